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
    from collections.abc import Iterator, Sequence

    from sitegen.model.plan import Plan

AXIS = 52
"""The width of the words at the scale of growth."""
DOT = 8
FEW = 3
"""Points that make a picture."""
ROOM = 0.15
"""Beyond the outermost points, of the length of a scale."""
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
    unit = plan.rows[0].quantity.unit.label
    wide, high = page.width - AXIS - 2 * EDGE, round(page.width * 0.6)
    x = _scaled("value", found, wide)
    y = _scaled("growth", found, high)
    _name(found, x, y, page, (wide, high))
    untold = ", ".join(each["label"] for each in marks if "growth" not in each)
    head = [f"no growth rate: {untold}"] if untold else []
    said = [line for each in (*head, "growth, %") for line in page.lines(each, 300)]
    style: dict[str, Any] = {"labelColor": Tone.QUIET, "gridColor": Tone.LINE}
    style |= {"tickCount": 4, "grid": True, "labels": True}
    below = alt.Axis(title=unit, titleAnchor="end", **style)
    rates = alt.Axis(format="+,~f", minExtent=AXIS, maxExtent=AXIS, **style)
    places: dict[str, Any] = {each: alt.ExprRef(f"datum.{each}") for each in ("x", "y")}
    base = alt.Chart()
    chart = alt.LayerChart(
        layer=[
            base.mark_rule(stroke=Tone.QUIET, strokeWidth=1).encode(y=alt.YDatum(0)),
            base.mark_point().encode(
                x=alt.X("value:Q", scale=x, axis=below),
                y=alt.Y("growth:Q", scale=y, axis=rates),
                fill=fill(found),
                tooltip=tooltips(found),
            ),
            base.mark_text(align="left", **places).encode(text=alt.Text("lines:N")),
        ],
        title=alt.TitleParams(said, fontWeight="normal", color=Tone.QUIET),
        width=wide,
        height=high,
    )
    return chart, found


def _scaled(name: str, found: Sequence[Record], length: float) -> alt.Scale:
    """Return a scale that has zero, and room beyond the outermost values."""
    room = length * ROOM
    rooms = [Room(each[name], room * (each[name] < 0), room) for each in found]
    return alt.Scale(domain=[*domain(rooms, length)], nice=False)


def _name(
    found: Sequence[Record],
    across: alt.Scale,
    up: alt.Scale,
    page: Page,
    size: tuple[float, float],
) -> None:
    """
    Give rows the lines of their names and where these begin, in pixels.

    One that no place is free for has none: it is told at its point, as all are.
    """
    (left, right), (low, top) = across.domain, up.domain
    wide, high = size
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
        long = max(map(page.wide, lines))
        boxes = _boxes(x, y, long, len(lines) * page.line)
        inside = (box for box in boxes if _holds((0, 0, wide, high), box))
        free = (box for box in inside if not any(_meet(box, one) for one in taken))
        box = next(free, None)
        each["lines"] = lines if box else []
        if box:
            taken.append(box)
            each |= {"x": box[0], "y": box[1] + page.line / 2}


def _boxes(x: float, y: float, wide: float, high: float) -> Iterator[Box]:
    """Yield places for words at a point: to its right, left, above and below."""
    for left, top in (
        *((x + DOT, y - high / 2), (x - DOT - wide, y - high / 2)),
        *((x - wide / 2, y - DOT - high), (x - wide / 2, y + DOT)),
    ):
        yield left, top, left + wide, top + high


def _holds(one: Box, other: Box) -> bool:
    return min(other[:2]) >= 0 and other[2] <= one[2] and other[3] <= one[3]


def _meet(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and (
        min(one[3], other[3]) > max(one[1], other[1])
    )
