"""Whether figures make the series of a chart: each complete, one after the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.model.chart import Order
from sitegen.plan.claims import error
from sitegen.plan.comparable import is_monthly
from sitegen.plan.gather import split, things

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.diagnostics import Diagnostic
    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.plan import Sort


def series(chart: Chart, sort: Sort, figures: Sequence[Figure]) -> Iterator[Diagnostic]:
    """Yield series that the kind has no room for, or in which nothing is complete."""
    if not chart.series:
        return
    columns = split(figures, chart.series)
    if len(columns) not in sort.series:
        allowed = " or ".join(map(str, sort.series))
        message = f"{len(columns)} series; a chart of this kind has {allowed}"
        yield error("chart-option", chart.place("series"), message)
    if chart.panels == chart.series:
        message = "panels and series are told apart by two things, not by one"
        yield error("chart-option", chart.place("series"), message)
        return
    for panel in split(figures, chart.panels).values():
        if all(len(each) < len(columns) for each in things(panel, chart.series)):
            message = "nothing here is in every series, so that nothing can be drawn"
            yield error("chart-option", chart.place("series"), message)


def over_time(
    chart: Chart, sort: Sort, figures: Sequence[Figure]
) -> Iterator[Diagnostic]:
    """Yield figures that are not one thing after the other in time."""
    if not sort.is_over_time:
        return
    if chart.order is Order.VALUE:
        message = "this chart goes by time; remove the order"
        yield error("chart-option", chart.place("order"), message)
        return
    for figure in figures:
        if not figure.period.is_dated or not figure.period.days:
            message = f"{figure.id!r} belongs to no span of time"
            yield error("chart-incomparable", chart.place(figure.id, "query"), message)
            return
    lengths = {figure.period.months for figure in figures}
    if len(lengths) > 1 and not all(is_monthly(figure) for figure in figures):
        message = "the periods differ in length; draw averages per month"
        yield error("chart-incomparable", chart.place("figures", "query"), message)
    yield from _in_turn(chart, figures)


def _in_turn(chart: Chart, figures: Sequence[Figure]) -> Iterator[Diagnostic]:
    for one, two in pairwise(figures):
        if one.subject != two.subject:
            message = f"{two.id!r} is not about the same as {one.id!r}"
        elif two.period.start_day <= one.period.end_day:
            message = f"{two.period} does not come after {one.period}"
        else:
            continue
        yield error("chart-incomparable", chart.place(two.id, "query"), message)
