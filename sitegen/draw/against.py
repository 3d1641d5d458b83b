"""
Levels against their growth, for the live view.

Which is large and which grows are two things; bars in one order show one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.captions import remarks
from sitegen.draw.marks import fill, tooltips
from sitegen.draw.records import Record, records
from sitegen.draw.sketch import EDGE
from sitegen.graphics.colours import Tone
from sitegen.graphics.page import Page, Room, domain, placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.plan import Plan

AXIS = 52
"""The width of the words at the scale of growth."""
FEW = 3
"""Points that make a picture."""
ROOM = 0.15
"""Beyond the outermost points, of the length of a scale."""
STYLE: dict[str, Any] = {
    "labelColor": Tone.QUIET,
    "gridColor": Tone.LINE,
    "tickCount": 4,
}
STYLE |= {"grid": True, "labels": True}


def against(plan: Plan, page: Page) -> tuple[alt.LayerChart, list[Record]] | None:
    """
    Return a point for each level with its growth, named where there is room, and rows.

    Nothing where fewer than three have one, or where their units differ.
    """
    marks = [each for each in records(plan) if each["role"] == "mark"]
    found = [each for each in marks if each.get("kind") == "level" and "growth" in each]
    if len(found) < FEW or len({each["unit"] for each in found}) > 1:
        return None
    wide, high = page.width - AXIS - 2 * EDGE, round(page.width * 0.6)
    across, up = _span("value", found, wide), _span("growth", found, high)
    _named(found, (across, up), page, (wide, high))
    untold = ", ".join(each["label"] for each in marks if "growth" not in each)
    heads = remarks.against(untold, plan.language)
    said = [line for each in heads for line in page.lines(each, 300)]
    unit = plan.rows[0].quantity.unit.label
    below = alt.Axis(title=unit, titleAnchor="end", **STYLE)
    rates = alt.Axis(format="+,~f", minExtent=AXIS, maxExtent=AXIS, **STYLE)
    x = alt.X("value:Q", scale=alt.Scale(domain=[*across], nice=False), axis=below)
    y = alt.Y("growth:Q", scale=alt.Scale(domain=[*up], nice=False), axis=rates)
    places: Any = {each: alt.ExprRef(f"datum.{each}") for each in ("x", "y")}
    base, told = alt.Chart(), tooltips(found, plan.language)
    zero = base.mark_rule(stroke=Tone.QUIET, strokeWidth=1).encode(y=alt.YDatum(0))
    points = base.mark_point().encode(x=x, y=y, fill=fill(found), tooltip=told)
    words = base.mark_text(align="left", **places).encode(text=alt.Text("lines:N"))
    title = alt.TitleParams(said, fontWeight="normal", color=Tone.QUIET)
    layers = [zero, points, words]
    return alt.LayerChart(layer=layers, title=title, width=wide, height=high), found


def _span(name: str, found: Sequence[Record], length: float) -> tuple[float, float]:
    """Return the ends of a scale that has zero, and room beyond the outermost."""
    room = length * ROOM
    return domain(
        [Room(each[name], room * (each[name] < 0), room) for each in found], length
    )


def _named(
    found: Sequence[Record],
    spans: tuple[tuple[float, float], tuple[float, float]],
    page: Page,
    size: tuple[int, int],
) -> None:
    """
    Give rows the lines of their names and where these begin, in pixels.

    One that no place is free for has none: it is told at its point, as all are.
    """
    ((left, right), (low, top)), (wide, high) = spans, size
    across, down = wide / (right - left), high / (top - low)
    points = [
        ((each["value"] - left) * across, (top - each["growth"]) * down)
        for each in found
    ]
    zero = (0, top * down - 1, wide, top * down + 1)
    names = [each["label"] for each in found]
    for each, place in zip(
        found, placed(points, names, page, size, [zero]), strict=True
    ):
        each["lines"] = place[1] if place else []
        if place:
            x, y = place[0][:2]
            each |= {"x": round(x, 1), "y": round(y + page.line / 2, 1)}
