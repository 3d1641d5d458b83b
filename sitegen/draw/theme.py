"""Type, colour and spacing of every chart: one theme, registered with altair."""

from __future__ import annotations

import altair as alt

from sitegen.draw.page import NARROW, Tone

NAME = "sitegen"
FONT = "system-ui, 'Liberation Sans', sans-serif"
FONT_OF_PICTURES = "Liberation Sans"
"""The one font that vl-convert brings along, the same on every machine."""


@alt.theme.register(NAME, enable=True)
def theme() -> alt.theme.ThemeConfig:
    """Return what all charts have in common; colours are variables of the page."""
    return {
        "config": {
            "aria": False,
            "background": "transparent",
            "font": FONT,
            "padding": 0,
            "view": {"stroke": None},
            "text": {"color": Tone.INK, "fontSize": NARROW.size},
            "title": {"color": Tone.INK, "anchor": "start", "fontSize": NARROW.size},
            "axis": {
                "labelColor": Tone.INK,
                "titleColor": Tone.QUIET,
                "domain": False,
                "ticks": False,
                "grid": False,
                "title": None,
                "labelFontSize": NARROW.size,
            },
            "bar": {"fill": Tone.FIRST},
            "rule": {"stroke": Tone.INK, "strokeWidth": 1.5},
            "tick": {"fill": Tone.INK, "thickness": 1.5, "bandSize": 8, "opacity": 1},
            "point": {"filled": True, "size": 95, "opacity": 1, "fill": Tone.FIRST},
        }
    }
