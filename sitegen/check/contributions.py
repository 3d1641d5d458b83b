"""
A stated contribution follows from levels and growth rates of part and whole.

The increase of each is its level less what it was before it grew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.catalogue import mark
from sitegen.check.book import Book, compute, equates, judged
from sitegen.check.shares import whole_of
from sitegen.model.figure import Kind
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator


NAMES = {
    "contribution": mark("A contribution follows from amounts and growth rates"),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity a contribution."""
    for stated in book.of_kind(Kind.CONTRIBUTION):
        part = book.level(stated.subject, stated.period)
        whole = whole_of(book, stated)
        if part is None or whole is None:
            continue
        part_rate = book.growth(part.subject, part.period)
        whole_rate = book.growth(whole.subject, whole.period)
        if part_rate is None or whole_rate is None:
            continue
        inputs = (part, part_rate, whole, whole_rate)
        computed = compute(Name.CONTRIBUTION, [each.quantity for each in inputs])
        if computed is None or part_rate.base != whole_rate.base:
            continue
        yield Identity(
            rule="contribution",
            figures=(stated, *inputs),
            is_equality=equates(stated.quantity),
            words=sentence(
                book.say(
                    "{0} grew by {1}; its increase is {2} of the increase of {3}, "
                    "which grew by {4}; {5} is stated"
                ),
                *(
                    part,
                    part_rate,
                    book.shown(computed, "%"),
                    whole,
                    whole_rate,
                    stated,
                ),
            ),
            outcome=judged(computed, stated.quantity),
        )
