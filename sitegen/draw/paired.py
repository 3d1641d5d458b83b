"""
Two values of each thing on one line, with the way between them.

For two periods, or for two measures of the same things such as the share of a
whole beside the contribution to its growth. The first is open, the second full.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.draw.frame import Entry, Room, fitted, in_panels
from sitegen.draw.sheet import Dot, Line, Scale, Sheet
from sitegen.draw.sort import Sort
from sitegen.draw.theme import BAR, DOT, Face, Tone, width
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.draw.frame import Frame
    from sitegen.draw.plan import Panel, Plan, Row

BESIDE = 11
TONES = (Tone.SECOND, Tone.FIRST)
SHAPES = ("diamond", "circle")
"""So that the two are told apart without colour."""


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """Return the key, and a sheet for each panel, all on one scale."""
    rooms = [
        room
        for panel in plan.panels
        for pair in _pairs(panel)
        for room in _rooms(*pair)
    ]

    def put(panel: Panel, places: Frame) -> Sheet:
        sheet = places.sheet(fitted(rooms, places.left + DOT, full))
        for pair, y in zip(_pairs(panel), places.tops, strict=True):
            _mark(sheet, pair, y + BAR / 2)
        return sheet

    return [_key(plan.panels[0], full), *in_panels(plan, full, _entries, put)]


def _pairs(panel: Panel) -> list[tuple[Row, Row]]:
    one, two = panel.series
    return list(zip(one.rows, two.rows, strict=True))


def _entries(panel: Panel) -> list[Entry]:
    return [Entry(one.label, BAR, one.remark) for one, _ in _pairs(panel)]


def _sorted(one: Row, two: Row) -> tuple[Row, Row]:
    return (one, two) if one.value <= two.value else (two, one)


def _rooms(one: Row, two: Row) -> list[Room]:
    low, high = _sorted(one, two)
    return [
        Room(_low(low), BESIDE + width(low.text, Face.VALUE), 0),
        Room(_high(high), 0, BESIDE + width(high.text, Face.VALUE)),
    ]


def _low(row: Row) -> float:
    return min(row.value, row.value if row.low is None else row.low)


def _high(row: Row) -> float:
    return max(row.value, row.value if row.high is None else row.high)


def _mark(sheet: Sheet, pair: tuple[Row, Row], y: float) -> None:
    scale: Scale = sheet.scale
    ends = [scale.x(row.value) for row in pair]
    sheet.marks.append(Line(ends[0], y, ends[1], y, Tone.QUIET, 2))
    for row, tone, shape in zip(pair, TONES, SHAPES, strict=True):
        sheet.dot(replace(row, shape=shape), y, tone)
    low, high = _sorted(*pair)
    left = scale.x(_low(low)) - BESIDE
    sheet.text(left, y + 4.5, low.text, Face.VALUE, "right")
    sheet.text(scale.x(_high(high)) + BESIDE, y + 4.5, high.text, Face.VALUE)


def _key(panel: Panel, full: int) -> Sheet:
    """Return a line that names the two shapes; two lines where they are long."""
    sheet = Sheet(full, Scale(0, full, 0, full))
    x, y = DOT + 1, 8.0
    for series, tone, shape in zip(panel.series, TONES, SHAPES, strict=True):
        room = 2 * DOT + 5 + width(series.label)
        if x > DOT + 1 and x + room > full:
            x, y = DOT + 1, y + 20
        sheet.marks.append(Dot(x, y, tone, shape=shape))
        sheet.text(x + DOT + 5, y + 4.5, series.label, Face.QUIET)
        x += room + 20
    sheet.height = y + 20
    return sheet


SORT = Sort(
    name="paired",
    says="Pairs of points",
    means=(Kind.SHARE, Kind.CONTRIBUTION, Kind.GROWTH, Kind.LEVEL),
    lay_out=lay_out,
    keys=frozenset({"panels", "series"}),
    needs=frozenset({"series"}),
    series=(2,),
    lax=frozenset({"kind"}),
    has_zero_line=True,
)
