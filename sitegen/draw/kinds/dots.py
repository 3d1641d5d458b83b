"""
Dots for rates, with a line from zero.

For growth rates on bases equally far back. A dot is no amount, so that nobody takes a
rate for a level.
"""

from __future__ import annotations

import altair as alt

from sitegen.draw.marks import Layers, Sketch, Tone, fill, line

CLEAR = 6


def marks(sketch: Sketch) -> Layers:
    """Yield the way from zero to each value, and the value as a dot."""
    value = alt.X("value:Q")
    yield line(sketch, 0)
    way = sketch.base.mark_rule(stroke=Tone.QUIET, strokeWidth=2)
    yield way.encode(x=value, x2=alt.X2Datum(0))
    yield sketch.base.mark_point().encode(x=value, fill=fill(sketch.found))
