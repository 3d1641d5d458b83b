"""
Shares of a whole, each against the length of the whole, with what remains.

For parts that may or may not be all there are: the remainder is drawn, and
named. Parts are compared from one line, which a stack would not allow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.draw.bars import room, tell
from sitegen.draw.frame import Entry, Room, fitted, in_panels
from sitegen.draw.sheet import Bar
from sitegen.draw.sort import Sort
from sitegen.draw.theme import BAR, Tone
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.draw.frame import Frame
    from sitegen.draw.plan import Panel, Plan
    from sitegen.draw.sheet import Sheet

HUNDRED = 100.0


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """Return a sheet for each panel, with its heading."""
    return in_panels(plan, full, _entries, _put)


def _entries(panel: Panel) -> list[Entry]:
    return [Entry(each.label, BAR, each.remark) for each in panel.rows]


def _put(panel: Panel, places: Frame) -> Sheet:
    whole = panel.whole.value if panel.whole else HUNDRED
    beside = max(room(each) for each in panel.rows)
    scale = fitted([Room(whole, 0, beside)], places.left, places.width)
    sheet = places.sheet(scale)
    end = sheet.scale.x(whole)
    for row, y in zip(panel.rows, places.tops, strict=True):
        start = 0.0 if row.id else whole - row.value  # the remainder comes last
        stop = end if row.id else sheet.scale.x(start)
        track = Bar(sheet.scale.x(0), stop, y + 5, y + BAR - 5, Tone.LINE)
        sheet.marks.append(track)
        sheet.bar(row, start, start + row.value, y, Tone.FIRST)
        tell(sheet, row, end, y + BAR / 2)
    return sheet


SORT = Sort(
    name="shares",
    says="Bars, each against the whole",
    means=(Kind.SHARE, Kind.LEVEL, Kind.CONTRIBUTION),
    lay_out=lay_out,
    keys=frozenset({"panels", "whole", "rest"}),
    adds_up=True,
    is_within=True,
    tells_growth=True,
)
