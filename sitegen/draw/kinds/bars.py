"""
Bars from zero with their values and, behind them, their growth.

For levels of one unit over periods of one length; a negative one goes to the left of
the line at zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from sitegen.draw.marks import fill, zero

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.draw.marks import Sketch


def marks(sketch: Sketch) -> Iterable[alt.Chart]:
    """Yield the bars, and the line at zero where they go to both sides of it."""
    bar = sketch.base.mark_bar(height=sketch.page.bar)
    yield bar.encode(x=alt.X("value:Q"), x2=alt.X2Datum(0), fill=fill(sketch.found))
    yield from zero(sketch)
