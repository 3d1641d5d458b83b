"""
A stated contribution follows from levels and growth rates of part and whole.

The increase of each is its level less what it was before it grew. A contribution is
that of the part in per cent of the increase of the whole; or, in percentage points, in
per cent of what the whole was before. So the points are a part of its growth, and those
of all parts are its growth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.catalogue import mark
from sitegen.check.book import Book, compute, equates, is_sure, judged
from sitegen.check.shares import subject_of, whole_of
from sitegen.check.sums import added
from sitegen.model.figure import Figure, Kind, Subject
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.check.book import Key

NAMES = {
    "contribution": mark("A contribution follows from amounts and growth rates"),
    "contribution to growth": mark("A contribution in points is a part of the growth"),
    "sum of contributions": mark("Contributions in points add up to the growth"),
}
"""Its rules, as readers are told of them."""
POINTS = "pp"


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity a contribution, and those of contributions in points."""
    for stated in book.of_kind(Kind.CONTRIBUTION):
        yield from _of_amounts(book, stated)
    found = book.by_scope(Kind.CONTRIBUTION)
    for (subject, scope, period, unit), each in found.items():
        share = found.get((subject, scope, period, "%"))
        if unit == POINTS and share:
            yield from _of_growth(book, each, share)
    for growth in book.of_kind(Kind.GROWTH) if found else ():
        yield from _together(book, growth, found)


def _of_amounts(book: Book, stated: Figure) -> Iterator[Identity]:
    part = book.level(stated.subject, stated.period)
    whole = whole_of(book, stated)
    if part is None or whole is None:
        return
    part_rate = book.growth(part.subject, part.period)
    whole_rate = book.growth(whole.subject, whole.period)
    if part_rate is None or whole_rate is None or part_rate.base != whole_rate.base:
        return
    if not _is_yearly(whole_rate):
        return
    unit, inputs = stated.quantity.unit.id, (part, part_rate, whole, whole_rate)
    in_points = unit == POINTS
    name = Name.CONTRIBUTION_POINTS if in_points else Name.CONTRIBUTION
    computed = compute(name, [each.quantity for each in inputs])
    if computed is None:
        return
    said = book.say(
        "{0} grew by {1}; its increase is {2} of the increase of {3}, "
        "which grew by {4}; {5} is stated"
    )
    if in_points:
        said = book.say(
            "{0} grew by {1}; its increase is {2} of what {3} was before it grew by "
            "{4}; {5} is stated"
        )
    words = sentence(
        said,
        *(part, part_rate, book.shown(computed, "%"), whole, whole_rate, stated),
    )
    yield Identity(
        rule="contribution",
        figures=(stated, *inputs),
        is_equality=equates(stated.quantity),
        words=words,
        outcome=judged(computed, stated.quantity),
    )


def _of_growth(book: Book, points: Figure, share: Figure) -> Iterator[Identity]:
    whole = subject_of(book, points)
    growth = book.growth(whole, points.period) if whole else None
    if growth is None or not _is_yearly(growth):
        return
    computed = compute(Name.PART, [growth.quantity, share.quantity])
    if computed is None:
        return
    yield Identity(
        rule="contribution to growth",
        figures=(points, share, growth),
        is_equality=equates(points.quantity),
        words=sentence(
            book.say("{0} of {1} is {2}; {3} is stated"),
            *(share, growth, book.shown(computed, "pp"), points),
        ),
        outcome=judged(computed, points.quantity),
    )


def _is_yearly(growth: Figure) -> bool:
    """Tell whether a growth is on the year before, as a contribution is."""
    return growth.base == growth.period.year_before


def _together(
    book: Book, growth: Figure, stated: Mapping[Key, Figure]
) -> Iterator[Identity]:
    """Yield the identity of the growth of a whole of which all parts are stated."""
    measure, period = growth.subject.measure, growth.period
    names = book.vocabulary.measures[measure].sum_of
    of_all = growth.subject == Subject(measure=measure) and names
    if not (of_all and _is_yearly(growth) and is_sure(growth)):
        return
    keys = [(Subject(measure=each), measure, period, POINTS) for each in names]
    parts = [stated[key] for key in keys if key in stated]
    if len(parts) < len(names) or any(each.is_doubtful for each in parts):
        return
    computed = compute(Name.SUM, [each.quantity for each in parts])
    if computed is None:
        return
    yield Identity(
        rule="sum of contributions",
        figures=(growth, *parts),
        is_equality=equates(growth.quantity),
        words=sentence(
            book.say("{0} make {1}; {2} is stated"),
            *(added(parts, book.say), book.shown(computed, "pp"), growth),
        ),
        outcome=judged(computed, growth.quantity),
    )
