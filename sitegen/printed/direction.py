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
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen.printed.clauses import Opening, clause_of, clauses, continued
from sitegen.printed.words import FALL, masked, side, word, words_of

if TYPE_CHECKING:
    from sitegen.printed.clauses import Clause
    from sitegen.printed.language import Language
    from sitegen.printed.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """What the words around a number make of its sign."""

    sign: int = 0
    """1 for a rise, -1 for a fall, 0 where no word says."""
    words: str = ""
    is_certain: bool = True
    """False where the word is that of another clause, or far from its number."""
    is_open: bool = False
    """Two readings are possible, and none is better."""
    is_adjacent: bool = True
    """The word and its number touch, or what stands between says nothing."""

    @property
    def says(self) -> bool:
        """Tell whether there is a word that governs the number, or two."""
        return bool(self.sign) or self.is_open


@dataclass(frozen=True, slots=True)
class Around:
    """The text around a phrase, in clauses and without words that only seem to move."""

    text: str
    start: int
    end: int
    clauses: list[Clause]
    index: int
    """Of the clause in which the phrase stands."""
    language: Language

    @property
    def own(self) -> Clause:
        """The clause in which the phrase stands."""
        return self.clauses[self.index]

    @property
    def left(self) -> str:
        """What stands before the phrase in its clause."""
        return self.text[self.own.start : self.start]

    @property
    def right(self) -> str:
        """What stands behind the phrase in its clause."""
        return self.text[self.end : max(self.own.end, self.end)]

    @property
    def before(self) -> str:
        """The text of the clause before that."""
        return self.part(self.clauses[self.index - 1])

    def part(self, clause: Clause) -> str:
        """Return the text of a clause."""
        return self.text[clause.start : clause.end]


def direction(
    text: str, span: tuple[int, int], language: Language, *, is_points: bool
) -> Direction:
    """
    Return the direction of the phrase in *span* of *text*.

    *is_points* tells that it is a difference between two rates, of which one may itself
    be falling: "the decline eased by 2 points".
    """
    start, end = span
    hidden = masked(text, language)
    found = clauses(hidden[:start] + "0" * (end - start) + hidden[end:], language)
    index = clause_of(found, start)
    around = Around(hidden, start, end, found, index, language)
    ahead = _ahead(around.left, language)
    beside = _beside(around, ahead)
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
    return _inherited(around)


def _beside(around: Around, ahead: Direction) -> Direction:
    """Return what governs a number from behind it."""
    language = around.language
    words = words_of(language)
    if language.is_verb_last and (denial := words.denied.search(around.left)):
        return Direction(is_open=True, words=word(denial))
    behind = words.behind.match(around.right)
    if behind:
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
        return _unless_denied(left, near, words)
    if level := words.levels.search(left):
        return _of_rate(left[: level.start()], words)
    if match is None:
        return Direction()
    is_adjacent = bool(words.links.fullmatch(left, match.end()))
    return replace(
        _unless_denied(left, match, words),
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
        rates = earlier or ([last] if is_object else [])
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
    return _unless_denied(right, match, words)


def _main(around: Around) -> Direction | None:
    """Return the verb before an aside: "rose after a drop in March by 5%"."""
    is_aside = around.own.opening is Opening.ASIDE and around.index
    if not is_aside or not _is_elided(around):
        return None
    return _moved(around.before, around.language)


def _inherited(around: Around) -> Direction:
    """Return what the verb of an earlier clause makes of a number without one."""
    words = words_of(around.language)
    if words.verbs.search(around.left):
        return Direction()
    is_elided = _is_elided(around)
    for clause in continued(around.clauses, around.index):
        part = around.part(clause)
        if moved := _moved(part, around.language):
            return replace(moved, is_certain=is_elided)
        if words.verbs.search(part):
            return Direction()
    if around.index and around.own.opening in {Opening.ASIDE, Opening.CONTRAST}:
        # "fell after the storm by 5%" goes on; "fell, after 5% in May" may or may not.
        moved = _moved(around.before, around.language)
        if moved and is_elided:
            return moved
        if moved and moved.sign == FALL:
            return Direction(is_open=True, words=moved.words)
    return Direction()


def _moved(part: str, language: Language) -> Direction | None:
    """Return the direction of the last word that moves in a clause."""
    words = words_of(language)
    match = None
    for each in words.moving.finditer(part):
        match = each
    if language.is_verb_last:
        match = words.last.search(part) or match
    return _unless_denied(part, match, words) if match else None


def _is_elided(around: Around) -> bool:
    """Tell whether nothing but a word such as "by" stands for the verb said before."""
    words, left = words_of(around.language), around.left
    return bool(words.elided.fullmatch(left) or words.elision.search(left))


def _unless_denied(text: str, match: re.Match[str], words: Words) -> Direction:
    if words.negated.search(text[: match.start()]):
        return Direction(is_open=True, words=f"not {word(match)}")
    return Direction(sign=side(match), words=word(match))
