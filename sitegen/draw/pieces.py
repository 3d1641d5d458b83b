"""
Where the names of pieces stand: each below its piece, or with a chip of its colour.

A name stands at the begin of its piece only if those of its whole picture do, side by
side. Otherwise all have a chip, and follow one another in the order of their bars.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.draw.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.draw.frame import Frame

SPACE = 12
"""Between two names, in pixels."""
CHIP = 14
"""The width of a chip with the space behind it."""
NEAR = 2
"""Between a bar and the first of its names."""
Place = tuple[Record, float, int, list[str]]
"""A piece, where its name begins in pixels, on which line, and the lines it takes."""


def lined(frame: Frame) -> Frame:
    """Return the frame with a place for each name of a piece, and room for them all."""
    low, high = frame.span(frame.found)
    step = frame.plot / (high - low)
    named = [each for each in frame.found if "name" in each]
    placed = [*_direct(frame, named, low, step)]
    is_keyed = len(placed) < len(named)
    placed = [*_keyed(frame, named)] if is_keyed else placed
    lines = {"above": 0, "below": 0}
    for each, _, line, name in placed:
        lines[each["side"]] = max(lines[each["side"]], line + len(name))
    made = {}
    for each, x, line, name in placed:
        down = line + 0.5 if each["side"] == "below" else line + 0.5 - lines["above"]
        beyond = frame.page.bar / 2 + NEAR
        down = frame.page.line * down + (beyond if down > 0 else -beyond)
        place = {"at": low + x / step, "down": down, "name": name}
        made[id(each)] = place | ({"chip": CHIP} if is_keyed else {})
    found = tuple(each | made.get(id(each), {}) for each in frame.found)
    return replace(frame, found=found, high=lines["above"], deep=lines["below"])


def _direct(
    frame: Frame, named: list[Record], low: float, step: float
) -> Iterator[Place]:
    """Yield names at the begin of their pieces, as far as they have room there."""
    ends: dict[tuple[str, str], float] = {}
    for each in named:
        row = each.get("panel", ""), each["label"]
        x = (each["at"] - low) * step
        end = x + frame.page.wide(each["name"])
        if x < ends.get(row, x) or end > frame.plot:
            return
        ends[row] = end + SPACE
        yield each, x, 0, [each["name"]]


def _keyed(frame: Frame, named: list[Record]) -> Iterator[Place]:
    """Yield names with their chips one after the other, line by line."""
    ends: dict[tuple[str, str], tuple[int, float]] = {}
    for each in named:
        row = each.get("panel", ""), each["label"]
        line, x = ends.get(row, (0, 0.0))
        name = frame.page.lines(each["name"], frame.plot - CHIP)
        wide = CHIP + max(map(frame.page.wide, name))
        if x and (x + wide > frame.plot or len(name) > 1):
            line, x = line + 1, 0.0
        yield each, x, line, name
        ends[row] = line + len(name) - 1, x + wide + SPACE
