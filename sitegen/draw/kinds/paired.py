"""
Two values of each thing on one line, with the way between them.

For two measures or two aspects of the same things. They are two shapes, so that they
are told apart without colour.
"""

from __future__ import annotations

from json import dumps

import altair as alt

from sitegen.draw.marks import Layers, Sketch, by_row, fill
from sitegen.draw.pairs import CLEAR, key, place, shapes, way

__all__ = ["CLEAR", "HAS_ZERO", "marks", "place"]
HAS_ZERO = False
"""A dot is a place, not a length."""
SHAPES = ("diamond", "circle")
HALVES = {
    "left": ("M0,-1L-1,0L0,1Z", "M0,-1A1,1,0,0,0,0,1Z"),
    "right": ("M0,-1L1,0L0,1Z", "M0,-1A1,1,0,0,1,0,1Z"),
}
"""Those of two values so near that one would hide the other, back to back."""


def marks(sketch: Sketch) -> Layers:
    """Yield the way between two values, and each value in the shape of its series."""
    yield from way(sketch)
    near = [
        pair[0]["label"]
        for pair in by_row(sketch.found)
        if abs(pair[0]["value"] - pair[-1]["value"]) * sketch.scale < 2 * CLEAR
    ]
    shape = shapes(sketch, SHAPES)
    if near:
        names = dict.fromkeys(each["series"] for each in sketch.found)
        of = {at: dict(zip(names, each, strict=False)) for at, each in HALVES.items()}
        is_near = f"indexof({dumps(near, ensure_ascii=False)}, datum.label) >= 0"
        half = alt.ExprRef(f"({dumps(of)})[datum.side][datum.series]")
        shape = shape.condition(test=is_near, value=half)
    yield sketch.base.mark_point().encode(
        x=alt.X("value:Q"), fill=fill(sketch.found, "series", key(sketch)), shape=shape
    )
