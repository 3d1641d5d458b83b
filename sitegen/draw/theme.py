"""Type, colour and spacing of every chart: one theme, registered with altair."""

from __future__ import annotations

from typing import Any

import altair as alt

from sitegen.draw.page import NARROW
from sitegen.graphics.colours import Tone
from sitegen.graphics.text import FONT

NAME = "sitegen"
MARKS: dict[str, Any] = {
    "aria": False,
    "background": "transparent",
    "font": FONT,
    "padding": 0,
    "view": {"stroke": None},
    "bar": {"fill": Tone.FIRST},
    "line": {"stroke": Tone.QUIET, "strokeWidth": 2},
    "rule": {"stroke": Tone.INK, "strokeWidth": 1.5},
    "tick": {"fill": Tone.INK, "thickness": 1.5, "bandSize": 8, "opacity": 1},
    "errorbar": {"ticks": {"size": 8}},
    "point": {"filled": True, "size": 95, "opacity": 1, "fill": Tone.FIRST},
}


@alt.theme.register(NAME, enable=True)
def theme(size: int = NARROW.size, line: int = NARROW.line) -> alt.theme.ThemeConfig:
    """
    Return what all charts have in common, with text of a *size* in lines of a height.

    Colours are variables of the page.
    """
    text = {"color": Tone.INK, "fontSize": size, "lineHeight": line}
    below = {"subtitleFontSize": size, "subtitleColor": Tone.QUIET}
    labels = {"labelFontSize": size, "labelLimit": 0}
    words: Any = {
        "text": text,
        "title": {"anchor": "start", "frame": "bounds"} | text | below,
        "axis": {
            "labelColor": Tone.INK,
            "titleColor": Tone.QUIET,
            "titleFontSize": size,
            "titleFontWeight": "normal",
            "domainColor": Tone.LINE,
            "tickColor": Tone.LINE,
            "domain": False,
            "ticks": False,
            "grid": False,
            "title": None,
            "labels": False,
        }
        | labels,
        "legend": {
            "labelColor": Tone.QUIET,
            "orient": "top",
            "title": None,
            "offset": 8,
            "columnPadding": 22,
            "rowPadding": line - size,
        }
        | labels,
    }
    config: Any = MARKS | words
    return {"config": config}
