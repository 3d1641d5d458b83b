"""
How wide text runs, in the widest of the usual system fonts.

The page is set in the reader's own font, which no build knows. The widths are
those of DejaVu Sans, an eighth wider than Liberation Sans and Arial and wider
than Roboto, Segoe and San Francisco, so that what fits here fits everywhere.
"""

from __future__ import annotations

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
OTHERS |= {"\u2212": 838, "\u00d7": 838, "\u00b7": 380, "\u00b3": 438}
"""The typography of `sitegen.words`, by its bold widths."""


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return the width of one line of *text* in pixels."""
    table = BOLD if is_bold else REGULAR
    return sum(_width(character, table) for character in text) * size / 1000


def wrapped(
    text: str, width: float, size: float, *, is_bold: bool = False
) -> list[str]:
    """Return *text* in lines of at most *width*; a longer word has its own line."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, is_bold=is_bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(character: str, table: tuple[int, ...]) -> int:
    place = ord(character) - ord(FIRST)
    if 0 <= place < len(table):
        return table[place]
    return OTHERS.get(character, WIDEST)
