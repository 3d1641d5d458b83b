"""
A stated growth rate follows from two stated levels.

For each subject with levels in a period and in the base of its growth rate,
whichever articles state them.
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


NAMES = {
    "growth": mark("A growth rate follows from two amounts"),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity a growth rate."""
    for rate in book.of_kind(Kind.GROWTH):
        now = book.level(rate.subject, rate.period)
        before = book.level(rate.subject, rate.base) if rate.base else None
        if now is None or before is None:
            continue
        computed = compute(Name.GROWTH, [now.quantity, before.quantity])
        if computed is None:
            continue
        yield Identity(
            rule="growth",
            figures=(rate, now, before),
            is_equality=equates(rate.quantity),
            words=sentence(
                book.say("{0} against {1} is growth by {2}; {3} is stated"),
                *(now, before, book.shown(computed, "%"), rate),
            ),
            outcome=judged(computed, rate.quantity),
        )
