"""
The two widths of a picture, and the room that words have on them.

Vega-Lite places no labels and counts no words. So the widths of texts, in the widest
of the usual system fonts, become the domain of a scale and the breaks of a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.graphics.text import text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Page(Struct, frozen=True, kw_only=True):
    """A width in pixels, and how large text and bars are in it."""

    width: int
    size: int
    """Of text; never below 11 on any screen, whatever the page scales it by."""
    line: int
    bar: int
    column: int
    """The widest column of names beside marks; longer ones go above them."""
    gap: int
    """Between rows."""

    def wide(self, text: str, *, is_bold: bool = False) -> float:
        """Return the width of a line of *text*."""
        return text_width(text, self.size, is_bold=is_bold)

    def lines(self, text: str, room: float, *, is_bold: bool = False) -> list[str]:
        """Return *text* in lines of at most *room* pixels."""
        return wrapped(text, room, self.size, is_bold=is_bold)


NARROW = Page(width=328, size=13, line=17, bar=14, column=96, gap=14)
WIDE = Page(width=640, size=14, line=18, bar=20, column=240, gap=12)


DOT = 8
"""How far a point reaches, with the space around it."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""


class Room(Struct, frozen=True):
    """What a mark at *value* needs to its left and right for its words, in pixels."""

    value: float
    left: float = 0
    right: float = 0


def domain(
    rooms: Iterable[Room], width: float, *, has_zero: bool = True
) -> tuple[float, float]:
    """
    Return the narrowest span of values that leaves every mark room for its words.

    Zero is always in it, unless values are places and no lengths; then they are seen
    from no nearer than a third of the largest. On *width* pixels, the distance between
    any two marks must hold the left words of the one and the right words of the other.
    """
    items = [*rooms]
    values = [each.value for each in items]
    far = max(map(abs, values), default=0) / 3
    near = min(min(values, default=0), max(values, default=0) - far)
    items.append(Room(0.0 if has_zero or near <= 0 else near))
    step = min(
        (
            (width - two.right - one.left) / (two.value - one.value)
            for one in items
            for two in items
            if two.value > one.value
        ),
        default=1.0,
    )
    step = min(max(step, 1e-9), 1e9)
    origin = max(each.left - step * each.value for each in items)
    return -origin / step, (width - origin) / step


def placed(
    points: Sequence[tuple[float, float]],
    names: Sequence[str],
    page: Page,
    size: tuple[float, float],
    taken: Iterable[Box],
) -> list[tuple[Box, list[str]] | None]:
    """
    Return where each name stands at its point, and its lines; nothing without room.

    It stands to the right, to the left, above or below, within a picture of a *size*
    and clear of all points, of other names and of what is *taken*.
    """
    taken = [*taken, *((x - DOT, y - DOT, x + DOT, y + DOT) for x, y in points)]
    wide, high = size
    found: list[tuple[Box, list[str]] | None] = []
    for (x, y), name in zip(points, names, strict=True):
        lines = page.lines(name, page.width / 2 - DOT)
        long, tall = max(map(page.wide, lines)), len(lines) * page.line
        beside = [(x + DOT, y - tall / 2), (x - DOT - long, y - tall / 2)]
        beyond = [(x - long / 2, y - DOT - tall), (x - long / 2, y + DOT)]
        boxes = [(x, y, x + long, y + tall) for x, y in beside + beyond]
        inside = (b for b in boxes if min(b) >= 0 and b[2] <= wide and b[3] <= high)
        free = (box for box in inside if not any(_meet(box, one) for one in taken))
        box = next(free, None)
        found.append((box, lines) if box else None)
        taken += [box] if box else []
    return found


def _meet(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and (
        min(one[3], other[3]) > max(one[1], other[1])
    )
