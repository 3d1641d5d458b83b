"""
Arrows from an earlier value to a later one.

The earlier value is grey, the later one has the colour of its flow.
"""

from __future__ import annotations

import altair as alt

from sitegen.draw import pairs
from sitegen.draw.marks import Layers, Page, Record, Sketch, Tone, by_row, fill

CLEAR, HAS_ZERO = pairs.CLEAR, False
HEADS = ("circle", "triangle-right", "triangle-left")
"""Of a value that stays, rises or falls."""


def place(found: list[Record], page: Page) -> list[Record]:
    """Put the words where those of pairs are, and heads at the later values."""
    placed = pairs.place(found, page)
    for first, last in by_row(placed):
        rise = last["value"] - first["value"]
        last["head"] = HEADS[(rise > 0) - (rise < 0)]
    return placed


def marks(sketch: Sketch) -> Layers:
    """Yield the shaft of each arrow, its grey begin and its head."""
    yield from pairs.way(sketch)
    begin = sketch.base.transform_filter("!isValid(datum.head)")
    yield begin.mark_point(size=45).encode(
        x=alt.X("value:Q"), fill=alt.FillValue(Tone.QUIET)
    )
    head = sketch.base.transform_filter("isValid(datum.head)")
    key = pairs.shapes(sketch, ("circle", "triangle-right"))
    yield head.mark_point(size=130).encode(
        x=alt.X("value:Q"),
        fill=fill([each for each in sketch.found if "head" in each]),
        shape=key.condition(test="true", value=alt.ExprRef("datum.head")),
    )
