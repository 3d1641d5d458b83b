"""
Levels against their growth, for the live view.

Which is large and which grows are two things; bars in one order show one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.draw.marks import fill, tooltips
from sitegen.draw.page import Page, Tone
from sitegen.draw.records import Record, records
from sitegen.draw.sketch import EDGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model.plan import Plan

AXIS = 52
"""The width of the words at the scale of growth."""
DOT = 8
FEW = 3
"""Points that make a picture."""
Span = tuple[float, float]
Pair = tuple[float, float]
"""Across the page and down, in pixels."""
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
    wide, high = _size(page)
    across, up = (_span([each[name] for each in found]) for name in ("value", "growth"))
    points = [
        (_at(each["value"], across, wide), high - _at(each["growth"], up, high))
        for each in found
    ]
    zero = high - _at(0, up, high)
    data = _named(found, points, page, zero)
    untold = ", ".join(each["label"] for each in marks if "growth" not in each)
    head = [f"no growth rate: {untold}"] if untold else []
    said = [line for each in (*head, "growth, %") for line in page.lines(each, 300)]
    ground = alt.Chart().mark_rule(stroke=Tone.QUIET, strokeWidth=1)
    dots = alt.Chart().mark_point().encode(fill=fill(data), tooltip=tooltips(data))
    places: dict[str, Any] = {each: alt.ExprRef(f"datum.{each}") for each in ("x", "y")}
    names = alt.Chart().mark_text(align="left", **places)
    chart = alt.LayerChart(
        layer=[
            ground.encode(y=alt.YDatum(0)),
            dots.encode(**_scales(across, up, plan.rows[0].quantity.unit.label, page)),
            names.encode(text=alt.Text("lines:N")),
        ],
        title=alt.TitleParams(said, fontWeight="normal", color=Tone.QUIET),
        width=wide,
        height=high,
    )
    return chart, data


def _size(page: Page) -> tuple[int, int]:
    return page.width - AXIS - 2 * EDGE, round(page.width * 0.6)


def _span(values: Sequence[float]) -> Span:
    """Return a span that has zero, and room beyond the outermost values."""
    low, high = min(0, *values), max(0, *values)
    room = (high - low) * 0.15 or 1.0
    return low - room * (low < 0), high + room


def _at(value: float, span: Span, length: float) -> float:
    """Return how many pixels a value is from the begin of its scale."""
    return (value - span[0]) / (span[1] - span[0]) * length


def _scales(across: Span, up: Span, unit: str, page: Page) -> dict[str, Any]:
    """Return the places of points, on two scales with axes."""
    style: dict[str, Any] = {
        "labelColor": Tone.QUIET,
        "tickCount": 4,
        "grid": True,
        "labels": True,
    }
    style |= {"gridColor": Tone.LINE, "titleFontWeight": "normal"}
    amounts = alt.Axis(title=unit, titleAnchor="end", titleFontSize=page.size, **style)
    rates = alt.Axis(format="+,~f", minExtent=AXIS, maxExtent=AXIS, **style)
    scales = (alt.Scale(domain=[*span], nice=False) for span in (across, up))
    return {
        "x": alt.X("value:Q", scale=next(scales), axis=amounts),
        "y": alt.Y("growth:Q", scale=next(scales), axis=rates),
    }


def _named(
    found: Sequence[Record], points: Sequence[Pair], page: Page, zero: float
) -> list[Record]:
    """
    Return the rows with the lines of their names and where these begin, in pixels.

    A name stays in the half of its point, above the line at zero or below it.
    One that no place is free for has none: it is told at its point, as all are.
    """
    taken = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in points]
    placed = []
    for each, point in zip(found, points, strict=True):
        lines = page.lines(each["label"], page.width / 2 - DOT)
        size = max(map(page.wide, lines)), len(lines) * page.line
        half = (0, zero) if point[1] <= zero else (zero + 2, _size(page)[1])
        boxes = _boxes(point, size, half, _size(page))
        free = (box for box in boxes if not any(_meet(box, other) for other in taken))
        told: Record = {"lines": []}
        if box := next(free, None):
            taken.append(box)
            told = {"x": box[0], "y": box[1] + page.line / 2, "lines": lines}
        placed.append(each | told)
    return placed


def _boxes(point: Pair, size: Pair, half: Pair, picture: Pair) -> Iterator[Box]:
    """Yield the places for words at a point: to its right, left, above and below."""
    (x, y), (wide, high) = point, size
    beside = max(half[0], min(y - high / 2, half[1] - high))
    for left, top in (
        (x + DOT, beside),
        (x - DOT - wide, beside),
        (x - wide / 2, y - DOT - high),
        (x - wide / 2, y + DOT),
    ):
        right, bottom = left + wide, top + high
        if min(left, top) >= 0 and right <= picture[0] and bottom <= picture[1]:
            yield left, top, right, bottom


def _meet(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and (
        min(one[3], other[3]) > max(one[1], other[1])
    )
