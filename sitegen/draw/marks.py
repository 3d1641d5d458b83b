"""What kinds draw with: the rows of a panel, colours, the key, the line at zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.draw.page import Tone
from sitegen.draw.records import by_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.draw.page import Page
    from sitegen.draw.records import Record

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A panel while it is drawn."""

    base: alt.Chart
    """A chart without a mark; rows and scale are those of its panel."""
    found: tuple[Record, ...]
    """The rows of the panel, with their places."""
    every: tuple[Record, ...] = ()
    """Those of all panels, which share their colours."""
    page: Page
    has_column: bool = True
    """Names stand beside the marks, not between the rows."""

    step: float = 0
    """The height of a row."""
    scale: float = 0
    """Pixels along the page for one of a value."""
    middle: float = 0
    """Where in its band a mark stands, in pixels from the top."""
    between: float = 0
    """Where in its band a mark stands that leads from a row to the next."""

    def bar(self, start: str | float, end: str, **style: Any) -> alt.Chart:
        """Return bars from *start*, a field or a value, to the field *end*."""
        x2 = alt.X2(start) if isinstance(start, str) else alt.X2Datum(start)
        bar = self.base.mark_bar(height=self.page.bar, **style)
        drawn: alt.Chart = bar.encode(x=alt.X(f"{end}:Q"), x2=x2)
        return drawn


def fill(found: Sequence[Record]) -> Any:
    """
    Return the colours of marks: those of their flows, grey for what is left.

    They hang on the field that tells them apart, so that whoever reads the
    specification sees what a colour means.
    """
    tones = dict.fromkeys(each["tone"] for each in found)
    if len(tones) == 1:
        return alt.value(*tones)
    for field in ("series", "measure", "role", "label"):
        of = {each.get(field, ""): each["tone"] for each in found}
        is_told = all(of[each.get(field, "")] == each["tone"] for each in found)
        if is_told and "" not in of:
            scale = alt.Scale(domain=[*of], range=[*of.values()])
            return alt.Fill(f"{field}:N", scale=scale, legend=None)
    return alt.Fill("tone:N", scale=None)


def shade(found: Sequence[Record]) -> dict[str, Any]:
    """
    Return paler parts from the first to the last, where all are of one flow.

    A part keeps its tone in all bars; that of what is left is the palest.
    """
    of = {each["series"]: each["tone"] for each in found if each.get("role") != "rest"}
    if len({*of.values()}) != 1 or len(of) == 1:
        return {}
    places: dict[str, int] = {}
    for row in by_row(found):
        for at, each in enumerate(row):
            places.setdefault(each["series"], at)
    last = max(places[series] for series in of)
    pale = DARK_PALE if Tone.INK in of.values() else PALE
    shades = [round(1 - pale * min(at / last, 1), 3) for at in places.values()]
    scale = alt.Scale(type="ordinal", domain=[*places], range=shades)
    return {"opacity": alt.Opacity("series:O", scale=scale, legend=None)}


def key(
    found: Sequence[Record], shapes: alt.Scale, page: Page, column: float
) -> alt.LayerChart:
    """
    Return a line that names the shapes of two series; two lines where it is long.

    It begins where the names of the rows begin, left of their *column*.
    """
    names = {each["series"]: each["tone"] for each in found}
    x, y = 8.0, 9.0
    data: list[Record] = []
    for name, tone in names.items():
        wide = page.wide(name) + 14
        if data and x + wide > page.width:
            x, y = 8.0, y + page.line
        data.append({"series": name, "tone": tone, "x": x - column, "y": y})
        x += wide + 22
    plot = page.width - column
    base = alt.Chart().encode(
        x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, plot], nice=False)),
        y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[y + 9, 0], nice=False)),
    )
    shape = alt.Shape("series:N", scale=shapes, legend=None)
    points = base.mark_point().encode(shape=shape, fill=fill(data))
    text = base.mark_text(
        align="left", dx=10, baseline="middle", color=Tone.QUIET, fontSize=page.size
    )
    keyed = alt.Data(name="key", values=shown(data))  # type: ignore[no-untyped-call]
    layers = [points, text.encode(text=alt.Text("series:N"))]
    return alt.LayerChart(layer=layers, data=keyed, width=plot, height=y + 9)


def tooltips(found: Sequence[Record]) -> list[alt.Tooltip]:
    """Return what a mark says of itself in the live view."""
    return [
        alt.Tooltip(f"{field}:N", title=title)
        for field, title in TOLD.items()
        if any(each.get(field) for each in found)
    ]


def zero(sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield the line at zero where values lie on both sides of it, or below."""
    if any(each["value"] <= 0 for each in sketch.found):
        yield line(sketch, 0)


def shown(found: Sequence[Record]) -> list[Record]:
    """Return records as data; a colour is no part of them."""
    return [
        {key: cell for key, cell in record.items() if key != "tone"} for record in found
    ]


def line(sketch: Sketch, value: float) -> alt.Chart:
    """Return a line at a value, in each row by itself, so that it crosses no name."""
    size = sketch.page.bar + 6
    tick = sketch.base.mark_tick(fill=Tone.QUIET, thickness=1.2, size=size)
    drawn: alt.Chart = tick.encode(x=alt.XDatum(value))
    return drawn
