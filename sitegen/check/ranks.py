"""
What ranks higher is not smaller.

For two ranks in one order (measure, period and scope) whose levels are stated.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.model.identity import Identity, Outcome, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.check.book import Book
    from sitegen.model.figure import Figure


def identities(book: Book) -> Iterator[Identity]:
    """Yield an identity for each pair of ranks, the higher first."""
    for one, other in permutations(book.of_kind(Kind.RANK), 2):
        if _order(one) != _order(other):
            continue
        high = book.level(one.subject, one.period)
        low = book.level(other.subject, other.period)
        if high is None or low is None or one.quantity.number >= other.quantity.number:
            continue
        most, least = high.quantity.interval.high, low.quantity.interval.low
        holds = most is None or least is None or most >= least
        yield Identity(
            rule="rank",
            figures=(one, other, high, low),
            is_equality=False,
            words=sentence(
                "{} ranks {}, {} ranks {}" + ("" if holds else ", though larger"),
                *(high, one, low, other),
            ),
            outcome=Outcome.HOLDS if holds else Outcome.BROKEN,
        )


def _order(rank: Figure) -> tuple[object, ...]:
    return (rank.subject.measure, rank.period, rank.scope)
