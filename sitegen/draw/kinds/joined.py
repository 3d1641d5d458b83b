"""
Two bars made of the same parts, joined by lines.

For what each part has of one whole and of another, such as of trade and of its growth.
"""

from __future__ import annotations

from json import dumps

import altair as alt

from sitegen.draw.kinds import stacked
from sitegen.draw.marks import Layers, Page, Record, Sketch


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
    """Yield the bars, and between them lines from end to end of the same parts."""
    if sketch.column:  # else names stand between the bars
        half = sketch.page.bar / 2
        first = f"datum.label === {dumps(sketch.found[0]['label'])}"
        edge = f"{sketch.middle} + ({first} ? {half} : {-half})"
        of = sketch.base.transform_filter("isValid(datum.end)")
        yield (
            of.transform_calculate(edge=edge)
            .mark_line(strokeWidth=1)
            .encode(
                x=alt.X("end:Q"),
                yOffset=alt.YOffset("edge:Q", scale=None),
                detail=alt.Detail("series:N"),
            )
        )
    yield from stacked.marks(sketch)
