"""
Two bars made of the same parts, joined by lines.

For what each part has of one whole and of another, such as of trade and of its growth.
"""

from __future__ import annotations

import altair as alt

from sitegen.draw.kinds import stacked
from sitegen.draw.marks import Layers, Page, Record, Sketch, Tone


def place(found: list[Record], page: Page) -> list[Record]:
    """
    Put the words below the bars; with lines, those of the first bar above it.

    There are lines only where nothing stands between the bars, not even their names.
    """
    first = found[0]["label"]
    placed = stacked.place(found, page)
    above = {"side": "above"} if Sketch(page=page, every=tuple(placed)).column else {}
    return [
        each | (above if (each["label"], each["side"]) == (first, "below") else {})
        for each in placed
    ]


def marks(sketch: Sketch) -> Layers:
    """Yield the bars, and behind them lines between the ends of the same parts."""
    if sketch.column:  # else names stand between the bars
        of = sketch.base.transform_filter("isValid(datum.end)")
        yield of.mark_line(strokeWidth=1).encode(
            x=alt.X("end:Q"), detail=alt.Detail("series:N")
        )
        yield sketch.bar("start", "end", fill=Tone.PAPER)  # pale pieces show no line
    yield from stacked.marks(sketch)
