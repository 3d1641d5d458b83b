"""
Levels as steps over time, each as wide as its period.

For averages per month of periods of unequal length: the height is the average,
the width the time, so that the area is the amount. Time without figures is
cut short to a gap.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.draw.comparable import days_between
from sitegen.draw.sheet import Bar, Line, Scale, Sheet, Text
from sitegen.draw.sort import Sort
from sitegen.draw.theme import LINE_HEIGHT, WIDE, Face, Tone, lines, width
from sitegen.model.chart import Finish
from sitegen.model.figure import Kind
from sitegen.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.draw.plan import Plan, Row
    from sitegen.model.figure import Figure

HEIGHTS = {True: 170, False: 140}
"""Of the tallest step, on a wide and on a narrow sheet."""
GAP_DAYS = 60
"""What a longer time without figures is cut to."""
ABOVE = 24
"""For the value on the tallest step."""
LEAST = 5


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """Return one sheet: time from left to right."""
    rows = plan.panels[0].rows
    spans = _spans(plan.figures)
    most = max(max(row.value, row.high or 0) for row in rows) or 1.0
    base = ABOVE + HEIGHTS[full == WIDE]
    side = max(width(row.text, Face.VALUE) for row in rows) / 2
    scale = Scale(0, max(end for _, end in spans), 1, full - side)
    sheet = Sheet(full, scale, base + 2 * LINE_HEIGHT + 6)
    for row, (start, end) in zip(rows, spans, strict=True):
        left, right = scale.x(start), scale.x(end)
        rise = HEIGHTS[full == WIDE] / most
        y = base - rise * row.value
        sheet.looks.add(row.finish)
        bar = Bar(left + 1, right - 1, y, base, Tone.FIRST, row.finish, row.tip)
        sheet.marks += [bar, Line(left, base, right, base, Tone.QUIET)]
        middle = (left + right) / 2
        _upright(sheet, row, middle, (base, rise))
        _centred(sheet, row.text, middle, y - 7, Face.VALUE)
        room = max(right - left, 0) if width(row.label) > right - left else full
        for number, line in enumerate(lines(row.label.replace(NO_BREAK, " "), room)):
            _centred(sheet, line, middle, base + LINE_HEIGHT * (number + 1), Face.LABEL)
    for (one, (_, end)), (two, (start, _)) in pairwise(
        zip(plan.figures, spans, strict=True)
    ):
        if days_between(one.period, two.period) > GAP_DAYS:
            _break(sheet, scale.x(end), scale.x(start), base)
    return [sheet]


def _break(sheet: Sheet, left: float, right: float, base: float) -> None:
    """Put a base line with a break between two steps, where time is cut short."""
    sheet.looks.add(Finish.BREAK)
    middle = (left + right) / 2
    for start, stop, stroke in ((left, middle - 3, -3), (middle + 3, right, 3)):
        x = middle + stroke
        sheet.marks += [
            Line(start, base, stop, base, Tone.QUIET),
            Line(x - 2, base + 6, x + 2, base - 6, Tone.INK, 1.5),
        ]


def _spans(figures: Sequence[Figure]) -> list[tuple[float, float]]:
    """Return begin and end of each period in days, empty times cut short."""
    spans: list[tuple[float, float]] = []
    at = 0.0
    for place, figure in enumerate(figures):
        if place:
            gap = days_between(figures[place - 1].period, figure.period)
            at += min(gap, GAP_DAYS)
        spans.append((at, at + figure.period.days))
        at += figure.period.days
    return spans


def _centred(sheet: Sheet, text: str, x: float, y: float, face: Face) -> None:
    """Put text around *x*, but within the sheet."""
    half = width(text, face) / 2
    x = min(max(x, half), sheet.width - half)
    sheet.marks.append(Text(x, y, text, face, "center"))


def _upright(sheet: Sheet, row: Row, x: float, rise: tuple[float, float]) -> None:
    """Put the interval of a step as an upright whisker."""
    base, step = rise
    if row.low is None or row.high is None:
        return
    low, high = base - step * row.low, base - step * row.high
    if low - high >= LEAST:
        sheet.looks.add(Finish.WHISKER)
        sheet.marks.append(Line(x, low, x, high, Tone.INK, 1.5))


SORT = Sort(
    name="steps",
    says="Steps over time",
    means=(Kind.LEVEL,),
    lay_out=lay_out,
    lax=frozenset({"period"}),
    is_over_time=True,
    draws_bounds=False,
)
