"""
What only measuring can know of words: how wide they are, and where lines break.

A page is set in the reader's own font, which no build knows. The widths are
those of DejaVu Sans, an eighth wider than Liberation Sans and Arial and wider
than Roboto, Segoe and San Francisco, so that what fits here fits everywhere.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import combining

if TYPE_CHECKING:
    from collections.abc import Iterator

FONT = "system-ui, 'Liberation Sans', sans-serif"
FONT_OF_PICTURES = "Liberation Sans"
"""The one font that vl-convert brings along, the same on every machine."""

_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    "\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd"
)
PIECE = rf"(?:[{_WIDE}]|[^ {_WIDE}]+)[ ,.;:!?)\u3001\u3002\uff0c\uff09]*| +"
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
    words = (
        _cut(each, width, size, is_bold=is_bold) for each in re.findall(PIECE, text)
    )
    for piece in chain.from_iterable(words):
        longer = f"{lines[-1]}{piece}" if lines else piece
        if lines and text_width(longer.rstrip(" "), size, is_bold=is_bold) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return [line.rstrip(" ") for line in lines]


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
