"""
Bars made of parts that do not overlap.

For wholes that fall into few parts, such as exports and imports. Each part is named and
numbered below the bar, by a chip where its piece has no room; what they come to stands
behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from sitegen.draw.marks import fill, shade
from sitegen.draw.page import Tone
from sitegen.draw.records import by_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.draw.marks import Sketch
    from sitegen.draw.page import Page
    from sitegen.draw.records import Record

THIN = 3
"""Pixels below which a piece is drawn as a line, lest its gaps leave nothing of it."""
SIDE = 9
"""Of a chip."""


def place(found: list[Record], _page: Page) -> list[Record]:
    """Put each part where the last one ended, and its words below its begin."""
    placed = []
    for row in by_row(found):
        at = 0.0
        for each in row:
            if each["role"] in {"total", "whole"}:
                placed.append(each | {"at": each["value"], "side": "right"})
                continue
            name = f"{each['series']} {each['text']}"
            known = f", {each['beside']}" if each.get("beside") else ""
            ends = {"start": at, "end": at + each["value"], "at": at, "side": "below"}
            placed.append(each | ends | {"name": name + known})
            at += each["value"]
    return placed


def marks(sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield the pieces with a gap between them, and chips where names need them."""
    pieces = [each for each in sketch.frame.found if "end" in each]
    of = sketch.base.transform_filter("isValid(datum.end)")
    bar = of.mark_bar(height=sketch.page.bar, stroke=Tone.PAPER, strokeWidth=1.5)
    tones = {"fill": fill(pieces), **shade(pieces)}
    yield bar.encode(x=alt.X("start:Q"), x2=alt.X2("end"), **tones)
    if any(0 < each["value"] * sketch.scale < THIN for each in sketch.found):
        wide = "(datum.end - datum.start)"
        thin = of.transform_filter(
            f"{wide} > 0 && {wide} * {sketch.scale:.6g} < {THIN}"
        )
        line = thin.transform_calculate(
            among="(datum.start + datum.end) / 2"
        ).mark_tick(
            thickness=THIN, size=sketch.page.bar, stroke=Tone.PAPER, strokeWidth=1.5
        )
        yield line.encode(x=alt.X("among:Q"), fill=fill(pieces))
    if any("chip" in each for each in sketch.found):
        below = f"{sketch.middle} + datum.down"
        chip = of.transform_calculate(below=below).mark_point(
            shape="square", size=SIDE**2, xOffset=SIDE / 2
        )
        yield chip.encode(
            x=alt.X("at:Q"), yOffset=alt.YOffset("below:Q", scale=None), **tones
        )
