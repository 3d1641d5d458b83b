"""The figures of a chart as CSV, RFC 4180 with a header, in UTF-8."""

from __future__ import annotations

import csv
import io
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from sitegen import names

if TYPE_CHECKING:
    from sitegen.draw.plan import Plan, Rest
    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Quantity
    from sitegen.model.site import Site

COLUMNS = (
    *("id", "label", "period", "base", "value", "low", "high", "unit"),
    *("qualifier", "status", "source", "kind", "nature"),
)


def table(plan: Plan, site: Site) -> bytes:
    """
    Return a line a figure, with the interval that its digits stand for.

    A value is rounded to what its interval supports, the interval outwards to two
    digits more. What is left of a whole comes last, without an id.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(_line(figure, site) for figure in plan.shown)
    writer.writerows(map(_left, plan.rests))
    return text.getvalue().encode()


def _line(figure: Figure, site: Site) -> dict[str, object]:
    return {
        "id": figure.id,
        "label": names.title(figure, site.vocabulary),
        "period": figure.period,
        "base": figure.base or "",
        **_amount(figure.quantity),
        "qualifier": figure.quantity.qualifier or "",
        "status": figure.status,
        "source": figure.source,
        "kind": figure.kind,
        "nature": figure.nature,
    }


def _left(rest: Rest) -> dict[str, object]:
    amount = _amount(rest.quantity)
    return {"label": rest.label, "period": rest.period, **amount, "status": "derived"}


def _amount(quantity: Quantity) -> dict[str, object]:
    span, places = quantity.interval, quantity.decimals + 2
    return {
        "value": quantity.plain,
        "low": _outward(span.low, places, ROUND_FLOOR),
        "high": _outward(span.high, places, ROUND_CEILING),
        "unit": quantity.unit.id,
    }


def _outward(end: Decimal | None, places: int, rounding: str) -> str:
    if end is None:
        return ""
    exponent = end.as_tuple().exponent
    is_long = isinstance(exponent, int) and -exponent > places
    unit = Decimal((0, (1,), -places))
    shown = end.quantize(unit, rounding) if is_long else end
    return f"{shown or abs(shown):f}"  # nothing has no sign
