"""
Arrows from an earlier value to a later one.

The earlier value is grey, the later one has the colour of its flow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from sitegen.draw.kinds.paired import crossed, is_named, place
from sitegen.draw.marks import fill, key
from sitegen.draw.page import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.draw.frame import Frame
    from sitegen.draw.marks import Sketch

__all__ = ["CLEAR", "HAS_ZERO", "head", "marks", "place"]
CLEAR = 6
HAS_ZERO = False


def marks(sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield the shaft of each arrow, its grey begin and its head."""
    yield from crossed(sketch)
    yield sketch.base.mark_line(stroke=Tone.QUIET, strokeWidth=2).encode(
        x=alt.X("value:Q"), detail=alt.Detail("label:N")
    )
    first, last = dict.fromkeys(each["series"] for each in sketch.found)
    begin = sketch.base.transform_filter(alt.datum.series == first)
    grey = alt.value(Tone.QUIET)
    yield begin.mark_point(size=45).encode(x=alt.X("value:Q"), fill=grey)
    ends = [each for each in sketch.found if each["series"] == last]
    values = {
        (each.get("panel"), each["label"]): each["value"]
        for each in sketch.found
        if each["series"] == first
    }
    rises = {
        each["label"]: each["value"] - values[each.get("panel"), each["label"]]
        for each in ends
    }
    for shape, sign in (("triangle-right", 1), ("circle", 0), ("triangle-left", -1)):
        those = [name for name, by in rises.items() if (by > 0) - (by < 0) == sign]
        if those:
            head = sketch.base.transform_filter(
                alt.FieldOneOfPredicate("label", those)
            ).transform_filter(alt.datum.series == last)
            yield head.mark_point(shape=shape, size=130).encode(
                x=alt.X("value:Q"), fill=fill(ends)
            )


def head(frame: Frame) -> alt.LayerChart | None:
    """Return which end is which, where the first row has no room to say it."""
    if is_named(frame.found):
        return None
    series = [*dict.fromkeys(each["series"] for each in frame.found)]
    shapes = alt.Scale(domain=series, range=["circle", "triangle-right"])
    return key(frame.found, shapes, frame.page, frame.column)
