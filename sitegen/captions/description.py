"""
Rows -> what their picture shows, in words, for those who do not see it.

What is drawn in which unit and period, the largest and the smallest, the direction
over time, then every value.
"""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from sitegen.catalogue import catalogue
from sitegen.dimensions import grouped
from sitegen.model.comparison import days_between
from sitegen.model.plan import Role, Row, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.catalogue import Catalogue


def describe(
    sort: Sort,
    subtitle: str,
    rows: Sequence[Row],
    missing: Sequence[str],
    language: str = "en",
) -> str:
    """Return the description of a chart of a *sort* as plain text."""
    say = catalogue(language)
    sentences = [f"{say(sort.says)}. {subtitle}"]
    among = f"{say('of those drawn')}, " if missing else ""
    for panel, of in grouped(rows, lambda row: row.panel).items():
        sentences += _panel(of, panel, among, say)
    if sort.is_over_time:
        sentences.append(_way(rows[0], rows[-1], say))
        if any(days_between(one.period, two.period) for one, two in pairwise(rows)):
            sentences.append(say("Of the time between, nothing is drawn"))
    if missing:
        sentences.append(say("Not drawn: %(names)s", names=", ".join(missing)))
    return " ".join(f"{each}." for each in sentences if each)


def _way(first: Row, last: Row, say: Catalogue) -> str:
    """Say from where to where a value went over time."""
    return say(
        "From %(first)s in %(begin)s to %(last)s in %(end)s",
        first=first.text,
        begin=first.label,
        last=last.text,
        end=last.label,
    )


def _panel(
    rows: Sequence[Row], panel: str, among: str, say: Catalogue
) -> Iterator[str]:
    before = f"{panel}: " if panel else ""
    drawn = [row for row in rows if row.role is Role.MARK]
    series = grouped(drawn, lambda row: row.series)
    things = {row.label for row in drawn}
    if len(things) > 1 or len(series) == len(drawn):
        sets = series if len(series) < len(drawn) else {"": drawn}
        for each, of in sets.items():
            head = f"{before}{each}: {among}" if each else before + among
            yield _extremes(of, head, say)
    listed = "; ".join(_things(rows))
    yield f"{before}{listed}"


def _things(rows: Sequence[Row]) -> Iterator[str]:
    """Yield each thing with its values, behind what they come to."""
    for label, of in grouped(rows, lambda row: row.label).items():
        over = [row for row in of if row.role is Role.TOTAL]
        head = [f"{label} {_valued(row, row.series)}:" for row in over]
        if over and label == over[0].series:
            head = [f"{_valued(over[0], label)}:"]
        parts = [_valued(row, row.series) for row in of if row not in over]
        first = [] if over or not label else [label]
        yield " ".join([*head, *first, ", ".join(parts)])


def _valued(row: Row, name: str) -> str:
    """Return a value with its growth, how it is known, and whether it is in doubt."""
    change = f" ({row.change})" if row.change else ""
    known = "".join(f", {each}" for each in (row.known, row.doubt) if each)
    note = f" ({row.note})" if row.note else ""
    return f"{name} {row.text}{change}{known}{note}".strip()


def _extremes(rows: Sequence[Row], before: str, say: Catalogue) -> str:
    """
    Name the largest and the smallest; among equals the first.

    One that is only known not to pass a limit may be any; then neither is named
    that this leaves open.
    """
    if len(rows) < 2:  # noqa: PLR2004 - one value is neither
        return ""
    is_one_bar = len({row.label for row in rows}) == 1
    name = attrgetter("series") if is_one_bar and rows[0].series else _called
    most = max(rows, key=lambda row: row.quantity.number)
    least = min(rows, key=lambda row: row.quantity.number)
    told = []
    if all(_reaches(most, row) for row in rows if row is not most):
        told.append(
            say("largest %(name)s, %(value)s", name=name(most), value=most.text)
        )
    if all(_reaches(row, least) for row in rows if row is not least):
        told.append(
            say("smallest %(name)s, %(value)s", name=name(least), value=least.text)
        )
    text = before + "; ".join(told)
    return text[0].upper() + text[1:] if told else ""


def _called(row: Row) -> str:
    return row.label or row.series or row.panel


def _reaches(more: Row, less: Row) -> bool:
    """Tell whether one is no less than the other, whatever their bounds leave open."""
    low, high = more.quantity.number, less.quantity.number
    if more.quantity.is_bound and more.quantity.interval.low is None:
        return False
    if less.quantity.is_bound and less.quantity.interval.high is None:
        return False
    return low >= high
