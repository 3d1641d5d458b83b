"""What is left of a whole when its parts are taken away."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sitegen import prose, words
from sitegen.model.plan import Role, Row
from sitegen.model.quantity import EXACT, Interval, Qualifier, Quantity
from sitegen.model.rounding import supported
from sitegen.plan.row import flow, isolated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

HUNDRED = Decimal(100)


def rest(chart: Chart, parts: Sequence[Figure], site: Site) -> Row | None:
    """
    Return the remainder of the whole; nothing where one of them is only a bound.

    Nor anything where the parts are all of it, as far as rounding tells.
    """
    whole = site.figures.get(chart.whole)
    quantity = _left(whole, parts)
    if quantity is None:
        return None
    language = site.settings.language
    sign = "%" if quantity.unit.id == "%" else ""
    number = f"{words.number(quantity.number, language)}{sign}"
    return Row(
        label=isolated(prose.plain(chart.rest, site)),
        quantity=quantity,
        period=parts[0].period,
        amount=words.bounded(quantity, language, is_short=True),
        when=words.short_period(parts[0].period),
        text=words.behind_bound(quantity, number),
        known="computed",
        is_disputed=any(site.is_disputed(each.id) for each in (*parts, whole) if each),
        flow=flow(parts[0], site),
        role=Role.REST,
    )


def _left(whole: Figure | None, parts: Sequence[Figure]) -> Quantity | None:
    """Return a whole less its parts; without a whole they are shares of all."""
    left = whole.quantity.number if whole else HUNDRED
    spread = whole.quantity.interval if whole else Interval(HUNDRED, HUNDRED)
    low, high = spread.low, spread.high
    for figure in parts:
        least, most = figure.quantity.interval.low, figure.quantity.interval.high
        if least is None or most is None or low is None or high is None:
            return None
        left = EXACT.subtract(left, figure.quantity.number)
        low, high = EXACT.subtract(low, most), EXACT.subtract(high, least)
    if low is None or high is None:
        return None
    unit = parts[0].quantity.unit
    places = Quantity(left, unit).decimals
    number = supported(Fraction(left), Fraction(low), Fraction(high), places)
    if number <= 0:
        return None
    about = any(each.quantity.qualifier for each in (*parts, whole) if each)
    qualifier = Qualifier.ABOUT if about else None
    span = Interval(max(low, Decimal(0)), high)  # no rest is less than nothing
    return Quantity(number, unit, qualifier, span=span)
