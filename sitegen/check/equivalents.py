"""
Amounts given in two currencies are converted at one rate.

The rates that two articles used are compared; where they differ, their amounts in
the second currency must not be.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from sitegen.check.book import Book, compute, shown
from sitegen.model.figure import Figure, Kind
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, Outcome, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity a pair of equivalents in the same currencies."""
    pairs = [
        (level, other)
        for other in book.of_kind(Kind.EQUIVALENT)
        if (level := book.level(other.subject, other.period))
    ]
    for (one, one_other), (two, two_other) in combinations(pairs, 2):
        if _currencies(one, one_other) != _currencies(two, two_other):
            continue
        first = compute(Name.RATIO, [one.quantity, one_other.quantity])
        second = compute(Name.RATIO, [two.quantity, two_other.quantity])
        if first is None or second is None:
            continue
        yield Identity(
            rule="conversion",
            figures=(one_other, two_other, one, two),
            is_equality=False,
            words=sentence(
                "{} given as {} is a rate of {}; {} given as {} is a rate of {}",
                *(one, one_other, shown(first, "")),
                *(two, two_other, shown(second, "")),
            ),
            outcome=Outcome.HOLDS if first.meets(second) else Outcome.BROKEN,
        )


def _currencies(level: Figure, other: Figure) -> tuple[str, str]:
    return level.quantity.unit.id, other.quantity.unit.id
