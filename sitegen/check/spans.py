"""
A shorter period inside a longer one has at most its level, now and a year before.

For levels that add up over time; stocks at an instant do not. Where the rest of the
longer period is stated as well, the two make its level, if it is money: those who
traded in two quarters may be the same. A balance has no limits but this sum.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from sitegen.catalogue import mark
from sitegen.check.book import compute, judged
from sitegen.check.limits import at_most, before
from sitegen.model.figure import Kind
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.check.book import Book
    from sitegen.model.figure import Figure, Subject


NAMES = {
    "span": mark("A period does not hold more than a longer one around it"),
    "span before": mark("A period did not hold more than a longer one the year before"),
    "spans": mark("Two periods add up to the longer one that they make"),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield an identity for each pair of periods of a subject."""
    by_subject: dict[tuple[Subject, str], list[Figure]] = {}
    for each in book.of_kind(Kind.LEVEL):
        if _adds_up(book, each):
            key = each.subject, each.quantity.unit.id
            by_subject.setdefault(key, []).append(each)
    for levels in by_subject.values():
        for short, long in nested(levels) if levels[1:] else ():
            if book.has_parts(short):
                yield at_most((short,), long, "span", book.vocabulary.language)
                yield from before(book, short, long, "span")
            yield from _whole(book, short, long)


def nested(levels: list[Figure]) -> list[tuple[Figure, Figure]]:
    """Return each level with those of longer periods around it, in their order."""
    order = sorted(range(len(levels)), key=lambda at: levels[at].period.start_day)
    starts = [levels[at].period.start_day for at in order]
    pairs = []
    for place, long in enumerate(levels):  # what begins within it may lie within it
        first = bisect_left(starts, long.period.start_day)
        last = bisect_right(starts, long.period.end_day)
        for at in order[first:last]:
            short = levels[at].period
            if short != long.period and long.period.contains(short):
                pairs.append((at, place))
    return [(levels[short], levels[long]) for short, long in sorted(pairs)]


def _whole(book: Book, first: Figure, long: Figure) -> Iterator[Identity]:
    """Yield that a period and the rest behind it make the longer one."""
    rest = long.period.without(first.period)
    last = book.level(long.subject, rest) if rest else None
    if last is None or last.period < first.period:  # the same from its other end
        return
    if not long.quantity.unit.currency:
        return
    computed = compute(Name.SUM, [first.quantity, last.quantity])
    if computed is None:
        return
    unit = long.quantity.unit.label
    yield Identity(
        rule="spans",
        figures=(long, first, last),
        is_equality=True,
        words=sentence(
            book.say("{0} and {1} make {2}; {3} is stated"),
            *(first, last, book.shown(computed, unit), long),
        ),
        outcome=judged(computed, long.quantity),
    )


def _adds_up(book: Book, figure: Figure) -> bool:
    measure = book.vocabulary.measures[figure.subject.measure]
    return bool(figure.period.days) and not (measure.is_stock or measure.is_rate)
