"""The kinds of chart, a file each: its marks, and where the words of its rows go."""

from __future__ import annotations

from sitegen.draw.kinds import (
    arrows,
    bars,
    change,
    dots,
    joined,
    paired,
    shares,
    stacked,
    steps,
    waterfall,
)

_ALL = (arrows, bars, change, dots, joined, paired, shares, stacked, steps, waterfall)
KINDS = {module.__name__.rpartition(".")[2]: module for module in _ALL}
