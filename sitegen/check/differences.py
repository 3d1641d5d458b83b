"""
A stated lead in percentage points is one growth rate less another.

For each difference whose scope is a measure or a term of the vocabulary, where the
growth rates of both are stated, against the same base.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.catalogue import mark
from sitegen.check.book import Book, compute, equates, judged
from sitegen.check.shares import subject_of
from sitegen.model.figure import Kind
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator


NAMES = {
    "difference": mark("A lead is one growth rate less another"),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity a difference."""
    for stated in book.of_kind(Kind.DIFFERENCE):
        other = subject_of(book, stated)
        ahead = book.growth(stated.subject, stated.period)
        behind = book.growth(other, stated.period) if other else None
        if ahead is None or behind is None:
            continue
        computed = compute(Name.DIFFERENCE, [ahead.quantity, behind.quantity])
        if computed is None or ahead.base != behind.base:
            continue
        yield Identity(
            rule="difference",
            figures=(stated, ahead, behind),
            is_equality=equates(stated.quantity),
            words=sentence(
                book.say("{0} less {1} is {2}; {3} is stated"),
                *(ahead, behind, book.shown(computed, "pp"), stated),
            ),
            outcome=judged(computed, stated.quantity),
        )
