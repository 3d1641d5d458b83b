"""
Bars made of parts that do not overlap.

For wholes that fall into few parts, such as exports and imports. Each part is named and
numbered under its piece of the bar; what they come to stands behind it.
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

SPACE = 12
"""Between two labels, in pixels."""


def place(found: list[Record], _page: Page) -> list[Record]:
    """Put each part where the last one ended, and its words below its begin."""
    placed = []
    for row in by_row(found):
        at = 0.0
        for each in row:
            if each.get("role") in {"total", "whole"}:
                placed.append(each | {"at": each["value"], "side": "right"})
                continue
            name = f"{each['series']} {each['text']}"
            known = f", {each['beside']}" if each.get("beside") else ""
            ends = {"start": at, "end": at + each["value"], "at": at, "side": "below"}
            placed.append(each | ends | {"name": name + known})
            at += each["value"]
    return placed


def marks(sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield the pieces with a gap between them, and below each its name and value."""
    pieces = [each for each in sketch.every if "end" in each]
    of = sketch.base.transform_filter("isValid(datum.end)")
    bar = of.mark_bar(height=sketch.page.bar, stroke=Tone.PAPER, strokeWidth=1.5)
    yield bar.encode(
        x=alt.X("start:Q"), x2=alt.X2("end"), fill=fill(pieces), **shade(pieces)
    )
