"""
Parts that make up a whole, each beginning where the last one ended.

For contributions to a growth: what each part added, and what remains. Unlike a
stack it gives every part a row for its name and its interval.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.draw.bars import BESIDE, room
from sitegen.draw.frame import Entry, Room, fitted, in_panels
from sitegen.draw.sheet import Line
from sitegen.draw.sort import Sort
from sitegen.draw.theme import BAR, Face, Tone, width
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.draw.frame import Frame
    from sitegen.draw.plan import Panel, Plan, Row
    from sitegen.draw.sheet import Sheet


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """Return a sheet for each panel, with its heading."""
    return in_panels(plan, full, _entries, _put)


def _rows(panel: Panel) -> list[Row]:
    return [*panel.rows, panel.whole] if panel.whole else list(panel.rows)


def _entries(panel: Panel) -> list[Entry]:
    return [Entry(each.label, BAR, each.remark) for each in _rows(panel)]


def _put(panel: Panel, places: Frame) -> Sheet:
    rows = _rows(panel)
    starts = _starts(panel)
    most = max(start + row.value for start, row in zip(starts, rows, strict=True))
    rooms = [
        Room(_reach(row, start), *_sides(row, start, most))
        for start, row in zip(starts, rows, strict=True)
    ]
    sheet = places.sheet(fitted(rooms, places.left, places.width))
    for index, (row, start, y) in enumerate(
        zip(rows, starts, places.tops, strict=True)
    ):
        sheet.bar(row, start, start + row.value, y, Tone.FIRST)
        if start:
            sheet.whisker(row, y + BAR / 2, start)
        if index + 1 < len(rows):
            x = sheet.scale.x(start + row.value)
            sheet.marks.append(Line(x, y + BAR, x, places.tops[index + 1], Tone.QUIET))
        _tell(sheet, row, start, y + BAR / 2, most)
    return sheet


def _starts(panel: Panel) -> list[float]:
    """Return where each bar begins; the whole begins at zero again."""
    starts, at = [], 0.0
    for row in panel.rows:
        starts.append(at)
        at += row.value
    return [*starts, 0.0] if panel.whole else starts


def _is_left(start: float, most: float) -> bool:
    """Tell whether the words stand before the bar: it begins in the right half."""
    return start > most / 2


def _reach(row: Row, start: float) -> float:
    return start + max(row.value, row.high or 0)


def _sides(row: Row, start: float, most: float) -> tuple[float, float]:
    return (0, 0) if _is_left(start, most) else (0, room(row))


def _tell(sheet: Sheet, row: Row, start: float, middle: float, most: float) -> None:
    if _is_left(start, most):
        low = start + min(row.value, 0 if row.low is None else row.low, 0)
        x = sheet.scale.x(low) - BESIDE
        sheet.text(x, middle + 4.5, row.text, Face.VALUE, "right")
        return
    x = sheet.scale.x(_reach(row, start)) + BESIDE
    sheet.text(x, middle + 4.5, row.text, Face.VALUE)
    after = x + width(row.text, Face.VALUE) + BESIDE
    sheet.text(after, middle + 4.5, row.detail, Face.QUIET)


SORT = Sort(
    name="waterfall",
    says="Bars that begin where the last one ended",
    means=(Kind.CONTRIBUTION, Kind.LEVEL, Kind.SHARE),
    lay_out=lay_out,
    keys=frozenset({"panels", "whole", "rest"}),
    adds_up=True,
    is_joined=True,
    tells_growth=True,
)
