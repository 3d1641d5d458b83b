"""
Dots for rates, with a line from zero.

For growth rates on bases equally far back. A dot is no amount, so that nobody
takes a rate for a level. Panels share one scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.draw.frame import Entry, Room, fitted, in_panels
from sitegen.draw.sheet import Line
from sitegen.draw.sort import Sort
from sitegen.draw.theme import BAR, DOT, Face, Tone, width
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.draw.frame import Frame
    from sitegen.draw.plan import Panel, Plan, Row
    from sitegen.draw.sheet import Scale, Sheet

BESIDE = 11
ARROW = 12
CLEAR = 6
"""Between the end of an interval and the words beside it."""


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """Return a sheet for each panel, with its heading, all on one scale."""
    rooms = [_room(row) for row in plan.rows]

    def put(panel: Panel, places: Frame) -> Sheet:
        sheet = places.sheet(fitted(rooms, places.left + DOT, full))
        for row, y in zip(panel.rows, places.tops, strict=True):
            _mark(sheet, row, y + BAR / 2)
        return sheet

    return in_panels(plan, full, _entries, put)


def _entries(panel: Panel) -> list[Entry]:
    return [Entry(row.label, BAR, row.remark) for row in panel.rows]


def _room(row: Row) -> Room:
    beside = BESIDE + (ARROW if row.is_bound else 0) + width(row.text, Face.VALUE)
    if row.value < 0:
        return Room(min(row.value, row.low or 0), beside, BESIDE)
    return Room(max(row.value, row.high or 0), BESIDE, beside)


def _mark(sheet: Sheet, row: Row, y: float) -> None:
    scale: Scale = sheet.scale
    sheet.marks.append(Line(scale.x(0), y, scale.x(row.value), y, Tone.FIRST, 2))
    sheet.marks.append(Line(scale.x(0), y - 11, scale.x(0), y + 11, Tone.QUIET))
    sheet.dot(row, y, Tone.FIRST)
    beside = BESIDE + (ARROW if row.is_bound else 0)
    if row.value < 0:
        low = row.value if row.low is None else row.low
        end = min(scale.x(row.value) - beside, scale.x(low) - CLEAR)
        sheet.text(end, y + 4.5, row.text, Face.VALUE, "right")
    else:
        high = row.value if row.high is None else row.high
        end = max(scale.x(row.value) + beside, scale.x(high) + CLEAR)
        sheet.text(end, y + 4.5, row.text, Face.VALUE)


SORT = Sort(
    name="dots",
    says="Dots on a line from zero",
    means=(Kind.GROWTH, Kind.CONTRIBUTION, Kind.DIFFERENCE),
    lay_out=lay_out,
    keys=frozenset({"panels"}),
    has_zero_line=True,
)
