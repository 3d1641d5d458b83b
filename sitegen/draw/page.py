"""The widths of a page that pictures are made for, and the colours of their parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sitegen.draw.measure import text_width, wrapped

TITLE_SIZE = 18


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
