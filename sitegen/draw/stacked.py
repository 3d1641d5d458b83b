"""
Bars made of parts that do not overlap.

For wholes that fall into few parts, such as exports and imports. Each part is
named and numbered under its piece of the bar, and what they come to stands under
the name of the whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.draw.frame import (
    GAP,
    OWN_SCALE,
    Entry,
    Room,
    begin,
    fitted,
    in_panels,
)
from sitegen.draw.sheet import Line
from sitegen.draw.sort import Sort
from sitegen.draw.theme import BAR, LINE_HEIGHT, SERIES, Face, Tone, width
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.draw.frame import Frame
    from sitegen.draw.plan import Panel, Plan, Row
    from sitegen.draw.sheet import Scale, Sheet

SPACE = 12
"""Between two labels."""


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """
    Return a sheet for each panel, with its heading.

    Where each panel has one stack, the panel's name is the label of that stack.
    """
    if all(len(panel.series[0].rows) == 1 for panel in plan.panels):
        plan = replace(plan, panels=tuple(_lonely(panel) for panel in plan.panels))
    drafts = [entry for panel in plan.panels for entry in _entries(panel, {})]
    left = begin(drafts, full)

    def entries(panel: Panel) -> list[Entry]:
        """Return the entries of a panel with as many lines of names as they take."""
        scale = _scale(panel, left, full)
        deep = {
            place: len(_lines(panel, stack, scale, full))
            for place, stack in enumerate(_stacks(panel))
        }
        return _entries(panel, deep)

    sheets = in_panels(plan, full, entries, _put)
    for sheet in sheets[:-1]:
        sheet.height += GAP
    return sheets


def _lonely(panel: Panel) -> Panel:
    series = tuple(
        replace(each, rows=(_alone(each.rows[0], panel.label, each.label),))
        for each in panel.series
        if panel.label
    )
    return replace(panel, label="", series=series or panel.series)


def _alone(row: Row, label: str, series: str) -> Row:
    remark = row.remark or OWN_SCALE
    return replace(row, label=label, group=series, remark=remark)


def _stacks(panel: Panel) -> list[tuple[Row, ...]]:
    return list(zip(*(series.rows for series in panel.series), strict=True))


def _entries(panel: Panel, deep: Mapping[int, int]) -> list[Entry]:
    """Return an entry a stack; *deep* says how many lines its names take, else one."""
    return [
        Entry(
            stack[0].label,
            BAR + LINE_HEIGHT * deep.get(place, 1) + 2,
            stack[0].remark,
            total=total,
        )
        for place, (stack, total) in enumerate(
            zip(_stacks(panel), panel.totals, strict=True)
        )
    ]


def _scale(panel: Panel, left: float, full: float) -> Scale:
    rooms = [Room(sum(row.value for row in stack)) for stack in _stacks(panel)]
    return fitted(rooms, left, full)


def _put(panel: Panel, places: Frame) -> Sheet:
    sheet = places.sheet(_scale(panel, places.left, places.width))
    for stack, y in zip(_stacks(panel), places.tops, strict=True):
        start = 0.0
        for index, row in enumerate(stack):
            sheet.bar(row, start, start + row.value, y, SERIES[index])
            sheet.whisker(row, y + BAR / 2, start)
            start += row.value
        told = _lines(panel, stack, sheet.scale, sheet.width)
        for number, line in enumerate(told):
            for x, name, text in line:
                under = y + BAR + LINE_HEIGHT * (number + 1) - 1
                sheet.text(x, under, name, Face.QUIET)
                sheet.text(x + width(f"{name} "), under, text, Face.VALUE)
        for edge in _edges([row.value for row in stack]):
            x = sheet.scale.x(edge)
            sheet.marks.append(Line(x, y, x, y + BAR, Tone.PAPER, 2))
    return sheet


def _edges(values: list[float]) -> list[float]:
    """Return where parts meet."""
    return [sum(values[: index + 1]) for index in range(len(values) - 1)]


def _lines(
    panel: Panel, stack: tuple[Row, ...], scale: Scale, full: float
) -> list[list[tuple[float, str, str]]]:
    """
    Return the names and values under the parts of a stack, each with its place.

    Each stands on the first line on which it fits, below the begin of its part.
    """
    told: list[list[tuple[float, str, str]]] = []
    ends: list[float] = []
    start = 0.0
    for series, row in zip(panel.series, stack, strict=True):
        wide = width(f"{series.label} ") + width(row.text, Face.VALUE)
        x = min(scale.x(start), full - wide)
        free = (line for line, end in enumerate(ends) if end + SPACE <= x)
        line = next(free, len(ends))
        if line == len(ends):
            ends.append(0.0)
            told.append([])
        told[line].append((x, series.label, row.text))
        ends[line] = x + wide
        start += row.value
    return told


SORT = Sort(
    name="stacked",
    says="Bars made of parts",
    means=(Kind.LEVEL, Kind.SHARE, Kind.CONTRIBUTION),
    lay_out=lay_out,
    keys=frozenset({"panels", "series"}),
    needs=frozenset({"series"}),
    series=(2, 3),
    adds_up=True,
    is_joined=True,
    draws_bounds=False,
)
