"""
Two values of each thing on one line, with the way between them.

For two measures or two aspects of the same things. They are two shapes, so that they
are told apart without colour; the key stands above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from sitegen.draw.marks import fill, key, line
from sitegen.draw.page import Tone
from sitegen.draw.records import by_row, least, most

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.draw.frame import Frame
    from sitegen.draw.marks import Sketch
    from sitegen.draw.page import Page
    from sitegen.draw.records import Record

CLEAR = 6
HAS_ZERO = False
"""A dot is a place, not a length."""
DIRECT = 0.7
"""How much of the width the words of the first row may take."""
SHAPES = ("diamond", "circle")


def place(found: list[Record], page: Page) -> list[Record]:
    """
    Put the words of the smaller value to its left, of the larger to its right.

    Where the names of the two series are short, they stand in the first row.
    """
    placed: list[Record] = []
    has_room = is_direct(found, page)
    for pair in by_row(found):
        low = min(pair, key=lambda each: each["value"])
        for each in pair:
            is_low = each is low
            at = least(each) if is_low else most(each)
            made = each | {"at": at, "side": "left" if is_low else "right"}
            if has_room and len(placed) < len(pair):
                made["beside"] = ", ".join(
                    filter(None, (each["series"], each.get("beside")))
                )
            placed.append(made)
    return placed


def is_named(found: Sequence[Record]) -> bool:
    """Tell whether the first row names the two series."""
    return str(found[0].get("beside", "")).startswith(found[0]["series"])


def crossed(sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield the line at zero in the rows whose values lie on both sides of it."""
    names = [
        pair[0]["label"]
        for pair in by_row(sketch.found)
        if min(map(least, pair)) <= 0 <= max(map(most, pair))
    ]
    if names:
        yield line(sketch, 0).transform_filter(alt.FieldOneOfPredicate("label", names))


def is_direct(found: Sequence[Record], page: Page) -> bool:
    """Tell whether the names of two series have room in the row of their values."""
    longest = max(page.wide(each["label"]) for each in found)
    column = longest if longest <= page.column else 0
    words = sum(
        page.wide(text) + 2 * CLEAR
        for each in found[:2]
        for text in (each["series"], each["text"], each.get("beside", ""))
    )
    return words < (page.width - column) * DIRECT


def marks(sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield the way between two values, and each value in the shape of its series."""
    yield from crossed(sketch)
    yield sketch.base.mark_line(stroke=Tone.QUIET, strokeWidth=2).encode(
        x=alt.X("value:Q"), detail=alt.Detail("label:N")
    )
    yield sketch.base.mark_point().encode(
        x=alt.X("value:Q"),
        fill=fill(sketch.found),
        shape=alt.Shape("series:N", scale=_shapes(sketch.found), legend=None),
    )


def head(frame: Frame) -> alt.LayerChart | None:
    """Return the key of the shapes, where it does not stand in the first row."""
    if is_named(frame.found):
        return None
    return key(frame.found, _shapes(frame.found), frame.page, frame.column)


def _shapes(found: Sequence[Record]) -> alt.Scale:
    series = [*dict.fromkeys(each["series"] for each in found)]
    return alt.Scale(domain=series, range=[*SHAPES])
