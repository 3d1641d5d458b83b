"""
What ranks higher is not smaller, and what ranks the same is as large.

For two ranks of one measure, period and scope whose levels are stated, or whose growth
rates where the scope ranks `by` growth: of partners, or of parts of a measure where
that is the scope. The first among the provinces for
one product and the second for another stand in no order with each other.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from sitegen.catalogue import mark
from sitegen.check.book import have_one_unit, when
from sitegen.dimensions import WHO
from sitegen.model.figure import Kind
from sitegen.model.identity import Identity, Outcome, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.check.book import Book
    from sitegen.model.figure import Figure


NAMES = {
    "rank": mark("Ranks follow the amounts that they put in order"),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield an identity for each pair of ranks, the higher first."""
    for pair in _pairs(book):
        one, other = sorted(pair, key=lambda rank: rank.quantity.number)
        if not _share_an_order(book, one, other):
            continue
        high, low = _ranked(book, one), _ranked(book, other)
        if not high or not low or not have_one_unit([high.quantity, low.quantity]):
            continue
        most, least = high.quantity.interval.high, low.quantity.interval.low
        holds = most is None or least is None or most >= least
        if one.quantity.number == other.quantity.number:
            holds = high.quantity.interval.meets(low.quantity.interval)
        yield Identity(
            rule="rank",
            figures=(one, other, high, low),
            is_equality=False,
            words=sentence(
                book.say("{0} ranks {1}, {2} ranks {3}")
                if holds
                else book.say("{0} ranks {1}, {2} ranks {3}, against their order"),
                *(high, one, low, other),
            ),
            outcome=Outcome.HOLDS if holds else Outcome.BROKEN,
        )


def _pairs(book: Book) -> Iterator[tuple[Figure, Figure]]:
    """Yield each two ranks that may be of one order."""
    orders: dict[tuple[object, ...], list[Figure]] = {}
    for rank in book.of_kind(Kind.RANK):
        orders.setdefault(_order(rank), []).append(rank)
    for ranks in orders.values():
        yield from combinations(ranks, 2)


def _ranked(book: Book, rank: Figure) -> Figure | None:
    """Return what a rank puts in order: a level, or a growth rate."""
    scope = book.vocabulary.scopes.get(rank.scope)
    kind = scope.by if scope else Kind.LEVEL
    return book.by_key.get((kind, rank.subject, rank.period))


def _share_an_order(book: Book, one: Figure, other: Figure) -> bool:
    """Tell whether two ranks are places in one order."""
    different = [
        key for key in WHO if getattr(one.subject, key) != getattr(other.subject, key)
    ]
    is_of_parts = one.scope in book.vocabulary.measures and len(different) == 1
    return is_of_parts or different == ["partner"]


def _order(rank: Figure) -> tuple[object, ...]:
    return (rank.subject.measure, when(rank), rank.scope)
