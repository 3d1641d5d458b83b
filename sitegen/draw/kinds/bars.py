"""
Bars from zero with their values and, behind them, their growth.

For levels of one unit over periods of one length; a negative one goes to the left of
the line at zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from sitegen.draw.marks import fill, zero
from sitegen.draw.records import outward

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.draw.marks import Sketch
    from sitegen.draw.page import Page
    from sitegen.draw.records import Record


def place(found: list[Record], _page: Page) -> list[Record]:
    """Put the words of each row beyond the end of its bar."""
    return [outward(each) for each in found]


def marks(sketch: Sketch) -> Iterable[alt.Chart]:
    """Yield the bars, and the line at zero where they go to both sides of it."""
    bar = sketch.base.mark_bar(height=sketch.page.bar)
    yield bar.encode(x=alt.X("value:Q"), x2=alt.X2Datum(0), fill=fill(sketch.found))
    yield from zero(sketch)
