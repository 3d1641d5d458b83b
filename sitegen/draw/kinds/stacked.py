"""
Bars made of parts that do not overlap.

For wholes that fall into few parts, such as exports and imports. Each part is named and
numbered below the bar, by a chip where its piece has no room; what they come to stands
behind it. Of two bars of the same whole, lines join the parts.
"""

from __future__ import annotations

import altair as alt

from sitegen.draw.marks import Layers, Page, Record, Sketch, Tone, by_row, fill, shade
from sitegen.draw.pieces import chips, joints

THIN = 3
"""Pixels below which a piece is drawn as a line, lest its gaps leave nothing of it."""
GAP = 1.5


def place(found: list[Record], _page: Page) -> list[Record]:
    """Put each part where the last one ended, and its words below its begin."""
    placed = []
    for row in by_row(found):
        at = 0.0
        for each in row:
            if each["role"] in {"total", "whole"}:
                placed.append(each | {"at": each["value"], "side": "right"})
                continue
            said = f"{each['series']} {each.pop('text')}", each.pop("beside", "")
            name = ", ".join(filter(None, said))
            ends = {"start": at, "end": at + each["value"], "at": at, "side": "below"}
            placed.append(each | ends | {"among": at + each["value"] / 2, "name": name})
            at += each["value"]
    return placed


def marks(sketch: Sketch) -> Layers:
    """Yield the pieces with a gap between them, and chips where names need them."""
    pieces = [each for each in sketch.every if "end" in each]
    of = sketch.having("end")
    tones = {"fill": fill(pieces), **shade(pieces)}
    yield from joints(sketch)
    bar = of.mark_bar(height=sketch.page.bar, stroke=Tone.PAPER, strokeWidth=GAP)
    yield bar.encode(x=alt.X("start:Q"), x2=alt.X2("end"), **tones)
    if any(0 < each["value"] * sketch.scale < THIN for each in sketch.found):
        wide = f"datum.value * {sketch.scale:.6g}"
        thin = of.transform_filter(f"0 < {wide} && {wide} < {THIN}")
        line = thin.mark_tick(
            thickness=THIN, size=sketch.page.bar, stroke=Tone.PAPER, strokeWidth=GAP
        )
        yield line.encode(x=alt.X("among:Q"), fill=fill(pieces))
    yield from chips(sketch, tones)
