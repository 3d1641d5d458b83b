"""What kinds draw with: the rows of a panel, colours, the key, the line at zero."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.draw.frame import Frame, Span
from sitegen.draw.page import TONES, Page, Tone
from sitegen.draw.records import Record, by_row, least, most, outward

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Frame", "Layers", "Page", "Record", "Sketch", "Tone", "fill", "line"]
__all__ += ["by_row", "least", "most", "outward", "shade", "tooltips", "zero"]

Layers = Iterator[alt.Chart]
BLOT = 5
"""Pixels below which an interval is no line but a blot."""
PALE = 0.28
DARK_PALE = 0.45
"""What a lighter part lacks, of a colour and of ink; it keeps 3:1 against the page."""
TOLD = {
    "panel": "Of",
    "label": "What",
    "series": "Which",
    "amount": "Value",
    "when": "Period",
    "change": "Growth",
    "status": "Status",
    "doubtful": "In doubt",
    "interval": "Between",
    "printed": "Printed",
    "article": "Source",
    "note": "Note",
}
"""What a tooltip says of a mark, field by field."""


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """A panel while it is drawn."""

    frame: Frame
    found: tuple[Record, ...]
    """The rows of the panel, with their places."""
    name: str = ""
    is_alone: bool = False
    """Its scale is its own."""
    base: alt.Chart = field(default_factory=alt.Chart)
    """A chart without a mark; rows and scale are those of its panel."""

    @cached_property
    def span(self) -> Span:
        """The ends of its scale."""
        return self.frame.span(self.found if self.is_alone else self.frame.found)

    @property
    def page(self) -> Page:
        """What it is drawn for."""
        return self.frame.page

    @property
    def middle(self) -> float:
        """Where in its band a mark stands, in pixels from the top."""
        return self.frame.middle

    @property
    def scale(self) -> float:
        """Pixels for one of a value."""
        return self.frame.length / (self.span[1] - self.span[0])

    @property
    def blot(self) -> float:
        """The width of an interval that is not seen, in values."""
        return (BLOT + 2 * self.frame.clear) / self.scale

    @property
    def seen(self) -> list[Record]:
        """The rows of which the interval is seen."""
        return [
            each
            for each in self.found
            if {"low", "high"} <= each.keys()
            and each["high"] - each["low"] >= self.blot
        ]

    def bar(self, start: str | float, end: str, **style: Any) -> alt.Chart:
        """Return bars from *start*, a field or a value, to the field *end*."""
        x2 = alt.X2(start) if isinstance(start, str) else alt.X2Datum(start)
        bar = self.base.mark_bar(height=self.page.bar, **style)
        drawn: alt.Chart = bar.encode(x=alt.X(f"{end}:Q"), x2=x2)
        return drawn


def fill(
    found: Sequence[Record], by: str = "flow", key: alt.Legend | None = None
) -> Any:
    """
    Return the colours of marks: those of their flows, grey for what is left.

    They hang on a field of the rows, so that whoever reads the specification sees what
    a colour means; of series that are one flow each, a *key* can tell them.
    """
    tones = {each[by]: TONES[each["flow"]] for each in found}
    if len({*tones.values()}) == 1:
        return alt.value(next(iter(tones.values())))
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


def tooltips(found: Sequence[Record]) -> list[alt.Tooltip]:
    """Return what a mark says of itself in the live view."""
    return [
        alt.Tooltip(f"{field}:N", title=title)
        for field, title in TOLD.items()
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
