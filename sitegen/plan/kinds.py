"""What each kind may draw; its file in `sitegen.draw.kinds` says what for, and how."""

from __future__ import annotations

from sitegen.catalogue import mark
from sitegen.model.figure import Kind
from sitegen.model.plan import Sort

ELSEWHERE = {
    **dict.fromkeys(("pie", "donut", "doughnut", "pie chart"), "shares"),
    **dict.fromkeys(("bar chart", "column", "columns", "histogram"), "bars"),
    **dict.fromkeys(("line", "lines", "area", "line chart"), "steps"),
    **dict.fromkeys(("scatter", "points"), "dots"),
}
"""Kinds that others draw, and what is here in their place."""
PANELS = ("panels",)
WHOLE = ("whole", "rest")

_ALL = (
    Sort(
        name="bars",
        says=mark("Bars"),
        means=(Kind.LEVEL, Kind.SHARE, Kind.CHANGE),
        keys=(*PANELS, *WHOLE),
        tells_growth=True,
    ),
    Sort(
        name="dots",
        says=mark("Dots on a line from zero"),
        means=(Kind.GROWTH, Kind.CONTRIBUTION, Kind.DIFFERENCE, Kind.SHIFT),
        keys=PANELS,
    ),
    Sort(
        name="change",
        says=mark("Bars that begin with the base year as 100"),
        means=(Kind.GROWTH,),
        keys=PANELS,
    ),
    Sort(
        name="shares",
        says=mark("Bars, each against the whole"),
        means=(Kind.SHARE, Kind.LEVEL, Kind.CONTRIBUTION),
        keys=(*PANELS, *WHOLE),
        is_within=True,
        tells_growth=True,
        has_zero_line=False,
    ),
    Sort(
        name="stacked",
        says=mark("Bars made of parts"),
        means=(Kind.LEVEL, Kind.SHARE, Kind.CONTRIBUTION),
        keys=(*PANELS, *WHOLE),
        series=(1, 2, 3, 4, 5, 6),
        mixes_kinds=True,
        is_joined=True,
        draws_bounds=False,
        has_zero_line=False,
    ),
    Sort(
        name="waterfall",
        says=mark("Bars that begin where the last one ended"),
        means=(Kind.CONTRIBUTION, Kind.LEVEL, Kind.SHARE),
        keys=(*PANELS, *WHOLE),
        is_joined=True,
        tells_growth=True,
    ),
    Sort(
        name="paired",
        says=mark("Two values of each thing, and the way between them"),
        means=(Kind.SHARE, Kind.CONTRIBUTION, Kind.GROWTH, Kind.LEVEL),
        keys=PANELS,
        series=(2,),
        mixes_kinds=True,
    ),
    Sort(
        name="steps",
        says=mark("Steps over time"),
        means=(Kind.LEVEL,),
        is_over_time=True,
        draws_bounds=False,
    ),
)

KINDS = {each.name: each for each in _ALL}
"""By the name that content uses."""
