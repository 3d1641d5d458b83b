"""A whole, and what is left of it when its parts are taken away."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sitegen import prose, words
from sitegen.draw.gather import name, part
from sitegen.draw.plan import Rest, Row
from sitegen.draw.row import row
from sitegen.model.chart import Finish
from sitegen.model.quantity import EXACT, Interval, Qualifier, Quantity
from sitegen.model.rounding import supported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.draw.plan import Panel
    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

HUNDRED = Decimal(100)


def completed(
    chart: Chart,
    panel: Panel,
    figures: Sequence[Figure],
    left: Rest | None,
    site: Site,
) -> Panel:
    """Return a panel with its whole and with the remainder of it as the last row."""
    whole = site.figures.get(chart.whole)
    rows = (*panel.rows, _left(left, site)) if left else panel.rows
    if whole is None:
        return replace(panel, rows=rows)
    made = row(chart, whole, [whole], site)
    label_ = name(whole, _told_by(whole, figures), site)
    return replace(panel, rows=rows, whole=replace(made, label=label_))


def _told_by(whole: Figure, figures: Sequence[Figure]) -> str:
    """Return the dimension that tells the whole from its parts."""
    for key in ("product", "partner", "enterprise", "measure", "period"):
        if any(part(whole, key) != part(each, key) for each in figures):
            return key
    return "measure"


def rest(
    chart: Chart,
    panel: Panel,
    figures: Sequence[Figure],
    site: Site,
) -> Rest | None:
    """Return what is left of the whole; nothing where one of them is only a bound."""
    whole = site.figures.get(chart.whole)
    tops = [
        figure
        for figure, each in zip(figures, panel.rows, strict=False)
        if each.depth == 0
    ]
    left = whole.quantity.number if whole else HUNDRED
    spread = whole.quantity.interval if whole else Interval(HUNDRED, HUNDRED)
    low, high = spread.low, spread.high
    for figure in tops:
        least, most = figure.quantity.interval.low, figure.quantity.interval.high
        if least is None or most is None or low is None or high is None:
            return None
        left = EXACT.subtract(left, figure.quantity.number)
        low, high = EXACT.subtract(low, most), EXACT.subtract(high, least)
    if low is None or high is None:
        return None
    places = Quantity(left, figures[0].quantity.unit).decimals
    number = supported(Fraction(left), Fraction(low), Fraction(high), places)
    if number <= 0:  # all of it, as far as rounding tells
        return None
    about = any(each.quantity.qualifier for each in (*tops, whole) if each)
    quantity = Quantity(
        number,
        figures[0].quantity.unit,
        Qualifier.ABOUT if about else None,
        span=Interval(max(low, Decimal(0)), high),  # no rest is less than nothing
    )
    return Rest(prose.plain(chart.rest, site), quantity, figures[0].period)


def _left(rest: Rest, site: Site) -> Row:
    """Return the mark of a remainder."""
    quantity, span = rest.quantity, rest.quantity.interval
    sign = "%" if quantity.unit.id == "%" else ""
    return Row(
        id="",
        label=rest.label,
        value=float(quantity.number),
        low=None if span.low is None else float(span.low),
        high=None if span.high is None else float(span.high),
        text=words.behind_bound(
            quantity, f"{words.number(quantity.number, site.settings.language)}{sign}"
        ),
        finish=Finish.REST,
    )
