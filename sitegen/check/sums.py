"""
A whole is the sum of its parts, and grows as they do.

For each measure that the vocabulary calls the sum of others (`sum_of`): the levels
of the parts add up to that of the whole, and the growth of the whole follows from
the levels and growth rates of the parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.catalogue import mark
from sitegen.check.book import Book, compute, judged
from sitegen.model.figure import Figure, Kind
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, Words, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.catalogue import Catalogue


NAMES = {
    "sum": mark("A whole is the sum of its parts"),
    "growth of the sum": mark("A whole grows as its parts do"),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield both identities for each whole of which all parts are stated."""
    for whole in book.of_kind(Kind.LEVEL):
        names = book.vocabulary.measures[whole.subject.measure].sum_of
        parts = [
            book.level(replace(whole.subject, measure=name), whole.period)
            for name in names
        ]
        found = [part for part in parts if part]
        if names and len(found) == len(names):
            yield from _levels(book, whole, found)
            yield from _growths(book, whole, found)


def _levels(book: Book, whole: Figure, parts: list[Figure]) -> Iterator[Identity]:
    computed = compute(Name.SUM, [part.quantity for part in parts])
    if computed is None:
        return
    unit = whole.quantity.unit.label
    yield Identity(
        rule="sum",
        figures=(whole, *parts),
        is_equality=True,
        words=sentence(
            book.say("{0} make {1}; {2} is stated"),
            *(added(parts, book.say), book.shown(computed, unit), whole),
        ),
        outcome=judged(computed, whole.quantity),
    )


def _growths(book: Book, whole: Figure, parts: list[Figure]) -> Iterator[Identity]:
    stated = book.growth(whole.subject, whole.period)
    rates = [book.growth(part.subject, part.period) for part in parts]
    known = [rate for rate in rates if rate]
    if stated is None or len(known) != len(parts):
        return
    if any(rate.base != stated.base for rate in known):
        return
    before = [
        compute(Name.PRIOR, [part.quantity, rate.quantity])
        for part, rate in zip(parts, known, strict=True)
    ]
    earlier = compute(Name.SUM, before)
    now = compute(Name.SUM, [part.quantity for part in parts])
    computed = compute(Name.GROWTH, [now, earlier])
    if computed is None:
        return
    yield Identity(
        rule="growth of the sum",
        figures=(stated, *parts, *known),
        is_equality=True,
        words=sentence(
            book.say("{0}; together they grow by {1}; {2} is stated"),
            *(_growing(book, parts, known), book.shown(computed, "%"), stated),
        ),
        outcome=judged(computed, stated.quantity),
    )


def _growing(book: Book, parts: list[Figure], rates: list[Figure]) -> Words:
    words: Words = ()
    for part, rate in zip(parts, rates, strict=True):
        first = book.say("{0} grew by {1}")
        said = book.say(", {0} by {1}") if words else first
        words += sentence(said, part, rate)
    return words


def added(figures: Sequence[Figure], say: Catalogue) -> Words:
    """Return figures with the word for a sum between them."""
    return _joined(figures, f" {say('plus')} ", f" {say('plus')} ")


def listed(figures: Sequence[Figure], say: Catalogue) -> Words:
    """Return figures in a row, as names are."""
    return _joined(figures, ", ", f" {say('and')} ")


def _joined(figures: Sequence[Figure], between: str, last: str) -> Words:
    words: list[str | Figure] = []
    for place, figure in enumerate(figures, start=1):
        word = last if place == len(figures) else between
        words += [word, figure] if words else [figure]
    return tuple(words)
