"""Colours, type and sizes of every chart; the page's CSS variables fill them in."""

from __future__ import annotations

from typing import Any

import altair as alt

NARROW = 328
"""Width for phones in pixels; the page scales it by at most a tenth."""
WIDE = 640
FONT = "system-ui, 'Liberation Sans', sans-serif"
SIZE = 13
"""Text in pixels at the natural width; never below 11 on any screen."""
INK = "var(--ink)"
QUIET = "var(--quiet)"
MARK = "var(--mark)"
LINE = "var(--line)"
SPARE = 1.16
"""How much wider text may run in another system's font."""
CHARACTER = 0.55
"""The average width of a character, in parts of the size of its type."""


def text_width(text: str) -> float:
    """Estimate the width of *text* in pixels in the widest usual font."""
    return len(text) * SIZE * CHARACTER * SPARE


def data(values: list[dict[str, Any]]) -> alt.Data:
    """Return rows that stand in the specification itself."""
    return alt.Data(values=values)  # type: ignore[no-untyped-call]


def finished(
    chart: alt.LayerChart | alt.FacetChart, width: int, height: int
) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart in the house style."""
    styled = chart.properties(
        width=width,
        height=height,
        padding=0,
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
    ).configure(
        aria=False,
        background="transparent",
        font=FONT,
        view=alt.ViewConfig(stroke=None),
        text=alt.MarkConfig(fontSize=SIZE, color=INK),
    )
    specification: dict[str, Any] = styled.to_dict()
    return specification
