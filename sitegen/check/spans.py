"""
A shorter period inside a longer one has at most its level, now and a year before.

For levels that add up over time; stocks at an instant do not.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from sitegen.check.limits import at_most, before
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.check.book import Book
    from sitegen.model.figure import Figure
    from sitegen.model.identity import Identity


def identities(book: Book) -> Iterator[Identity]:
    """Yield an identity for each pair of periods of a subject."""
    levels = [each for each in book.of_kind(Kind.LEVEL) if _adds_up(book, each)]
    for short, long in permutations(levels, 2):
        same = short.subject == long.subject and short.period != long.period
        if same and long.period.contains(short.period):
            yield at_most([short], long, "span")
            yield from before(book, short, long, "span")


def _adds_up(book: Book, figure: Figure) -> bool:
    measure = book.vocabulary.measures[figure.subject.measure]
    return bool(figure.period.days) and not (measure.is_stock or measure.is_rate)
