"""
A stated change is what its level is more than the level before.

The level before is that of the base, whichever article states it, or else follows from
the growth rate that is stated on the same base.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.catalogue import mark
from sitegen.check.book import Book, compute, equates, judged
from sitegen.model.figure import Kind
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Interval


NAMES = {
    "change": mark("A change follows from two amounts, or from one and its growth"),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity a change."""
    for change in book.of_kind(Kind.CHANGE):
        now = book.level(change.subject, change.period)
        other, computed = _computed(book, change, now)
        if now is None or other is None or computed is None:
            continue
        yield Identity(
            rule="change",
            figures=(change, now, other),
            is_equality=equates(change.quantity),
            words=sentence(
                book.say("{0} against {1} is a change by {2}; {3} is stated"),
                *(now, other, book.shown(computed, change.quantity.unit.short), change),
            ),
            outcome=judged(computed, change.quantity),
        )


def _computed(
    book: Book, change: Figure, now: Figure | None
) -> tuple[Figure | None, Interval | None]:
    """Return the change by two levels or by a growth, and what it was computed with."""
    if now is None or change.base is None:
        return None, None
    if before := book.level(change.subject, change.base):
        return before, compute(Name.DIFFERENCE, [now.quantity, before.quantity])
    rate = book.growth(change.subject, change.period)
    if rate is None or rate.base != change.base:
        return None, None
    earlier = compute(Name.PRIOR, [now.quantity, rate.quantity])
    return rate, compute(Name.DIFFERENCE, [now.quantity, earlier])
