"""
Where the names of pieces stand: each below its piece, or with a chip of its colour.

A name stands at the begin of its piece only if those of its whole picture do, side by
side. Otherwise all have a chip, and follow one another in the order of their bars.
"""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

import altair as alt
from msgspec.structs import replace

from sitegen.draw.marks import Layers, Record, by_row

if TYPE_CHECKING:
    from sitegen.draw.sketch import Sketch

SPACE = 12
"""Between two names, in pixels."""
SIDE, CHIP = 9, 14
"""The width of a chip, and that with the space behind it."""
NEAR = 2
"""Between a bar and the first of its names."""


def lined(sketch: Sketch) -> Sketch:
    """
    Return the sketch with a place for each name of a piece, and room for all.

    The names of two bars that are joined stand above the first and below the second.
    """
    named = [each for each in sketch.every if "name" in each]
    rows, lines = by_row(named), {"above": 0, "below": 0}
    for each in rows[0] if _is_joined(sketch) else ():
        each["side"] = "above"
    if all(_has_room(sketch, row) for row in rows):
        for each in named:
            each |= {"line": 0, "name": [each["name"]]}
    else:
        for row in rows:
            _keyed(sketch, row)
    for each in named:
        last = each["line"] + len(each["name"])
        lines[each["side"]] = max(lines[each["side"]], last)
    for each in named:
        down = each.pop("line") + 0.5 - lines["above"] * (each["side"] == "above")
        beyond = sketch.page.bar / 2 + NEAR
        each["down"] = sketch.page.line * down + (beyond if down > 0 else -beyond)
    return replace(sketch, high=lines["above"], deep=lines["below"])


def chips(sketch: Sketch, tones: dict[str, Any]) -> Layers:
    """Yield the chips of names, in the *tones* of their pieces."""
    if any("chip" in each for each in sketch.found):
        below = f"{sketch.middle} + datum.down"
        of = sketch.having("chip").transform_calculate(below=below)
        chip = of.mark_point(shape="square", size=SIDE**2, xOffset=SIDE / 2)
        y = alt.YOffset("below:Q", scale=None)
        yield chip.encode(x=alt.X("at:Q"), yOffset=y, **tones)


def joints(sketch: Sketch) -> Layers:
    """Yield lines from end to end of the same parts of two bars that are joined."""
    if _is_joined(sketch):
        half = sketch.page.bar / 2
        first = f"datum.label === {dumps(sketch.found[0]['label'])}"
        edge = f"{sketch.middle} + ({first} ? {half} : {-half})"
        of = sketch.having("end")
        line = of.transform_calculate(edge=edge).mark_line(strokeWidth=1)
        y = alt.YOffset("edge:Q", scale=None)
        yield line.encode(x=alt.X("end:Q"), yOffset=y, detail=alt.Detail("series:N"))


def _is_joined(sketch: Sketch) -> bool:
    """Tell whether nothing stands between two bars of all that there is."""
    rows = by_row([each for each in sketch.every if "name" in each])
    panels = {row[0].get("panel") for row in rows}
    is_whole = sketch.every[0]["unit"] == "%"
    is_free = bool(sketch.column) and not any(each.get("note") for each in rows[0])
    return is_whole and is_free and (len(rows), len(panels)) == (2, 1)


def _has_room(sketch: Sketch, row: list[Record]) -> bool:
    """Tell whether the names of a bar have room at the begin of their pieces."""
    end = 0.0
    for each in row:
        x = (each["at"] - sketch.span[0]) * sketch.scale
        if x < end:
            return False
        end = x + sketch.page.wide(each["name"]) + SPACE
    return end - SPACE <= sketch.plot


def _keyed(sketch: Sketch, row: list[Record]) -> None:
    """Set the names of a bar with their chips one after the other, line by line."""
    line, x = 0, 0.0
    for each in row:
        name = sketch.page.lines(each["name"], sketch.plot - CHIP)
        wide = CHIP + max(map(sketch.page.wide, name))
        if x and (x + wide > sketch.plot or len(name) > 1):
            line, x = line + 1, 0.0
        at = sketch.span[0] + x / sketch.scale
        each |= {"at": at, "line": line, "name": name, "chip": CHIP}
        line, x = line + len(name) - 1, x + wide + SPACE
