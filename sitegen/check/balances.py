"""
A balance is one measure less another, as exports less imports.

For each measure that the vocabulary calls the balance of two others (`balance_of`),
where the levels of both are stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.catalogue import mark
from sitegen.check.book import Book, compute, equates, judged
from sitegen.model.figure import Kind
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator


NAMES = {
    "balance": mark("A balance is one amount less another"),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity a balance."""
    for stated in book.of_kind(Kind.LEVEL):
        names = book.vocabulary.measures[stated.subject.measure].balance_of
        subjects = [replace(stated.subject, measure=each) for each in names]
        found = [book.level(each, stated.period) for each in subjects]
        if not names or not all(found):
            continue
        more, less = filter(None, found)
        computed = compute(Name.BALANCE, [more.quantity, less.quantity])
        if computed is None or more.quantity.unit.id != stated.quantity.unit.id:
            continue
        yield Identity(
            rule="balance",
            figures=(stated, more, less),
            is_equality=equates(stated.quantity),
            words=sentence(
                book.say("{0} less {1} is {2}; {3} is stated"),
                *(more, less, book.shown(computed, stated.quantity.unit.label), stated),
            ),
            outcome=judged(computed, stated.quantity),
        )
