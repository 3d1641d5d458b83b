"""
Bars from zero with their values and, behind them, their growth.

For levels of one unit over periods of one length; a negative one goes to the left of
the line at zero.
"""

from __future__ import annotations

from sitegen.draw.marks import Layers, Sketch, fill, zero


def marks(sketch: Sketch) -> Layers:
    """Yield the bars, and the line at zero where they go to both sides of it."""
    yield sketch.bar(0, "value").encode(fill=fill(sketch.found))
    yield from zero(sketch)
