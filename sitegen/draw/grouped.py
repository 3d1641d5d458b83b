"""
Two or three bars for each thing, one below the other.

For one measure of the same things in comparable periods, or for several
measures of them in one period. The name of its series stands behind each bar,
so that no legend is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.draw.bars import BESIDE, beside, reach
from sitegen.draw.frame import Entry, Room, fitted, in_panels
from sitegen.draw.sort import Sort
from sitegen.draw.theme import BAR, SERIES, Face, width
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.draw.frame import Frame
    from sitegen.draw.plan import Panel, Plan
    from sitegen.draw.sheet import Sheet

STEP = BAR + 4


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """Return a sheet for each panel, with its heading."""
    return in_panels(plan, full, _entries, _put)


def _entries(panel: Panel) -> list[Entry]:
    high = STEP * len(panel.series) - 4
    return [Entry(row.label, high, row.remark) for row in panel.series[0].rows]


def _put(panel: Panel, places: Frame) -> Sheet:
    rooms = [
        Room(
            reach(row),
            0,
            beside(row) + width(row.text, Face.VALUE) + BESIDE + width(series.label),
        )
        for series in panel.series
        for row in series.rows
    ]
    sheet = places.sheet(fitted(rooms, places.left, places.width))
    for index, series in enumerate(panel.series):
        for row, top in zip(series.rows, places.tops, strict=True):
            y = top + STEP * index
            sheet.bar(row, 0, row.value, y, SERIES[index])
            x = sheet.scale.x(reach(row)) + beside(row)
            sheet.text(x, y + BAR / 2 + 4.5, row.text, Face.VALUE)
            x += width(row.text, Face.VALUE) + BESIDE
            sheet.text(x, y + BAR / 2 + 4.5, series.label, Face.QUIET)
    return sheet


SORT = Sort(
    name="grouped",
    says="Bars in groups",
    means=(Kind.LEVEL, Kind.SHARE),
    lay_out=lay_out,
    keys=frozenset({"panels", "series"}),
    needs=frozenset({"series"}),
    series=(2, 3),
)
