"""
Amounts given in two currencies are converted at one rate.

The rate of each period is compared with that of the one before; where they differ,
amounts in the second currency must not be compared.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.catalogue import mark
from sitegen.check.book import Book, compute
from sitegen.model.figure import Figure, Kind
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, Outcome, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    Pair = tuple[Figure, Figure]


NAMES = {
    "conversion": mark("Amounts in two currencies have one rate between them"),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity for each two equivalents in a row in the same currencies."""
    for (one, one_other), (two, two_other) in _in_a_row(book):
        first = compute(Name.RATIO, [one.quantity, one_other.quantity])
        second = compute(Name.RATIO, [two.quantity, two_other.quantity])
        if first is None or second is None:
            continue
        yield Identity(
            rule="conversion",
            figures=(one_other, two_other, one, two),
            is_equality=False,
            words=sentence(
                book.say(
                    "{0} given as {1} is a rate of {2}; "
                    "{3} given as {4} is a rate of {5}"
                ),
                *(one, one_other, book.shown(first, "")),
                *(two, two_other, book.shown(second, "")),
            ),
            outcome=Outcome.HOLDS if first.meets(second) else Outcome.BROKEN,
        )


def _in_a_row(book: Book) -> Iterator[tuple[Pair, Pair]]:
    """Yield each level and its equivalent with those of the next period."""
    found: dict[tuple[str, str], list[Pair]] = {}
    for other in book.of_kind(Kind.EQUIVALENT):
        if level := book.level(other.subject, other.period):
            currencies = level.quantity.unit.id, other.quantity.unit.id
            found.setdefault(currencies, []).append((level, other))
    for pairs in found.values():
        yield from pairwise(sorted(pairs, key=lambda pair: pair[0].period))
