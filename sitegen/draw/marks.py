"""What kinds draw with: the rows of a panel, colours, the key, the line at zero."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.captions.remarks import fields
from sitegen.draw.records import TONES, Record, by_row, least, most, outward
from sitegen.draw.sketch import Sketch
from sitegen.graphics.colours import Tone
from sitegen.graphics.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Layers", "Page", "Record", "Sketch", "Tone", "fill", "line"]
__all__ += ["by_row", "least", "most", "outward", "shade", "tooltips", "zero"]

Layers = Iterator[alt.Chart]
PALE = 0.28
DARK_PALE = 0.45
"""What a lighter part lacks, of a colour and of ink; it keeps 3:1 against the page."""


def fill(
    found: Sequence[Record], by: str = "flow", key: alt.Legend | None = None
) -> Any:
    """
    Return the colours of marks: those of their flows, grey for what is left.

    They hang on a field of the rows, so that whoever reads the specification sees what
    a colour means; of series that are one flow each, a *key* can tell them.
    """
    tones: dict[str, Any] = {each[by]: TONES[each["flow"]] for each in found}
    if len({*tones.values()}) == 1:
        return alt.FillValue(next(iter(tones.values())))
    scale = alt.Scale(domain=[*tones], range=[*tones.values()])
    return alt.Fill(f"{by}:N", scale=scale, legend=key)


def shade(found: Sequence[Record]) -> dict[str, Any]:
    """
    Return paler parts from the first to the last, where all are of one flow.

    A part keeps its tone in all bars; that of what is left is the palest.
    """
    of = {each["series"]: each["flow"] for each in found if each["role"] != "rest"}
    if len({*of.values()}) != 1 or len(of) == 1:
        return {}
    places: dict[str, int] = {}
    for row in by_row(found):
        for at, each in enumerate(row):
            places.setdefault(each["series"], at)
    last = max(places[series] for series in of)
    pale = DARK_PALE if "sum" in of.values() else PALE
    shades = [round(1 - pale * min(at / last, 1), 3) for at in places.values()]
    scale = alt.Scale(type="ordinal", domain=[*places], range=shades)
    return {"opacity": alt.Opacity("series:O", scale=scale, legend=None)}


def tooltips(found: Sequence[Record], language: str) -> list[alt.Tooltip]:
    """Return what a mark says of itself in the live view."""
    return [
        alt.Tooltip(f"{field}:N", title=title)
        for field, title in fields(language).items()
        if any(each.get(field) for each in found)
    ]


def zero(sketch: Sketch) -> Layers:
    """Yield the line at zero where values lie on both sides of it, or below."""
    if any(each["value"] <= 0 for each in sketch.found):
        yield line(sketch, 0)


def line(sketch: Sketch, value: float) -> alt.Chart:
    """Return a line at a value, in each row by itself, so that it crosses no name."""
    size = sketch.page.bar + 6
    tick = sketch.base.mark_tick(fill=Tone.QUIET, thickness=1.2, size=size)
    drawn: alt.Chart = tick.encode(x=alt.XDatum(value))
    return drawn
