"""
A part is at most its whole, now and a year before.

Parts are terms below others in the vocabulary (`part_of`), any product, partner or
enterprise within the total, and measures that are parts of others. Where parts do
not overlap, together they are at most the whole too. A balance has no such parts: it
may be less with all than with one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.check.book import when
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
    levels = [each for each in book.of_kind(Kind.LEVEL) if book.has_parts(each)]
    yield from _alone(book, levels)
    yield from _together(book, levels)


def _alone(book: Book, levels: list[Figure]) -> Iterator[Identity]:
    stated: dict[Subject, list[Figure]] = {}
    for each in levels:
        stated.setdefault(each.subject, []).append(each)
    for part in levels:
        for subject in _above(book, part.subject):
            for whole in stated.get(subject, []):
                if _is_around(whole, part):
                    yield at_most([part], whole, "part")
                    yield from before(book, part, whole, "part")


def _together(book: Book, levels: list[Figure]) -> Iterator[Identity]:
    inside: dict[tuple[str, Subject], list[Figure]] = {}
    for each in levels:
        for key in DIMENSIONS:
            if getattr(each.subject, key):
                around = replace(each.subject, **{key: ""})
                inside.setdefault((key, around), []).append(each)
    for whole in levels:
        for key in DIMENSIONS:
            parts = _disjoint(book, whole, inside.get((key, whole.subject), []))
            if len(parts) > 1:
                yield at_most(parts, whole, "parts")
                yield from before_together(book, parts, whole)


def _above(book: Book, subject: Subject) -> list[Subject]:
    """Return what wholly contains a subject, each way by one dimension."""
    words = book.vocabulary
    found: list[Subject] = []
    for key in DIMENSIONS:
        if name := getattr(subject, key):
            above = sorted(ancestors(name, getattr(words, f"{key}s")))
            found += [replace(subject, **{key: each}) for each in ("", *above)]
    measures = words.measures[subject.measure].part_of
    return found + [replace(subject, measure=each) for each in measures]


def _is_around(whole: Figure, part: Figure) -> bool:
    """Tell whether two levels can be compared: one unit, and a time of both."""
    if whole.quantity.unit.id != part.quantity.unit.id:
        return False
    # A stock at an instant contains a flow that ends there.
    is_stock = whole.period.days == 0 and whole.period.end == part.period.end
    return when(whole) == when(part) or (is_stock and part.period.is_dated)


def _disjoint(book: Book, whole: Figure, inside: list[Figure]) -> list[Figure]:
    """Return parts along one dimension that do not overlap, in their order."""
    found: list[Figure] = []
    for part in inside:
        is_apart = not any(
            book.vocabulary.overlap(part.subject, other.subject) for other in found
        )
        has_unit = part.quantity.unit.id == whole.quantity.unit.id
        if is_apart and has_unit and when(part) == when(whole):
            found.append(part)
    return found
