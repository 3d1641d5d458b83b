"""
Which words govern a number, and whether they make it a rise or a fall.

A word right before a number governs it ("fell by 5%"), or one right behind it ("a 5%
decline"); else the nearest before it in its clause, or where verbs stand last the
nearest behind it; else that of the clause which this one goes on with ("down by 7%,
cargoes by 3%"). What a thing fell to is no fall, unless a rate of falling fell to it.
Where two words contradict each other, neither is chosen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.printed.again import behind_of
from sitegen.printed.around import Around, Direction, moved_in, unless_denied
from sitegen.printed.clauses import Opening, continued
from sitegen.printed.words import FALL, side, word, words_of

if TYPE_CHECKING:
    from sitegen.printed.clauses import Clause
    from sitegen.printed.language import Language
    from sitegen.printed.words import Words


def direction(
    text: str, span: tuple[int, int], language: Language, *, is_points: bool
) -> Direction:
    """
    Return the direction of the phrase in *span* of *text*.

    *is_points* tells that it is a difference between two rates, of which one may itself
    be falling: "the decline eased by 2 points".
    """
    around = Around.of(text, span, language)
    ahead = _ahead(around.left, language)
    if _goes_on(ahead, around):
        ahead = replace(ahead, is_certain=True)
    is_named = is_points and ahead.sign > 0 and _is_rate(ahead, language)
    beside = _beside(around, Direction() if is_named else ahead)
    if beside.says:
        return beside
    if is_points and ahead.sign and _moves_a_fall(around.left, ahead, language):
        return Direction(is_open=True, words=ahead.words)
    if ahead.sign and not ahead.is_adjacent and (main := _main(around)):
        return main
    if ahead.says or words_of(language).levels.search(around.left):
        return ahead
    later = words_of(language).moving.search(around.right)
    if later and later["fall"]:  # "5 percent was the fall"
        return Direction(is_open=True, words=word(later))
    found = _inherited(around)
    if not found.says and language.is_verb_last:
        found = _shared(around)
    return found if found.says else _unknown(around)


def _goes_on(ahead: Direction, around: Around) -> bool:
    """
    Tell whether a verb governs a number from afar where verbs may stand last.

    "Sank gegenüber dem Vorjahr um 5 %" has no verb behind it; a noun, which German
    writes with a capital, may be another's: "legte nach dem Rückgang um 5 % zu".
    """
    words = words_of(around.language)
    is_verb = ahead.words[:1].islower() and not words.rates.fullmatch(ahead.words)
    is_by = around.language.is_verb_last and words.elision.search(around.left)
    return bool(ahead.sign and is_verb and is_by) and not (
        words.last.search(around.right)
        or len(list(words.moving.finditer(around.left))) > 1
    )


def _is_rate(ahead: Direction, language: Language) -> bool:
    """Tell whether a word names what is compared: "growth was 2 points slower"."""
    return bool(words_of(language).rates.fullmatch(ahead.words))


def _unknown(around: Around) -> Direction:
    """Return two readings where a word may move that is not known."""
    words = words_of(around.language)
    for match in (
        words.unknown.search(around.left),
        words.unknown_behind.match(around.right),
    ):
        if match and not (words.plain.search(match[0]) or words.verbs.search(match[0])):
            return Direction(is_open=True, is_known=False, words=word(match))
    return Direction()


def _beside(around: Around, ahead: Direction) -> Direction:
    """Return what governs a number from behind it."""
    language = around.language
    words = words_of(language)
    if language.is_verb_last:
        denial = next(filter(None, map(words.denied.search, around.frame)), None)
        if denial:
            return Direction(is_open=True, words=word(denial))
    behind = behind_of(around)
    if behind:
        if words.negated.search(around.left):  # "not even a 5% rise"
            return Direction(is_open=True, words=f"not … {word(behind)}")
        is_closed = bool(words.closed.search(around.left))  # "reversed a 5% decline"
        if ahead.says and not is_closed and ahead.sign != side(behind):
            return Direction(is_open=True, words=f"{ahead.words} … {word(behind)}")
        return Direction(sign=side(behind), words=word(behind))
    if language.is_verb_last and not (ahead.sign and ahead.is_certain):
        return _last(around.left, around.right, words)
    return Direction()


def _ahead(left: str, language: Language) -> Direction:
    """Return what the words before a number in its clause make of it."""
    words = words_of(language)
    match = _last_moving(left, words)
    near = words.near.search(left)
    if near and (match is None or match.end() <= near.start()):
        return unless_denied(left, near, words)
    if level := words.levels.search(left):
        return _of_rate(left[: level.start()], words)
    if match is None:
        return Direction()
    is_adjacent = bool(words.links.fullmatch(left, match.end()))
    return replace(
        unless_denied(left, match, words),
        is_certain=is_adjacent or not language.is_verb_last,
        is_adjacent=is_adjacent,
    )


def _last_moving(left: str, words: Words) -> re.Match[str] | None:
    """Return the last word that moves, save that of which: "fall in growth"."""
    last: re.Match[str] | None = None
    for match in words.moving.finditer(left):
        if words.taken.match(left, match.end()):
            continue
        between = left[last.end() : match.start()] if last else ""
        is_object = re.fullmatch(r"\s+(?:in|of)\s+(?:[\w’'-]+\s+){0,3}", between)
        if last and is_object and words.rates.fullmatch(match[0]):
            continue
        last = match
    return last


def _of_rate(before: str, words: Words) -> Direction:
    """
    Return the sign of a rate that went to a level.

    A decline that slowed to 5%, or was narrowed to it, is a fall; what fell to 5%, or
    saw a fall to it, is none.
    """
    rates = list(words.rates.finditer(before))
    moved = list(words.moving.finditer(before))
    if rates and moved and moved[-1].start() == rates[-1].start():
        *earlier, last = rates
        is_object = len(moved) > 1 and words.closed.search(before[: last.start()])
        is_subject = words.acting.search(before, last.end())
        rates = [last] if is_subject else earlier or ([last] if is_object else [])
    if not rates:
        return Direction()
    return Direction(sign=side(rates[-1]), words=word(rates[-1]))


def _moves_a_fall(left: str, ahead: Direction, language: Language) -> bool:
    """Tell whether the fall of a fall is measured: "the decline eased by 2 points"."""
    rates = words_of(language).rates.finditer(left)
    return any(each["fall"] and word(each) != ahead.words for each in rates)


def _last(left: str, right: str, words: Words) -> Direction:
    """Return what a verb at the end of the clause makes of a number before it."""
    match = words.last.search(right)
    if match is None or words.levels.search(left):
        return Direction()
    return unless_denied(right, match, words)


def _main(around: Around) -> Direction | None:
    """Return the verb before an aside: "rose after a drop in March by 5%"."""
    is_aside = around.own.opening is Opening.ASIDE and around.index
    if not is_aside or not _is_elided(around):
        return None
    return moved_in(around.before, around.language)


def _inherited(around: Around) -> Direction:
    """Return what an earlier clause makes of a number in one without a verb."""
    words = words_of(around.language)
    if words.copulas.fullmatch(around.left):
        return _rate_of(next(continued(around.clauses, around.index), None), around)
    if words.verbs.search(around.left):
        return Direction()
    is_elided = _is_elided(around)
    for clause in continued(around.clauses, around.index):
        part = around.part(clause)
        if moved := moved_in(part, around.language):
            return replace(moved, is_certain=is_elided)
        if words.verbs.search(part):
            return Direction()
    return _beyond(around) if around.index else Direction()


def _shared(around: Around) -> Direction:
    """
    Return the verb at the end of the next clause: "um 5 und um 3 % gesunken".

    Or its particle, as in "nahm um 5 und um 3 % ab".
    """
    words, left = words_of(around.language), around.left
    is_open = words.auxiliary.search(left) or words.parted.search(left)
    if is_open or words.elided.fullmatch(left):
        for clause in around.clauses[around.index + 1 :]:
            part = around.part(clause)
            has_own = words.auxiliary.search(part) or words.parted.search(part)
            if clause.opening is not Opening.JOINED or clause.is_comma or has_own:
                break
            if match := words.last.search(part):
                return unless_denied(part, match, words)
    return Direction()


def _rate_of(clause: Clause | None, around: Around) -> Direction:
    """Return the rate that a clause names: "growth was slower, at 5%"."""
    rates = words_of(around.language).rates
    last = None
    for match in rates.finditer(around.part(clause)) if clause else ():
        last = match
    return Direction(sign=side(last), words=word(last)) if last else Direction()


def _beyond(around: Around) -> Direction:
    """Return what the clause before an aside or a contrast makes of a number."""
    if around.own.opening not in {Opening.ASIDE, Opening.CONTRAST}:
        return Direction()
    # "fell after the storm by 5%" goes on; "fell, after 5% in May" may or may not.
    moved = moved_in(around.before, around.language)
    if moved and words_of(around.language).elision.search(around.left):
        return moved
    if moved and moved.sign == FALL:
        return Direction(is_open=True, words=moved.words)
    return Direction()


def _is_elided(around: Around) -> bool:
    """Tell whether nothing but a word such as "by" stands for the verb said before."""
    words, left = words_of(around.language), around.left
    return bool(words.elided.fullmatch(left) or words.elision.search(left))
