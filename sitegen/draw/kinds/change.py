"""
Change against a base year: the base as 100, and what has come on top of it.

So a growth of 103.7 per cent is seen for what it is, a little more than as much again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.draw.marks import fill, line
from sitegen.draw.page import Tone
from sitegen.draw.records import outward

if TYPE_CHECKING:
    from collections.abc import Iterator

    import altair as alt

    from sitegen.draw.marks import Sketch
    from sitegen.draw.page import Page
    from sitegen.draw.records import Record

BASE = 100.0


def place(found: list[Record], _page: Page) -> list[Record]:
    """Put the words of each row beyond the end of its bar, or of what was lost."""
    placed = []
    for each in found:
        end = outward(each, start=BASE)
        if each["value"] < 0:  # what is left ends left of the line at the base
            end |= {"at": BASE, "side": "right"}
        placed.append(end | {"start": BASE, "index": BASE + each["value"]})
    return placed


def marks(sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield the base year in grey, the change in colour, and the line between them."""
    yield sketch.bar(0, "start", fill=Tone.LINE)
    yield sketch.bar("index", "start").encode(fill=fill(sketch.found))
    yield line(sketch, BASE)
