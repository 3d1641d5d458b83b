"""What each kind of chart may draw; its file in `sitegen.draw.kinds` says how."""

from __future__ import annotations

from sitegen.model.figure import Kind
from sitegen.model.plan import Sort

AMOUNTS = (Kind.LEVEL, Kind.SHARE)
RATES = (Kind.GROWTH, Kind.CONTRIBUTION, Kind.DIFFERENCE)
PANELS = frozenset({"panels"})
SERIES = frozenset({"series"})
WHOLE = frozenset({"whole", "rest"})

_ALL = (
    # Lengths from zero, to both sides of it where a level is negative.
    Sort(
        name="bars",
        says="Bars",
        means=(*AMOUNTS, Kind.CHANGE),
        keys=PANELS | WHOLE,
        tells_growth=True,
    ),
    # A dot is no amount, so that nobody takes a rate for a level.
    Sort(
        name="dots",
        says="Dots on a line from zero",
        means=RATES,
        keys=PANELS,
    ),
    # Growth over years, on top of the base year as 100.
    Sort(
        name="change",
        says="Bars that begin with the base year as 100",
        means=(Kind.GROWTH,),
        keys=PANELS,
    ),
    # Parts that are compared with one another and with the whole.
    Sort(
        name="shares",
        says="Bars, each against the whole",
        means=(Kind.SHARE, Kind.LEVEL, Kind.CONTRIBUTION),
        keys=PANELS | WHOLE,
        is_within=True,
        tells_growth=True,
        has_zero_line=False,
    ),
    # Wholes that fall into few parts, such as exports and imports.
    Sort(
        name="stacked",
        says="Bars made of parts",
        means=(Kind.LEVEL, Kind.SHARE, Kind.CONTRIBUTION),
        keys=PANELS | SERIES | WHOLE,
        series=(1, 2, 3, 4, 5, 6),
        is_joined=True,
        draws_bounds=False,
        has_zero_line=False,
    ),
    # The same parts of two wholes.
    Sort(
        name="joined",
        says="Two bars made of the same parts, joined by lines",
        means=(Kind.SHARE, Kind.CONTRIBUTION),
        needs=SERIES,
        series=(2, 3, 4),
        mixes_kinds=True,
        is_joined=True,
        draws_bounds=False,
        has_zero_line=False,
    ),
    # What each part adds, in a row of its own.
    Sort(
        name="waterfall",
        says="Bars that begin where the last one ended",
        means=(Kind.CONTRIBUTION, Kind.LEVEL, Kind.SHARE),
        keys=PANELS | WHOLE,
        is_joined=True,
        tells_growth=True,
    ),
    # Two values of each thing, and the way between them.
    Sort(
        name="paired",
        says="Pairs of points",
        means=(Kind.SHARE, Kind.CONTRIBUTION, Kind.GROWTH, Kind.LEVEL),
        keys=PANELS,
        needs=SERIES,
        series=(2,),
        mixes_kinds=True,
    ),
    # The same, where one comes after the other.
    Sort(
        name="arrows",
        says="Arrows from an earlier value to a later one",
        means=(Kind.SHARE, Kind.LEVEL, Kind.GROWTH),
        keys=PANELS,
        needs=SERIES,
        series=(2,),
    ),
    # Averages per month: the width is the time, so that the area is the amount.
    Sort(
        name="steps",
        says="Steps over time",
        means=(Kind.LEVEL,),
        is_over_time=True,
        draws_bounds=False,
    ),
)

KINDS = {each.name: each for each in _ALL}
"""By the name that content uses."""
