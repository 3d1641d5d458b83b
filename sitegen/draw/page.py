"""
A page: its widths and colours, and what only measuring can know of words on it.

Vega-Lite places no labels and counts no words. So the widths of texts, in the widest
of the usual system fonts, become the domain of a scale and the breaks of a line.

The page is set in the reader's own font, which no build knows. The widths are
those of DejaVu Sans, an eighth wider than Liberation Sans and Arial and wider
than Roboto, Segoe and San Francisco, so that what fits here fits everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import combining

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TITLE_SIZE = 18
FONT = "system-ui, 'Liberation Sans', sans-serif"
FONT_OF_PICTURES = "Liberation Sans"
"""The one font that vl-convert brings along, the same on every machine."""


class Tone(StrEnum):
    """A colour by its role; each is a variable of the page's style sheet."""

    INK = "var(--ink)"
    QUIET = "var(--quiet)"
    LINE = "var(--line)"
    PAPER = "var(--paper)"
    FIRST = "var(--mark)"
    SECOND = "var(--mark-2)"
    THIRD = "var(--mark-3)"


FLOWS = (Tone.INK, Tone.FIRST, Tone.SECOND, Tone.THIRD)
"""A sum is ink; its parts keep their hue in every chart."""
TONES = dict(zip(("sum", "part 1", "part 2", "part 3"), FLOWS, strict=True))
TONES["rest"] = Tone.QUIET
"""The colours of marks by what they stand for, as the field `flow` of rows says."""

PLAIN = {
    Tone.INK: "#1c1f22",
    Tone.QUIET: "#565d64",
    Tone.LINE: "#d8d6cf",
    Tone.PAPER: "#fffefb",
    Tone.FIRST: "#0f6f8f",
    Tone.SECOND: "#b0600a",
    Tone.THIRD: "#5b4a8a",
}
"""For pictures that stand by themselves; the light scheme of the style sheet."""


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

_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    "\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd"
)
PIECE = re.compile(rf"(?:[{_WIDE}]|[^ {_WIDE}]+)[ ,.;:!?)\u3001\u3002\uff0c\uff09]*| +")
"""What stays together, with the spaces and the signs behind it."""
FIRST = " "
WIDEST = 1000
"""For characters without a width of their own here."""

# In thousandths of the size of the type, from the space to the tilde.
REGULAR = (
    *(318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337),
    *(636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531),
    *(1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787),
    *(603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500),
    *(500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612),
    *(635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838),
)
BOLD = (
    *(348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365),
    *(696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580),
    *(1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995, 837, 850),
    *(733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500),
    *(500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687),
    *(716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838),
)
OTHERS = {"\u00a0": 348, "\u2019": 380, "\u201c": 657, "\u201d": 657, "\u2013": 500}
OTHERS |= {"\u2212": 838, "\u00d7": 838, "\u00b7": 380, "\u00b3": 438, "\u2009": 200}
"""The typography of `sitegen.words`, by its bold widths."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a mark at *value* needs to its left and right for its words, in pixels."""

    value: float
    left: float = 0
    right: float = 0


@cache
def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return the width of one line of *text* in pixels."""
    table = BOLD if is_bold else REGULAR
    return sum(_width(character, table) for character in text) * size / 1000


def wrapped(
    text: str, width: float, size: float, *, is_bold: bool = False
) -> list[str]:
    """
    Return *text* in lines of at most *width*.

    Lines break at spaces, between any two Chinese, Japanese or Korean characters, and
    within a word that is longer than a line.
    """
    lines: list[str] = []
    words = (_cut(each, width, size, is_bold=is_bold) for each in PIECE.findall(text))
    for piece in chain.from_iterable(words):
        longer = f"{lines[-1]}{piece}" if lines else piece
        if lines and text_width(longer.rstrip(" "), size, is_bold=is_bold) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return [line.rstrip(" ") for line in lines]


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


def _cut(word: str, width: float, size: float, *, is_bold: bool) -> Iterator[str]:
    """Yield a word that is wider than a line in parts that are not."""
    part = ""
    for character in word:
        longer = f"{part}{character}".rstrip(" ")
        if part and text_width(longer, size, is_bold=is_bold) > width:
            yield part
            part = ""
        part += character
    yield part


def _width(character: str, table: tuple[int, ...]) -> int:
    place = ord(character) - ord(FIRST)
    if 0 <= place < len(table):
        return table[place]
    if combining(character) or "\u2066" <= character <= "\u2069":
        return 0
    return OTHERS.get(character, WIDEST)
