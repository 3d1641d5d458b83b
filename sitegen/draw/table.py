"""The figures of a chart as CSV, RFC 4180 with a header, in UTF-8."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sitegen import names

if TYPE_CHECKING:
    from sitegen.draw.plan import Plan
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

COLUMNS = (
    *("id", "label", "period", "base", "value", "low", "high", "unit"),
    *("qualifier", "status", "source", "kind", "nature"),
)


def table(plan: Plan, site: Site) -> bytes:
    """Return a line a figure, with the interval that its digits stand for."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(_line(figure, site) for figure in plan.figures)
    return text.getvalue().encode()


def _line(figure: Figure, site: Site) -> dict[str, object]:
    interval = figure.quantity.interval
    return {
        "id": figure.id,
        "label": names.title(figure, site.vocabulary),
        "period": figure.period,
        "base": figure.base or "",
        "value": figure.quantity.plain,
        "low": "" if interval.low is None else f"{interval.low:f}",
        "high": "" if interval.high is None else f"{interval.high:f}",
        "unit": figure.quantity.unit.id,
        "qualifier": figure.quantity.qualifier or "",
        "status": figure.status,
        "source": figure.source,
        "kind": figure.kind,
        "nature": figure.nature,
    }
