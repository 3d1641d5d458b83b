"""
The two widths of a chart, and the room that words have on them.

Vega-Lite places no labels and counts no words. So the widths of texts, in the widest
of the usual system fonts, become the domain of a scale and the breaks of a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.graphics.colours import Tone
from sitegen.graphics.text import text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE_SIZE = 18
FLOWS = (Tone.INK, Tone.FIRST, Tone.SECOND, Tone.THIRD)
"""A sum is ink; its parts keep their hue in every chart."""
TONES = dict(zip(("sum", "part 1", "part 2", "part 3"), FLOWS, strict=True))
TONES["rest"] = TONES["before"] = Tone.QUIET
"""The colours of marks by what they stand for, as the field `flow` of rows says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
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


@dataclass(frozen=True, slots=True)
class Room:
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
