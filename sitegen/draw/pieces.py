"""
Where the names of pieces stand: each below its piece, or with a chip of its colour.

A name stands at the begin of its piece only if those of its whole picture do, side by
side. Otherwise all have a chip, and follow one another in the order of their bars.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.draw.records import Record, by_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.draw.sketch import Sketch

SPACE = 12
"""Between two names, in pixels."""
CHIP = 14
"""The width of a chip with the space behind it."""
NEAR = 2
"""Between a bar and the first of its names."""
Place = tuple[Record, float, int, list[str]]
"""A piece, where its name begins in pixels, on which line, and the lines it takes."""


def lined(sketch: Sketch) -> Sketch:
    """Return the sketch with a place for each name of a piece, and room for all."""
    low, high = sketch.span
    step = sketch.plot / (high - low)
    named = [each for each in sketch.every if "name" in each]
    rows = by_row(named)
    placed = [place for row in rows for place in _direct(sketch, row, low, step)]
    is_keyed = len(placed) < len(named)
    if is_keyed:
        placed = [place for row in rows for place in _keyed(sketch, row)]
    lines = {"above": 0, "below": 0}
    for each, _, line, name in placed:
        lines[each["side"]] = max(lines[each["side"]], line + len(name))
    made = {}
    for each, x, line, name in placed:
        down = line + 0.5 if each["side"] == "below" else line + 0.5 - lines["above"]
        beyond = sketch.page.bar / 2 + NEAR
        down = sketch.page.line * down + (beyond if down > 0 else -beyond)
        place = {"at": low + x / step, "down": down, "name": name}
        made[id(each)] = place | ({"chip": CHIP} if is_keyed else {})
    every = tuple(each | made.get(id(each), {}) for each in sketch.every)
    return replace(sketch, every=every, high=lines["above"], deep=lines["below"])


def _direct(
    sketch: Sketch, row: list[Record], low: float, step: float
) -> Iterator[Place]:
    """Yield the names of a bar at its pieces, as far as they have room there."""
    end = 0.0
    for each in row:
        x = (each["at"] - low) * step
        if x < end or x + sketch.page.wide(each["name"]) > sketch.plot:
            return
        end = x + sketch.page.wide(each["name"]) + SPACE
        yield each, x, 0, [each["name"]]


def _keyed(sketch: Sketch, row: list[Record]) -> Iterator[Place]:
    """Yield the names of a bar with their chips one after the other, line by line."""
    line, x = 0, 0.0
    for each in row:
        name = sketch.page.lines(each["name"], sketch.plot - CHIP)
        wide = CHIP + max(map(sketch.page.wide, name))
        if x and (x + wide > sketch.plot or len(name) > 1):
            line, x = line + 1, 0.0
        yield each, x, line, name
        line, x = line + len(name) - 1, x + wide + SPACE
