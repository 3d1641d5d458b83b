"""A value is adjusted for seasons and the calendar as far as the words by it say."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.figure import Kind
from sitegen.model.terms import Adjustment
from sitegen.printed.language import language_of
from sitegen.printed.numerals import numerals, plain
from sitegen.proof.objection import Objection
from sitegen.proof.sentences import sentence_at
from sitegen.proof.words import data_of, said
from sitegen.propose.dates import Clock
from sitegen.propose.times import times
from sitegen.propose.words import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model.figure import Figure
    from sitegen.proof.sentences import Spoken

SAID = {
    "seasonal": (Adjustment.SEASONAL, Adjustment.BOTH),
    "calendar": (Adjustment.CALENDAR, Adjustment.BOTH),
    "both": (Adjustment.BOTH,),
    "none": (Adjustment.NONE,),
    "any": (Adjustment.SEASONAL, Adjustment.CALENDAR, Adjustment.BOTH),
}
"""What may be stated where words say so; a note may say more than they do."""


class Adjusted(Struct, frozen=True, kw_only=True):
    """Words that say for what values are adjusted."""

    start: int
    end: int
    words: str
    key: str


@lru_cache(maxsize=1024)  # each paragraph is asked for all figures of its article
def adjusted(text: str, code: str) -> tuple[Adjusted, ...]:
    """Return all such words of a text; of two that overlap the longer counts."""
    found = [
        Adjusted(start=each.start(), end=each.end(), words=each[0].strip(), key=key)
        for key in SAID
        if key in data_of(code)["adjusted"]
        for each in said(code, "adjusted", key).finditer(text)
    ]
    found.sort(key=lambda each: each.start - each.end)
    kept: list[Adjusted] = []
    for each in found:
        if all(each.end <= one.start or one.end <= each.start for one in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def adjustment_objection(
    figure: Figure, spoken: Spoken, others: Sequence[str] = ()
) -> Objection | None:
    """
    Return which words by a number say of its adjustment what the figure does not.

    *others* are the paragraphs of its article, one of which may say it of all numbers.
    """
    if figure.kind is Kind.RANK:
        return None
    code = spoken.language.code
    found = adjusted(spoken.text, code)
    if not found:
        return _said_of_all(figure, others, spoken.tag)
    clock = Clock(published=None, covers=figure.period)
    taken = [(each.start, each.end) for each in times(spoken.text, spoken.tag, clock)]
    taken += [(each.start, each.end) for each in found]
    is_before = bool(data_of(code)["compared"].get("before"))
    sentence = sentence_at(spoken, taken, is_before=is_before, is_any=True)
    governing = sentence.own(found) or sentence.opening(found)
    if governing is None and not spoken.is_marked:
        governing, _ = sentence.governing(found)
    if governing is None:
        return _said_of_all(figure, others, spoken.tag)
    if figure.adjustment in SAID[governing.key]:
        return None
    return _objection(figure, governing)


def cell_objection(figure: Figure, heads: Iterable[str], tag: str) -> Objection | None:
    """Return the nearest head of a cell that says another adjustment, if one does."""
    code = language_of(tag).code
    for head in heads:
        found = adjusted(plain(head), code)
        if len(found) == 1:
            is_same = figure.adjustment in SAID[found[0].key]
            return None if is_same else _objection(figure, found[0])
    return None


def _said_of_all(
    figure: Figure, paragraphs: Sequence[str], tag: str
) -> Objection | None:
    """Return what a sentence without numbers says of all numbers of an article."""
    language = language_of(tag)
    for text in map(plain, paragraphs):
        for each in adjusted(text, language.code):
            start, end = sentence_of(text, each.start, tag)
            sentence = text[start:end]
            is_of_all = said(language.code, "adjusted", "everywhere").search(sentence)
            has_number = any(one.digits for one in numerals(sentence, language))
            if is_of_all and not has_number:
                is_same = figure.adjustment in SAID[each.key]
                return None if is_same else _objection(figure, each)
    return None


def _objection(figure: Figure, found: Adjusted) -> Objection:
    stated, known = figure.adjustment, SAID[found.key]
    says = "none" if stated is Adjustment.NONE else stated
    message = (
        f"{found.words!r} says how it is adjusted, and the figure has {says}; write "
        f"adjustment: {' or '.join(known)}, or mark with < and > the number and its "
        "own words"
    )
    return Objection(code="adjustment-differs", key="adjustment", message=message)
