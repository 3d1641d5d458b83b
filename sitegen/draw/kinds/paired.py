"""
Two values of each thing on one line, with the way between them.

Two measures or aspects of a thing are two shapes, so that they are told apart without
colour. Of two times the earlier is grey, and an arrow leads to the later.
"""

from __future__ import annotations

import altair as alt

from sitegen.draw import pairs
from sitegen.draw.marks import Layers, Page, Record, Sketch, by_row, fill

CLEAR, HAS_ZERO = pairs.CLEAR, False
"""A dot is a place, not a length."""
SHAPES, HEADS = ("diamond", "circle"), ("circle", "triangle-right", "triangle-left")
"""Of two things; and of a later value that stays, rises or falls."""
HALVES = {
    "left": ("M0,-1L-1,0L0,1Z", "M0,-1A1,1,0,0,0,0,1Z"),
    "right": ("M0,-1L1,0L0,1Z", "M0,-1A1,1,0,0,1,0,1Z"),
}
"""Those of two values so near that one would hide the other, back to back."""


def place(found: list[Record], page: Page) -> list[Record]:
    """Put the words to both sides of a pair; of two times the later has a head."""
    rows = (
        sorted(row, key=lambda each: each.get("begin", "")) for row in by_row(found)
    )
    placed = pairs.place([each for row in rows for each in row], page)
    for first, last in by_row(placed):
        rise = last["value"] - first["value"]
        if first["period"] != last["period"]:
            first |= {"flow": "before", "size": 45}
            last |= {"shape": HEADS[(rise > 0) - (rise < 0)], "size": 130}
    return placed


def marks(sketch: Sketch) -> Layers:
    """Yield the way between two values, and each value in the shape of its series."""
    yield from pairs.way(sketch)
    for pair in by_row(sketch.found):
        is_near = abs(pair[0]["value"] - pair[1]["value"]) * sketch.scale < 2 * CLEAR
        for at, each in enumerate(pair if is_near and "size" not in pair[0] else ()):
            each["shape"] = HALVES[each["side"]][at]
    ends, key = by_row(sketch.every)[0], pairs.key(sketch)
    used = HEADS[:2] if "size" in ends[0] else SHAPES
    series = [each["series"] for each in ends]
    scale = alt.Scale(domain=series, range=[*used])
    shape = alt.Shape("series:N", scale=scale, legend=key).condition(
        test="isValid(datum.shape)", value=alt.ExprRef("datum.shape")
    )
    point = sketch.base.mark_point(size=alt.ExprRef("datum.size || 95"))
    yield point.encode(
        x=alt.X("value:Q"), fill=fill(sketch.found, "series", key), shape=shape
    )
