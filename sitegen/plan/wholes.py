"""Whether the parts of a chart are parts of its whole, and leave what it says."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.model.quantity import EXACT
from sitegen.plan.claims import error
from sitegen.plan.comparable import days_between, is_average, overlap
from sitegen.plan.gather import split, things, tops

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sitegen.diagnostics import Diagnostic
    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.plan import Sort
    from sitegen.model.site import Site

HUNDRED = Decimal(100)
NO_WHOLE = "amounts have no whole by themselves; name it as 'whole'"


def wholes(
    chart: Chart, sort: Sort, figures: Sequence[Figure], site: Site
) -> Iterator[Diagnostic]:
    """Yield figures that are no parts of the whole, and parts that come to more."""
    if not sort.adds_up and not chart.rest:
        return
    whole = site.figures.get(chart.whole)
    reason = _unfit(chart, sort, figures, site)
    if reason:
        at = chart.place("whole", "rest", "series", "figures", "query")
        yield error("chart-incomparable", at, reason)
        return
    for stack in _stacks(chart, sort, figures):
        parts = stack if sort.is_joined else tops(stack, site)
        pair = overlap(parts, site.vocabulary)
        if pair:
            earlier, figure = pair
            message = (
                f"{figure.id!r} and {earlier.id!r} overlap, so that together they "
                "would count some of it twice; draw them as bars"
            )
            yield error("chart-overlap", chart.place(figure.id, "query"), message)
        elif whole or stack[0].kind is not Kind.LEVEL:
            yield from _over(chart, parts, whole)


def _stacks(
    chart: Chart, sort: Sort, figures: Sequence[Figure]
) -> Iterator[list[Figure]]:
    """Yield the figures that are drawn as parts of one whole."""
    for panel in split(figures, chart.panels).values():
        if chart.series:
            yield from things(panel, chart.series)
        elif sort.is_joined or chart.rest or chart.whole:
            yield panel
        else:  # shares of several periods, each of its own whole
            yield from split(panel, "period").values()


def _unfit(chart: Chart, sort: Sort, figures: Sequence[Figure], site: Site) -> str:
    """Return why figures have not this whole, or why no remainder follows from it."""
    whole = site.figures.get(chart.whole)
    first = figures[0]
    if reason := _apart(chart, sort, figures, site):
        return reason
    for figure in (*figures, whole) if whole else figures:
        if chart.rest and figure.is_doubtful:
            return f"{figure.id!r} is doubtful, so that no remainder follows from it"
    if whole is None:
        is_open = first.kind is Kind.LEVEL and (chart.rest or sort.is_within)
        return NO_WHOLE if is_open else ""
    if whole.kind is not Kind.LEVEL:
        return f"{whole.id!r} is a {whole.kind}; a whole is a level"
    return next(filter(None, (_unlike(each, whole, site) for each in figures)), "")


def _apart(chart: Chart, sort: Sort, figures: Sequence[Figure], site: Site) -> str:
    """Return why figures are not of a kind that adds up."""
    measures = site.vocabulary.measures
    for figure in figures:
        if is_average(figure):
            return f"{figure.id!r} is an average; averages do not add up"
    for stack in _stacks(chart, sort, figures):
        periods = {figure.period for figure in stack}
        if stack[0].kind is not Kind.LEVEL and len(periods) > 1:
            return "shares of several periods do not add up"
        if sort.is_joined and len(periods) > 1 and not _follow(periods):
            return "periods add up only where each begins as another ends"
        summed = {figure.subject.measure for figure in stack}
        is_sum = any(summed <= {*each.sum_of} for each in measures.values())
        if sort.is_joined and len(summed) > 1 and not is_sum:
            listed = " and ".join(sorted(summed))
            return f"{listed} do not add up, as far as sum_of says"
    return ""


def _follow(periods: Collection[Period]) -> bool:
    """Tell whether periods are spans of time that follow without a gap."""
    return all(each.days for each in periods) and not any(
        days_between(one, two) for one, two in pairwise(sorted(periods))
    )


def _unlike(figure: Figure, whole: Figure, site: Site) -> str:
    if whole.quantity.unit.id != figure.quantity.unit.id:
        return f"{whole.id!r} is in {whole.quantity.unit.id}, its parts are not"
    if whole.period != figure.period:
        return f"{whole.id!r} is of {whole.period}, {figure.id!r} of {figure.period}"
    if not site.vocabulary.is_part(figure.subject, whole.subject):
        return f"{figure.id!r} is no part of {whole.id!r}, as far as part_of says"
    return ""


def _over(
    chart: Chart, parts: Sequence[Figure], whole: Figure | None
) -> Iterator[Diagnostic]:
    most = whole.quantity.interval.high if whole else HUNDRED
    lows = [each.quantity.interval.low for each in parts]
    total = reduce(EXACT.add, (low for low in lows if low is not None), Decimal(0))
    if most is not None and total > most:
        name = whole.id if whole else "the whole"
        message = f"the parts are at least {total:.10g}, more than {name}, {most:.10g}"
        yield error("chart-over-whole", chart.place("figures", "query"), message)
