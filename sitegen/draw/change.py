"""
Change against a base year: the base, and what has come on top of it.

For growth over several years. The base is drawn as 100, so that a growth of
103.7 per cent is seen for what it is, a little more than as much again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.draw.bars import reach, room, tell
from sitegen.draw.frame import Entry, Room, fitted, in_panels
from sitegen.draw.sheet import Bar, Line
from sitegen.draw.sort import Sort
from sitegen.draw.theme import BAR, Tone
from sitegen.model.chart import Finish
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.draw.frame import Frame
    from sitegen.draw.plan import Panel, Plan, Row
    from sitegen.draw.sheet import Sheet

BASE = 100.0


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """Return a sheet for each panel, with its heading, all on one scale."""
    rooms = [Room(BASE + max(0.0, reach(row)), 0, room(row)) for row in plan.rows]

    def put(panel: Panel, places: Frame) -> Sheet:
        sheet = places.sheet(fitted(rooms, places.left, full))
        for row, y in zip(panel.rows, places.tops, strict=True):
            _mark(sheet, row, y)
        return sheet

    return in_panels(plan, full, _entries, put)


def _entries(panel: Panel) -> list[Entry]:
    return [Entry(row.label, BAR, row.remark) for row in panel.rows]


def _mark(sheet: Sheet, row: Row, y: float) -> None:
    base = sheet.scale.x(BASE)
    sheet.marks.append(Bar(sheet.scale.x(0), base, y, y + BAR, Tone.QUIET, Finish.REST))
    moved = replace(row, value=BASE + row.value)
    sheet.bar(moved, BASE, BASE + row.value, y, Tone.FIRST)
    sheet.marks.append(Line(base, y - 4, base, y + BAR + 4, Tone.INK, 1.5))
    sheet.whisker(row, y + BAR / 2, BASE)
    tell(sheet, row, sheet.scale.x(BASE + max(0.0, reach(row))), y + BAR / 2)


SORT = Sort(
    name="change",
    says="Bars that begin with the base year as 100",
    means=(Kind.GROWTH,),
    lay_out=lay_out,
    keys=frozenset({"panels"}),
    has_zero_line=True,
)
