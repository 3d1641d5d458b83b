"""Colours, type and sizes of every chart; the page's CSS variables fill them in."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sitegen.draw.metrics import text_width, wrapped
from sitegen.model.chart import Finish

NARROW = 328
"""Width for phones in pixels; the page scales it by at most a tenth."""
WIDE = 640
FONT = "system-ui, 'Liberation Sans', sans-serif"
SIZE = 13
"""Text in pixels at the natural width; never below 11 on any screen."""
TITLE_SIZE = 18
LINE_HEIGHT = 17
BAR = 14
DOT = 5.5
"""The radius of a dot."""


class Tone(StrEnum):
    """A colour by its role; each is a variable of the page's style sheet."""

    INK = "var(--ink)"
    QUIET = "var(--quiet)"
    LINE = "var(--line)"
    PAPER = "var(--paper)"
    FIRST = "var(--mark)"
    SECOND = "var(--mark-2)"
    THIRD = "var(--mark-3)"


FONT_OF_PICTURES = "Liberation Sans"
"""The one font that vl-convert brings along, the same on every machine."""

SERIES = (Tone.FIRST, Tone.SECOND, Tone.THIRD)
"""The colours of series, in such an order that neighbours differ most."""

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


class Face(StrEnum):
    """How text looks."""

    LABEL = "label"
    VALUE = "value"
    QUIET = "quiet"
    HEAD = "head"
    TITLE = "title"


TEXTS: dict[Face, dict[str, Any]] = {
    Face.LABEL: {"color": Tone.INK},
    Face.VALUE: {"color": Tone.INK, "fontWeight": "bold"},
    Face.QUIET: {"color": Tone.QUIET},
    Face.HEAD: {"color": Tone.INK, "fontWeight": "bold"},
    Face.TITLE: {"color": Tone.INK, "fontWeight": "bold", "fontSize": TITLE_SIZE},
}


def width(text: str, face: Face = Face.LABEL) -> float:
    """Return the width of a line of *text* in pixels."""
    style = TEXTS[face]
    return text_width(text, style.get("fontSize", SIZE), is_bold="fontWeight" in style)


def lines(text: str, room: float, face: Face = Face.LABEL) -> list[str]:
    """Return *text* in lines of at most *room* pixels."""
    style = TEXTS[face]
    size, is_bold = style.get("fontSize", SIZE), "fontWeight" in style
    return wrapped(text, room, size, is_bold=is_bold)


def area(tone: Tone, finish: Finish) -> dict[str, Any]:
    """Return how a bar or dot of a tone and finish looks, as properties of Vega."""
    match finish:
        case Finish.LIGHT:
            return {
                "fill": tone,
                "fillOpacity": 0.3,
                "stroke": tone,
                "strokeWidth": 1.5,
            }
        case Finish.DASHED:
            dash = {"strokeDash": [3, 2], "strokeWidth": 1.5}
            return {"fill": tone, "fillOpacity": 0.08, "stroke": tone, **dash}
        case Finish.REST:
            return {"fill": None, "stroke": Tone.QUIET, "strokeWidth": 1}
        case _:
            return {"fill": tone, "stroke": None}
