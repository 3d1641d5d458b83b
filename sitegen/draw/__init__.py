"""Step 3: charts -> drawings; the only room where altair is at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diagnostics import did_you_mean
from sitegen.draw import bars, dots
from sitegen.draw.rows import incomparable, rows
from sitegen.draw.svg import svg
from sitegen.draw.theme import NARROW, WIDE
from sitegen.model.chart import Drawing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from sitegen.diagnostics import Report
    from sitegen.draw.rows import Row
    from sitegen.model.site import Site

KINDS = {"bars": bars, "dots": dots}
"""A kind is a module with ``specification(rows, width)`` and ``MEANS``."""


def draw(site: Site, report: Report) -> Mapping[str, Drawing]:
    """Draw every chart in both widths; the result is by id of the chart."""
    drawings = {}
    for chart in site.charts.values():
        if chart.kind not in KINDS:
            message = f"unknown kind {chart.kind!r}{did_you_mean(chart.kind, KINDS)}"
            report.error("chart-kind", chart.places["kind"], message)
            continue
        figures = [site.figures[name] for name in chart.figures]
        kind = KINDS[chart.kind]
        fault = incomparable(figures, kind.MEANS)
        if fault:
            index, message = fault
            at = chart.places[chart.figures[index]] if figures else chart.at
            report.error("chart-incomparable", at, message)
            continue
        drawings[chart.id] = _drawing(kind, rows(figures, site))
    report.stop_on_errors()
    return drawings


def _drawing(kind: ModuleType, marks: Sequence[Row]) -> Drawing:
    return Drawing(
        narrow=svg(kind.specification(marks, NARROW)),
        wide=svg(kind.specification(marks, WIDE)),
        description="; ".join(
            f"{row.label} {row.text}{f', {row.detail}' if row.detail else ''}"
            for row in marks
        ),
    )
