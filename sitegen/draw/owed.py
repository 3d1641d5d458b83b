"""
What every row owes, drawn for any kind: interval, bound, value, growth and remark.

A kind puts each row in its place and cannot forget any of it, for it is drawn here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from sitegen.graphics.colours import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.draw.marks import Sketch


def owed(sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield the layers that all kinds have, over those of their marks."""
    yield from _intervals(sketch)
    fields = {field for each in sketch.found for field in each}
    if "bound" in fields:
        is_more = "datum.bound === 'more'"
        arrow = sketch.having("bound").mark_point(
            shape=alt.ExprRef(f"{is_more} ? 'triangle-right' : 'triangle-left'"),
            xOffset=alt.ExprRef(f"{is_more} ? 8 : -8"),
            fill=Tone.QUIET,
            size=70,
        )
        yield arrow.encode(**sketch.WORDS)
    yield from _values(sketch, fields)
    if "down" in fields:
        named = sketch.having("down").mark_text(
            dx=alt.ExprRef("datum.chip || 0"),
            dy=alt.ExprRef("datum.down"),
            align="left",
        )
        yield named.encode(x=alt.X("at:Q"), text=alt.Text("name:N"))
    if "remark" in fields:
        page = sketch.page
        down = page.bar / 2 + page.line * (sketch.deep + 0.5) + 3
        remark = sketch.having("remark").mark_text(
            dy=down, align="left", color=Tone.QUIET
        )
        yield remark.encode(x=alt.XValue(0), text=alt.Text("remark:N"))
    if "heading" in fields:
        yield sketch.names(sketch.having("heading"))


def _intervals(sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield the lines of what rounding leaves open, where they are seen."""
    if not sketch.seen:
        return
    of = sketch.base.transform_filter(f"datum.high - datum.low >= {sketch.blot:.4g}")
    if any("start" in each for each in sketch.seen):
        of = of.transform_calculate(
            low="datum.low + (datum.start || 0)", high="datum.high + (datum.start || 0)"
        )
    silent = alt.TooltipValue(None)  # else it would tell what its ends are called
    yield of.mark_errorbar().encode(tooltip=silent, **sketch.INTERVAL)


def _values(sketch: Sketch, fields: set[str]) -> Iterator[alt.Chart]:
    """Yield each value beside its mark, and what else is said beyond it."""
    if "text" in fields:  # names of pieces have their values with them
        is_all = all("text" in each for each in sketch.found)
        of = sketch.base if is_all else sketch.having("text")
        value = of.mark_text(fontWeight="bold", **sketch.shifted(sketch.first))
        yield value.encode(**sketch.WORDS, text=alt.Text("text:N"))
    if "beside" in fields:
        style = sketch.shifted(sketch.after)
        more = sketch.having("beside").mark_text(color=Tone.QUIET, **style)
        yield more.encode(**sketch.WORDS, text=alt.Text("beside:N"))
