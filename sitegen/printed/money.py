"""The sign of a level: a deficit is a negative balance, a surplus a positive one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.printed.around import Direction
from sitegen.printed.clauses import Opening, clause_of, clauses
from sitegen.printed.language import any_of, language_of
from sitegen.printed.told_on import is_told_on
from sitegen.printed.words import FALL, words_of

if TYPE_CHECKING:
    from sitegen.model.vocabulary import Measure
    from sitegen.printed.clauses import Clause
    from sitegen.printed.language import Language

BRACKETS = {"(", "[", "\uff08"}
"""Right behind one stands the same of another time: "a deficit of 5.4 (4.6 in May)"."""
_OF_TIME = re.compile(
    r"[(\[\uff08][^()\[\]\uff08\uff09;:\uff1a]{1,24}[:\uff1a]\s*[^\s\w]?$"
)
"""So it does behind the name of that time: "a deficit of 5.4 (2024: 4.6)"."""


@cache
def _words(code: str, key: str) -> re.Pattern[str]:
    language = language_of(code)
    return re.compile(any_of(language, language.list_of("money", key)), re.IGNORECASE)


def sign_of_money(
    text: str, span: tuple[int, int], language: Language, measure: Measure | None
) -> Direction:
    """
    Return the sign that "deficit" or "surplus" gives to the level of a *measure*.

    A measure that is called a deficit has deficits as positive levels, another that
    can be negative as negative ones; if the measure is not known, both can be meant.
    """
    if side_of_money(text, span, language) != "deficit":
        return Direction()
    if measure and _is_named_behind(text, span, language, measure):
        return Direction()
    if measure is None or measure.is_signed is None:
        return Direction(sign=FALL, words="deficit", is_certain=False)
    # A measure has its name in the language of the site.
    is_deficit = any(
        _words(code, "deficit").search(measure.label) for code in {"en", language.code}
    )
    is_negative = measure.is_signed and not is_deficit
    return Direction(sign=FALL, words="deficit") if is_negative else Direction()


def turned(
    way: Direction,
    text: str,
    span: tuple[int, int],
    language: Language,
    measure: Measure | None,
) -> Direction:
    """Return how far a balance moved: one whose deficit narrowed has risen."""
    money = sign_of_money(text, span, language, measure)
    is_turned = money.sign == FALL and money.is_certain
    last = _last_deficit(text, span[0], language)
    if last is None or not is_turned:
        return way
    lead = rf"{_words(language.code, 'beside').pattern}\s+(?:[^\W\d]+\s+)?$"
    beside = re.search(lead, text[: last.start()], re.IGNORECASE)
    # "A fall in the deficit" is one of it, "down long in deficit" none.
    is_of_it = beside and text[: beside.start()].rstrip().endswith(way.words.strip())
    is_beside = beside and not is_of_it
    is_judged = _words(language.code, "judged").fullmatch(way.words.strip())
    return way if is_beside or is_judged else replace(way, sign=-way.sign)


def _last_deficit(text: str, end: int, language: Language) -> re.Match[str] | None:
    return max(
        _words(language.code, "deficit").finditer(text, 0, end),
        key=re.Match.end,
        default=None,
    )


def _is_named_behind(
    text: str, span: tuple[int, int], language: Language, measure: Measure
) -> bool:
    """Tell whether the measure is the subject: "after a deficit the balance was"."""
    last = _last_deficit(text, span[0], language)
    between = text[last.end() : span[0]].lower() if last else ""
    linked = _words(language.code, "linked").match(between.strip())
    names = (measure.label, measure.inline, *measure.synonyms)
    is_named = any(name and name.lower() in between for name in names)
    return is_named and not linked


def _subject(text: str, found: list[Clause], at: int, language: Language) -> int:
    """Return where the subject of a clause begins: "the deficit with China was"."""
    joins, words, first = _words(language.code, "with"), words_of(language), at
    is_crossed = False
    while first and found[first].opening is Opening.JOINED:
        part = text[found[first - 1].start : found[first - 1].end]
        is_with = joins.search(text, found[first - 1].end, found[first].start)
        is_with = is_with or _linked(language).search(part)
        has_verb = words.moving.search(part) or words.verbs.search(part)
        if not is_with and (is_crossed or has_verb or any(map(str.isdigit, part))):
            break
        first, is_crossed = first - 1, is_crossed or bool(is_with)
    return first if is_crossed else at


@cache
def _linked(language: Language) -> re.Pattern[str]:
    """Return the part of a subject before its "and": "the deficit in goods"."""
    words, linked = (
        _words(language.code, key).pattern for key in ("deficit", "linked")
    )
    return re.compile(rf"{words}\s+{linked}(?:\s+[^\W\d]+){{1,2}}\s*$", re.IGNORECASE)


def _is_left(word: str, language: Language) -> bool:
    """Tell whether a clause begins with a number that was left: "up from"."""
    words = words_of(language)
    match = words.origins.search(word)
    lead = word[: match.start()].strip() if match else word
    return bool(match and (not lead or words.moving.fullmatch(lead)))


def _goes_on(before: str, text: str, clause: Clause, language: Language) -> bool:
    """Tell whether a move has the subject of the clause before: "was 60, down 11"."""
    words = words_of(language)
    move = words.moving.match(before.lstrip())
    return bool(
        move
        and words.links.fullmatch(before.lstrip(), move.end())
        and names_balance(text[clause.start : clause.end], language)
    )


def names_balance(text: str, language: Language) -> list[str]:
    """Return the words for a deficit or a surplus in a text."""
    keys = ("deficit", "surplus")
    return [
        each[0] for key in keys for each in _words(language.code, key).finditer(text)
    ]


def side_of_money(text: str, span: tuple[int, int], language: Language) -> str:
    """Return ``deficit`` or ``surplus`` where such a word governs an amount."""
    found = clauses(text, language)
    at = clause_of(found, span[0])
    own = found[at]
    before, after = text[own.start : span[0]], text[span[1] : max(own.end, span[1])]
    word = before.strip()
    is_aside = own.opening is Opening.ASIDE and not word
    link = text[found[at - 1].end : span[0]].strip(" ,\uff0c") if at else ""
    is_same = link in BRACKETS or _words(language.code, "same").fullmatch(link)
    is_move = at and own.opening is Opening.JOINED
    if is_move and _goes_on(before, text, found[at - 1], language):
        is_same = True
    if bracket := _OF_TIME.search(text[: span[0]]):
        at = clause_of(found, max(0, bracket.start() - 2))
        before = text[found[at].start : span[0]]
    elif at and (is_aside or is_same or _is_left(word, language)):
        # Of the same thing at another time: "a deficit of 1.3, from 1.1", "after 1.1".
        before = text[found[at - 1].start : span[0]]
    elif (first := _subject(text, found, at, language)) < at:
        before = text[found[first].start : span[0]]
    elif at and (
        is_told_on(text, span, found, language)
        or _words(language.code, "resumed").match(
            text[found[at - 1].end :].lstrip(", ")
        )
    ):
        first = _subject(text, found, at - 1, language)
        before = f"{text[found[first].start : found[at - 1].end]} {before}"
    last = [
        (match.end(), key)
        for key in ("deficit", "surplus")
        for match in _words(language.code, key).finditer(before)
    ]
    for key in ("deficit", "surplus"):
        match = _words(language.code, key).search(after)
        if match and len(after[: match.start()].split()) <= 1:
            return key
    return max(last)[1] if last else ""
