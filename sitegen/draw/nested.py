"""
A whole, its parts, and the parts of those, from one line.

For products that contain others: each is indented under what contains it. The
remainder of the whole is drawn, and named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.draw.bars import reach, room, tell
from sitegen.draw.frame import EDGE, Entry, Room, fitted, in_panels
from sitegen.draw.sheet import Line
from sitegen.draw.sort import Sort
from sitegen.draw.theme import BAR, SERIES, Tone
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.draw.frame import Frame
    from sitegen.draw.plan import Panel, Plan, Row
    from sitegen.draw.sheet import Sheet


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """Return a sheet for each panel, with its heading."""
    return in_panels(plan, full, _entries, _put)


def _rows(panel: Panel) -> list[Row]:
    """Return the whole, and everything in it one step further in."""
    rows = [replace(each, depth=each.depth + 1) for each in panel.rows]
    return [panel.whole, *rows] if panel.whole else rows


def _entries(panel: Panel) -> list[Entry]:
    return [Entry(each.label, BAR, each.remark, each.depth) for each in _rows(panel)]


def _put(panel: Panel, places: Frame) -> Sheet:
    rows = _rows(panel)
    rooms = [Room(reach(each), 0, room(each)) for each in rows]
    sheet = places.sheet(fitted(rooms, places.left, places.width))
    end = places.tops[-1] + BAR
    zero = sheet.scale.x(0)
    if places.left > EDGE:
        sheet.marks.append(Line(zero, places.tops[0], zero, end, Tone.QUIET))
    for row, y in zip(rows, places.tops, strict=True):
        tone = SERIES[0] if row.depth < 2 else SERIES[1]  # noqa: PLR2004 - part of a part
        sheet.bar(row, 0, row.value, y, tone)
        tell(sheet, row, sheet.scale.x(reach(row)), y + BAR / 2)
    return sheet


SORT = Sort(
    name="nested",
    says="Bars of a whole and its parts",
    means=(Kind.LEVEL, Kind.SHARE),
    lay_out=lay_out,
    keys=frozenset({"panels", "whole", "rest"}),
    needs=frozenset({"whole"}),
    adds_up=True,
    tells_growth=True,
)
