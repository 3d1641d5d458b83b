"""
Where the names of pieces stand: each below its piece, or with a chip of its colour.

A name stands at the begin of its piece only if those of its whole picture do, side by
side. Otherwise all have a chip, and follow one another in the order of their bars.
"""

from __future__ import annotations

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


def lined(frame: Frame) -> tuple[Record, ...]:
    """Return the rows with the place of each name of a piece, and how many lines."""
    low, high = frame.span(frame.found)
    step = frame.plot / (high - low)
    named = [each for each in frame.found if "name" in each and "end" in each]
    placed = [*_direct(frame, named, low, step)]
    is_keyed = len(placed) < len(named)
    if is_keyed:
        placed = [*_keyed(frame, named)]
    above = [
        line + len(name) for each, _, line, name in placed if each["side"] == "above"
    ]
    made = {}
    for each, x, line, name in placed:
        place = {"at": low + x / step, "line": line, "lines": len(name)}
        place["down"] = _down(frame, each["side"], line, max(above, default=0))
        place |= {"chip": CHIP} if is_keyed else {}
        made[id(each)] = place | {"name": name if len(name) > 1 else name[0]}
    return tuple(each | made.get(id(each), {}) for each in frame.found)


def _down(frame: Frame, side: str, line: int, high: int) -> float:
    """Return how far the middle of a line is below that of its bar."""
    lines = high - line - 0.5 if side == "above" else line + 0.5
    down = frame.page.bar / 2 + NEAR + frame.page.line * lines
    return -down if side == "above" else down


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
