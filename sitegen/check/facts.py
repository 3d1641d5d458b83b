"""
One fact stated twice is one value.

For figures of one kind, subject, period, base and scope in two articles, or twice
in one: complete if they have the same digits, consistent if their intervals meet,
in conflict otherwise (the terms of XBRL for duplicate facts). So are a value and the
one to which it was revised where their intervals only touch, as by a last digit.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from sitegen.catalogue import mark
from sitegen.check.book import when
from sitegen.model.identity import Identity, Outcome, sentence
from sitegen.model.terms import Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.check.book import Book
    from sitegen.model.figure import Figure


NAMES = {
    "same fact": mark("What is printed twice is the same"),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity a pair."""
    stated: dict[tuple[object, ...], list[Figure]] = {}
    for figure in book.figures:
        stated.setdefault(_key(figure), []).append(figure)
    for same in stated.values():
        yield from (_identity(book, one, other) for one, other in combinations(same, 2))


def _identity(book: Book, one: Figure, other: Figure) -> Identity:
    meets = _meets(one, other)
    is_complete = one.quantity == other.quantity
    said = book.say("{0} and {1} are in conflict")
    if meets and is_complete:
        said = book.say("{0} and {1} state the same")
    elif meets:
        said = book.say("{0} and {1} can both be true")
    return Identity(
        rule="same fact",
        figures=(one, other),
        is_equality=is_complete,
        words=sentence(said, one, other),
        outcome=Outcome.HOLDS if meets else Outcome.BROKEN,
    )


def _meets(one: Figure, other: Figure) -> bool:
    """Tell whether two may be one value, which a revision by a last digit is not."""
    mine, its = one.quantity.interval, other.quantity.interval
    is_revised = Observation.REVISED in {one.observation, other.observation}
    touches = mine.high is not None and mine.high == its.low
    touches |= its.high is not None and its.high == mine.low
    return mine.meets(its) and not (is_revised and touches)


def _key(figure: Figure) -> tuple[object, ...]:
    unit = figure.quantity.unit.id
    return (
        *(figure.kind, figure.subject, when(figure)),
        *(figure.base, figure.scope, unit),
    )
