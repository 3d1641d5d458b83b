"""Whether the parts of a chart are parts of its whole, and leave what it says."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.dimensions import split, things
from sitegen.model.comparison import days_between
from sitegen.model.figure import Figure, Kind
from sitegen.model.quantity import EXACT
from sitegen.plan.gather import Draft, Faults, tops
from sitegen.wholes import overlap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sitegen.model.period import Period

HUNDRED = Decimal(100)
NO_WHOLE = "amounts have no whole by themselves; name it as 'whole'"
NEVER_WHOLE = "percentage points have no whole, and leave no rest; draw them as dots"


def wholes(draft: Draft) -> Faults:
    """Yield figures that are no parts of the whole, and parts that come to more."""
    sort, site, whole = draft.sort, draft.site, draft.whole
    if not sort.adds_up and not draft.chart.rest:
        return
    if reason := _unfit(draft):
        yield "chart-incomparable", reason, "whole", "rest", "series", "figures"
        return
    for stack in _stacks(draft):
        parts = stack if sort.is_joined else tops(stack, site)
        if pair := overlap(parts, site.vocabulary):
            earlier, figure = pair
            message = (
                f"{figure.id!r} and {earlier.id!r} overlap, so that together they "
                "would count some of it twice; draw them as bars"
            )
            yield "chart-overlap", message, figure.id
        elif over := _over(parts, whole):
            yield "chart-over-whole", over, "figures"


def _stacks(draft: Draft) -> Iterator[list[Figure]]:
    """Yield the figures that are drawn as parts of one whole."""
    chart = draft.chart
    for panel in draft.panels.values():
        if chart.series:
            yield from things(panel, chart.series)
        elif draft.sort.is_joined or chart.rest or chart.whole:
            yield panel
        else:  # shares of several periods, each of its own whole
            yield from split(panel, "period").values()


def _unfit(draft: Draft) -> str:
    """Return why figures have not this whole, or why no remainder follows from it."""
    rest, whole, figures = draft.chart.rest, draft.whole, draft.figures
    for stack in _stacks(draft):
        if reason := _apart(stack, draft):
            return reason
    for figure in (*figures, whole) if whole else figures:
        if rest and figure.is_doubtful:
            return f"{figure.id!r} is doubtful, so that no remainder follows from it"
    if whole is None:
        is_open = _is_open(figures[0]) and (rest or draft.sort.is_within)
        told = NO_WHOLE if figures[0].kind is Kind.LEVEL else NEVER_WHOLE
        return told if is_open else ""
    if whole.kind is not Kind.LEVEL:
        return f"{whole.id!r} is a {whole.kind}; a whole is a level"
    return next(filter(None, (_unlike(each, whole, draft) for each in figures)), "")


def _apart(stack: Sequence[Figure], draft: Draft) -> str:
    """Return why figures are not of a kind that adds up."""
    is_joined = draft.sort.is_joined
    for figure in stack:
        if figure.is_average:
            return f"{figure.id!r} is an average; averages do not add up"
    periods = {figure.period for figure in stack}
    if stack[0].kind is not Kind.LEVEL and len(periods) > 1:
        return "shares of several periods do not add up"
    if is_joined and len(periods) > 1 and not _follow(periods):
        return "periods add up only where each begins as another ends"
    summed = {figure.subject.measure for figure in stack}
    sums = (each.sum_of for each in draft.site.vocabulary.measures.values())
    if is_joined and len(summed) > 1 and not any(summed <= {*each} for each in sums):
        listed = " and ".join(sorted(summed))
        return f"{listed} do not add up, as far as sum_of says"
    return ""


def _follow(periods: Collection[Period]) -> bool:
    """Tell whether periods are spans of time that follow without a gap."""
    return all(each.days for each in periods) and not any(
        days_between(one, two) for one, two in pairwise(sorted(periods))
    )


def _unlike(figure: Figure, whole: Figure, draft: Draft) -> str:
    if whole.quantity.unit.id != figure.quantity.unit.id:
        return f"{whole.id!r} is in {whole.quantity.unit.id}, its parts are not"
    if whole.period != figure.period:
        return f"{whole.id!r} is of {whole.period}, {figure.id!r} of {figure.period}"
    if not draft.site.vocabulary.is_part(figure.subject, whole.subject):
        return f"{figure.id!r} is no part of {whole.id!r}, as far as part_of says"
    return ""


def _is_open(figure: Figure) -> bool:
    """Tell whether parts like a figure need not make a hundred per cent."""
    return figure.kind is Kind.LEVEL or figure.quantity.unit.id != "%"


def _over(parts: Sequence[Figure], whole: Figure | None) -> str:
    """Say that parts are more than their whole, or shares more than all of it."""
    is_open = whole is None and _is_open(parts[0])
    most = whole.quantity.interval.high if whole else HUNDRED
    lows = (each.quantity.interval.low for each in parts)
    total = reduce(EXACT.add, (low for low in lows if low is not None), Decimal(0))
    if is_open or most is None or total <= most:
        return ""
    name = whole.id if whole else "the whole"
    return f"the parts are at least {total:.10g}, more than {name}, {most:.10g}"
