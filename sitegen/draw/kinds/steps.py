"""
Levels as steps over time, each as wide as its period.

For averages per month of periods of unequal length: the height is the average, the
width the time, so that the area is the amount. Time without figures is cut short.
"""

from __future__ import annotations

from datetime import date

import altair as alt

from sitegen.draw.marks import Layers, Page, Record, Sketch, Tone, fill, outward

IS_UPRIGHT = True
PALE = 0.3
"""How much of its tone a step has, since wide ones would outweigh the page."""
TOP = 3
"""Pixels of full tone at its value, from which it is read."""
GAP_DAYS = 60
"""What a longer time without figures is cut to."""


def place(found: list[Record], _page: Page) -> list[Record]:
    """Put each step at its days, and its words above it."""
    placed: list[Record] = []
    at, before = 0, None
    for each in found:
        begin, finish = (date.fromisoformat(each[end]) for end in ("begin", "finish"))
        gap = (begin - before).days - 1 if before else 0
        start = at + min(gap, GAP_DAYS)
        at, before = start + (finish - begin).days + 1, finish
        days = {"from": start, "to": at, "middle": (start + at) / 2}
        cut = {"cut": start - GAP_DAYS / 2} if gap > GAP_DAYS else {}
        placed.append(outward(each, side="above") | days | cut)
    return placed


def marks(sketch: Sketch) -> Layers:
    """Yield the steps, the line that they stand on, and two strokes where it is cut."""
    tone = fill(sketch.found)
    across = {"x": alt.X("from:Q"), "x2": alt.X2("to"), "fill": tone}
    bar = sketch.base.mark_bar(stroke=Tone.PAPER, strokeWidth=2, fillOpacity=PALE)
    yield bar.encode(y=alt.Y("value:Q"), y2=alt.Y2Datum(0), **across)
    top = sketch.base.transform_filter("datum.value !== 0").mark_bar(
        y2Offset=alt.ExprRef(f"datum.value < 0 ? {-TOP} : {TOP}"),
        xOffset=1,
        x2Offset=-1,
    )
    yield top.encode(y=alt.Y("value:Q"), y2=alt.Y2("value"), **across)
    ground = sketch.base.mark_rule(stroke=Tone.QUIET, strokeWidth=1)
    yield ground.encode(x=alt.X("from:Q"), x2=alt.X2("to"), y=alt.YDatum(0))
    if any("cut" in each for each in sketch.found):
        strokes = sketch.having("cut").mark_text(text="//")
        yield strokes.encode(x=alt.X("cut:Q"), y=alt.YDatum(0))
