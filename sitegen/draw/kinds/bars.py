"""
Bars from zero with their values and, behind them, their growth.

For levels of one unit over periods of one length; a negative one goes to the left of
the line at zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.draw.marks import fill, zero

if TYPE_CHECKING:
    from collections.abc import Iterable

    import altair as alt

    from sitegen.draw.marks import Sketch


def marks(sketch: Sketch) -> Iterable[alt.Chart]:
    """Yield the bars, and the line at zero where they go to both sides of it."""
    yield sketch.bar(0, "value").encode(fill=fill(sketch.found))
    yield from zero(sketch)
