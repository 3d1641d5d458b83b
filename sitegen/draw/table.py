"""The figures of a chart as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import names
from sitegen.cells import amount, csv_bytes

if TYPE_CHECKING:
    from sitegen.draw.plan import Plan, Rest
    from sitegen.model.figure import Figure
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
    rows = [_line(figure, site) for figure in plan.shown]
    return csv_bytes(COLUMNS, (*rows, *map(_left, plan.rests)))


def _line(figure: Figure, site: Site) -> dict[str, object]:
    return {
        "id": figure.id,
        "label": names.title(figure, site.vocabulary),
        "period": figure.period,
        "base": figure.base or "",
        **amount(figure.quantity),
        "unit": figure.quantity.unit.id,
        "qualifier": figure.quantity.qualifier or "",
        "status": figure.status,
        "source": figure.source,
        "kind": figure.kind,
        "nature": figure.nature,
    }


def _left(rest: Rest) -> dict[str, object]:
    return {
        "label": rest.label,
        "period": rest.period,
        **amount(rest.quantity),
        "unit": rest.quantity.unit.id,
        "status": "derived",
    }
