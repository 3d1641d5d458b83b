"""
Dots for rates, with a line from zero.

For growth rates on bases equally far back. A dot is no amount, so that nobody takes a
rate for a level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from sitegen.draw.marks import fill, line
from sitegen.draw.page import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.draw.marks import Sketch

CLEAR = 6


def marks(sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield the way from zero to each value, and the value as a dot."""
    value = alt.X("value:Q")
    yield line(sketch, 0)
    way = sketch.base.mark_rule(stroke=Tone.QUIET, strokeWidth=2)
    yield way.encode(x=value, x2=alt.X2Datum(0))
    yield sketch.base.mark_point().encode(x=value, fill=fill(sketch.found))
