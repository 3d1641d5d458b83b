"""
Change against a base year: the base as 100, and what has come on top of it.

So a growth of 103.7 per cent is seen for what it is, a little more than as much again.
"""

from __future__ import annotations

from sitegen.draw.marks import Layers, Page, Record, Sketch, Tone, fill, line, outward

BASE = 100.0


def place(found: list[Record], _page: Page) -> list[Record]:
    """Put the words of each row beyond the end of its bar, or of what was lost."""
    return [
        outward(each, start=BASE) | {"start": BASE, "index": BASE + each["value"]}
        for each in found
    ]


def marks(sketch: Sketch) -> Layers:
    """Yield the base year in grey, the change in colour, and the line between them."""
    yield sketch.bar(0, "start", fill=Tone.LINE)
    yield sketch.bar("index", "start").encode(fill=fill(sketch.found))
    yield line(sketch, BASE)
