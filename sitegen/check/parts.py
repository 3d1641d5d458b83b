"""
A part is at most its whole, now and a year before.

Parts are terms below others in the vocabulary (`part_of`), any product, partner or
enterprise within the total, and measures that are parts of others. Where parts do
not overlap, together they are at most the whole too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.check.limits import at_most, before, before_together
from sitegen.model.figure import Figure, Kind, Subject
from sitegen.model.vocabulary import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.check.book import Book
    from sitegen.model.identity import Identity

DIMENSIONS = ("product", "partner", "enterprise")


def identities(book: Book) -> Iterator[Identity]:
    """Yield an identity for each part with its whole, and for parts together."""
    for part in book.of_kind(Kind.LEVEL):
        for whole in _wholes(book, part):
            yield at_most([part], whole, "part")
            yield from before(book, part, whole, "part")
    for whole in book.of_kind(Kind.LEVEL):
        for key in DIMENSIONS:
            parts = _disjoint(book, whole, key)
            if len(parts) > 1:
                yield at_most(parts, whole, "parts")
                yield from before_together(book, parts, whole)


def _wholes(book: Book, part: Figure) -> Iterator[Figure]:
    words, subject = book.vocabulary, part.subject
    subjects: list[Subject] = []
    for key in DIMENSIONS:
        name = getattr(subject, key)
        above = ancestors(name, getattr(words, f"{key}s")) if name else set()
        subjects += [replace(subject, **{key: each}) for each in ("", *sorted(above))]
    measures = words.measures[subject.measure].part_of
    subjects += [replace(subject, measure=each) for each in measures]
    for each in dict.fromkeys(subjects):
        for whole in book.of_kind(Kind.LEVEL):
            is_around = whole.period == part.period or _ends_with(whole, part)
            if each != subject and whole.subject == each and is_around:
                yield whole


def _ends_with(whole: Figure, part: Figure) -> bool:
    """Tell whether a stock at an instant contains a flow that ends there."""
    return whole.period.days == 0 and whole.period.end == part.period.end is not None


def _disjoint(book: Book, whole: Figure, key: str) -> list[Figure]:
    """Return parts along one dimension that do not overlap, in their order."""
    found: list[Figure] = []
    if getattr(whole.subject, key):
        return found
    for part in book.of_kind(Kind.LEVEL):
        inside = replace(part.subject, **{key: ""}) == whole.subject
        if not inside or part == whole or part.period != whole.period:
            continue
        if part.quantity.unit.id != whole.quantity.unit.id:
            continue
        if not any(book.vocabulary.overlap(part.subject, o.subject) for o in found):
            found.append(part)
    return found
