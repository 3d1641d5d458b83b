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


def _named(text: str, tag: str) -> list[tuple[int, int, Adjustment]]:
    """Return where each adjustment is named, in reading order; none is in another."""
    found: list[tuple[int, int, Adjustment]] = []
    for key in KEYS:
        for match in words_of(tag).any("adjustment", key).finditer(text):
            start, end = match.span()
            if all(end <= first or last <= start for first, last, _ in found):
                found.append((start, end, Adjustment(key)))
    return sorted(found)


def adjustment_at(text: str, position: int, tag: str) -> Adjustment:
    """
    Return the adjustment of a number in a paragraph.

    It is that of its clause, or of one right behind it that names no other number, or
    of the nearest before it in its sentence; none where no word says so.
    """
    start, end = sentence_of(text, position, tag)
    sentence = text[start:end]
    parts = clauses(sentence, words_of(tag).language)
    own = clause_of(parts, position - start)
    said = {clause_of(parts, last - 1): each for _, last, each in _named(sentence, tag)}
    order = [own]
    for each in parts[own + 1 : own + 2]:
        has_number = any(map(str.isdigit, sentence[each.start : each.end]))
        if each.opening is Opening.JOINED and not has_number:
            order.append(own + 1)
    order += reversed(range(own))
    return next((said[each] for each in order if each in said), Adjustment.NONE)


def adjustment_of(heads: Iterable[str], tag: str) -> Adjustment:
    """Return the adjustment that the heads of a cell name, the nearest first."""
    said = (found[0][2] for each in heads if (found := _named(each, tag)))
    return next(said, Adjustment.NONE)
