"""On what terms a number is stated, as far as its sentence or its table tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.terms import Adjustment
from sitegen.printed.clauses import Opening, clause_of, clauses
from sitegen.propose.words import sentence_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

KEYS = ("none", "both", "seasonal", "calendar")
"""The words under ``[adjustment]``, those that hold others first: "seasonally" is a
part of "not seasonally adjusted", and begins behind it."""


def adjustment_in(text: str, tag: str) -> Adjustment | None:
    """Return the first adjustment that a text names; `None` where it names none."""
    found = [
        (match.start(), rank, key)
        for rank, key in enumerate(KEYS)
        if (match := words_of(tag).any("adjustment", key).search(text))
    ]
    return Adjustment(min(found)[2]) if found else None


def adjustment_at(text: str, position: int, tag: str) -> Adjustment:
    """
    Return the adjustment of a number in a paragraph.

    It is that of its clause, or of the nearest clause before it in its sentence, or of
    one behind it that names no other number; none where no word says so.
    """
    start, end = sentence_of(text, position, tag)
    found = clauses(text[start:end], words_of(tag).language)
    own = clause_of(found, position - start)
    behind = [
        each
        for each in found[own + 1 : own + 2]
        if each.opening is Opening.JOINED
        and not any(map(str.isdigit, text[start + each.start : start + each.end]))
    ]
    parts = [*reversed(found[: own + 1]), *behind]
    for each in [parts[0], *behind, *parts[1:]]:
        said = adjustment_in(text[start + each.start : start + each.end], tag)
        if said is not None:
            return said
    return Adjustment.NONE


def adjustment_of(heads: Iterable[str], tag: str) -> Adjustment:
    """Return the adjustment that the heads of a cell name, the nearest first."""
    said = (adjustment_in(each, tag) for each in heads)
    return next((each for each in said if each is not None), Adjustment.NONE)
