"""
Levels against their growth, for the live view.

Which is large and which grows are two things; bars in one order show one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.draw.marks import fill, tooltips
from sitegen.draw.page import Page, Room, domain
from sitegen.draw.records import Record, records
from sitegen.draw.sketch import EDGE
from sitegen.graphics.colours import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.plan import Plan

AXIS = 52
"""The width of the words at the scale of growth."""
DOT = 8
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
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""


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
    _name(found, (across, up), page, (wide, high))
    untold = ", ".join(each["label"] for each in marks if "growth" not in each)
    head = [f"no growth rate: {untold}"] if untold else []
    said = [line for each in (*head, "growth, %") for line in page.lines(each, 300)]
    unit = plan.rows[0].quantity.unit.label
    below = alt.Axis(title=unit, titleAnchor="end", **STYLE)
    rates = alt.Axis(format="+,~f", minExtent=AXIS, maxExtent=AXIS, **STYLE)
    x = alt.X("value:Q", scale=alt.Scale(domain=[*across], nice=False), axis=below)
    y = alt.Y("growth:Q", scale=alt.Scale(domain=[*up], nice=False), axis=rates)
    places: Any = {each: alt.ExprRef(f"datum.{each}") for each in ("x", "y")}
    base, told = alt.Chart(), tooltips(found)
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


def _name(
    found: Sequence[Record],
    spans: tuple[tuple[float, float], tuple[float, float]],
    page: Page,
    size: tuple[int, int],
) -> None:
    """
    Give rows the lines of their names and where these begin, in pixels.

    They stand to the right of a point, to its left, above or below. One that no place
    is free for has none: it is told at its point, as all are.
    """
    ((left, right), (low, top)), (wide, high) = spans, size
    points = [
        (
            (each["value"] - left) / (right - left) * wide,
            (top - each["growth"]) / (top - low) * high,
        )
        for each in found
    ]
    zero = top / (top - low) * high
    taken = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in points]
    taken.append((0, zero - 1, wide, zero + 1))
    for each, (x, y) in zip(found, points, strict=True):
        lines = page.lines(each["label"], page.width / 2 - DOT)
        long, tall = max(map(page.wide, lines)), len(lines) * page.line
        beside = [(x + DOT, y - tall / 2), (x - DOT - long, y - tall / 2)]
        beyond = [(x - long / 2, y - DOT - tall), (x - long / 2, y + DOT)]
        boxes = [(x, y, x + long, y + tall) for x, y in beside + beyond]
        free = (
            box
            for box in boxes
            if min(box) >= 0 and box[2] <= wide and box[3] <= high
            if not any(_meet(box, one) for one in taken)
        )
        box = next(free, None)
        each["lines"] = lines if box else []
        if box:
            taken.append(box)
            each |= {"x": box[0], "y": box[1] + page.line / 2}


def _meet(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and (
        min(one[3], other[3]) > max(one[1], other[1])
    )
