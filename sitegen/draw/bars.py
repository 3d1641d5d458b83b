"""
Bars from zero with their values and, behind them, their growth.

For levels of one unit over periods of one length. Panels have scales of their
own, so that levels over different lengths of time can stand in one picture and
are not compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.draw.frame import Entry, Room, fitted, in_panels
from sitegen.draw.sort import Sort
from sitegen.draw.theme import BAR, Face, Tone, width
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.draw.frame import Frame
    from sitegen.draw.plan import Panel, Plan, Row
    from sitegen.draw.sheet import Sheet

BESIDE = 7
ARROW = 13


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """Return a sheet for each panel, with its heading."""
    return in_panels(plan, full, _entries, _put)


def room(row: Row) -> float:
    """Return how much the words behind a bar need."""
    detail = width(row.detail) + BESIDE if row.detail else 0
    return beside(row) + width(row.text, Face.VALUE) + detail


def beside(row: Row) -> float:
    """Return where the words begin behind the end of a bar."""
    return BESIDE + (ARROW if row.is_bound else 0)


def tell(sheet: Sheet, row: Row, x: float, middle: float) -> None:
    """Put value and growth behind a bar that ends at *x*."""
    start = x + beside(row)
    sheet.text(start, middle + 4.5, row.text, Face.VALUE)
    after = start + width(row.text, Face.VALUE) + BESIDE
    sheet.text(after, middle + 4.5, row.detail, Face.QUIET)


def reach(row: Row) -> float:
    """Return how far a bar reaches, its interval included."""
    return max(row.value, row.high or 0)


def _entries(panel: Panel) -> list[Entry]:
    return [Entry(each.label, BAR, each.remark) for each in panel.rows]


def _put(panel: Panel, places: Frame) -> Sheet:
    rooms = [Room(reach(each), 0, room(each)) for each in panel.rows]
    sheet = places.sheet(fitted(rooms, places.left, places.width))
    for row, y in zip(panel.rows, places.tops, strict=True):
        sheet.bar(row, 0, row.value, y, Tone.FIRST)
        tell(sheet, row, sheet.scale.x(reach(row)), y + BAR / 2)
    return sheet


SORT = Sort(
    name="bars",
    says="Bars",
    means=(Kind.LEVEL, Kind.SHARE),
    lay_out=lay_out,
    keys=frozenset({"panels"}),
    tells_growth=True,
)
