"""
Parts that make up a whole, each beginning where the last one ended.

Unlike a stack it gives every part a row for its name and its interval; a part that is
negative goes back to the left.
"""

from __future__ import annotations

import altair as alt

from sitegen.draw.marks import Layers, Page, Record, Sketch, Tone, fill, line, outward


def place(found: list[Record], _page: Page) -> list[Record]:
    """Put each part where the last one ended, and its words to its right."""
    reach: dict[str, float] = {}
    placed = []
    for each in found:
        panel = each.get("panel", "")
        start = 0.0 if each["role"] == "whole" else reach.get(panel, 0.0)
        reach[panel] = start + each["value"]
        ends = {"start": start, "end": start + each["value"]}
        placed.append(outward(each, start=start) | ends)
    return placed


def marks(sketch: Sketch) -> Layers:
    """Yield the bars, and from each the line on which the next one begins."""
    band = sketch.band
    joint = sketch.base.mark_tick(
        fill=Tone.QUIET, thickness=1, size=band - sketch.page.bar
    ).encode(x=alt.X("end:Q"), yOffset=alt.YOffsetValue(sketch.middle + band / 2))
    last = sketch.found[-1]["label"]
    if sketch.column:  # else names stand between the bars
        yield joint.transform_filter(alt.datum.label != last)
    yield sketch.bar("end", "start").encode(fill=fill(sketch.found))
    if any(min(each["start"], each["end"]) < 0 for each in sketch.found):
        yield line(sketch, 0)
