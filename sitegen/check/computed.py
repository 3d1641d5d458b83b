"""
What we compute is what is stated.

For each level that a recipe computes and an article states too, such as a balance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.catalogue import mark
from sitegen.check.book import Book, equates, judged
from sitegen.model.figure import Kind
from sitegen.model.identity import Identity, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = {
    "computed": mark("What we compute is what is stated"),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity a computed level that is also stated, in the same unit."""
    for figure in book.computed:
        stated = book.level(figure.subject, figure.period)
        if figure.kind is not Kind.LEVEL or stated is None:
            continue
        if stated.quantity.unit.id != figure.quantity.unit.id:
            continue
        yield Identity(
            rule="computed",
            figures=(stated, figure),
            is_equality=equates(stated.quantity),
            words=sentence(
                book.say("{0} is stated, and we compute {1}"), stated, figure
            ),
            outcome=judged(figure.quantity.interval, stated.quantity),
        )
