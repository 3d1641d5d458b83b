"""
Bars made of parts that do not overlap.

For wholes that fall into few parts, such as exports and imports. Each part is
named and numbered under its piece of the bar, and what they come to stands under
the name of the whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.draw.frame import GAP, OWN_SCALE, Entry, Room, fitted, in_panels
from sitegen.draw.sheet import Line
from sitegen.draw.sort import Sort
from sitegen.draw.theme import BAR, LINE_HEIGHT, SERIES, Face, Tone, width
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.draw.frame import Frame
    from sitegen.draw.plan import Panel, Plan, Row
    from sitegen.draw.sheet import Sheet

SPACE = 12
"""Between two labels."""


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """
    Return a sheet for each panel, with its heading.

    Where each panel has one stack, the panel's name is the label of that stack.
    """
    if all(len(panel.series[0].rows) == 1 for panel in plan.panels):
        plan = replace(plan, panels=tuple(_lonely(panel) for panel in plan.panels))
    sheets = in_panels(plan, full, _entries, _put)
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


def _entries(panel: Panel) -> list[Entry]:
    high = BAR + LINE_HEIGHT + 2
    return [
        Entry(stack[0].label, high, stack[0].remark, total=total)
        for stack, total in zip(_stacks(panel), panel.totals, strict=True)
    ]


def _put(panel: Panel, places: Frame) -> Sheet:
    stacks = _stacks(panel)
    names = [series.label for series in panel.series]
    rooms = [Room(sum(row.value for row in stack)) for stack in stacks]
    sheet = places.sheet(fitted(rooms, places.left, places.width))
    for stack, y in zip(stacks, places.tops, strict=True):
        start = 0.0
        taken: list[float] = []
        for index, (row, name) in enumerate(zip(stack, names, strict=True)):
            sheet.bar(row, start, start + row.value, y, SERIES[index])
            sheet.whisker(row, y + BAR / 2, start)
            _tell(sheet, (name, row.text), (start, y + BAR), taken)
            start += row.value
        for edge in _edges([row.value for row in stack]):
            x = sheet.scale.x(edge)
            sheet.marks.append(Line(x, y, x, y + BAR, Tone.PAPER, 2))
    return sheet


def _edges(values: list[float]) -> list[float]:
    """Return where parts meet."""
    return [sum(values[: index + 1]) for index in range(len(values) - 1)]


def _tell(
    sheet: Sheet, words: tuple[str, str], place: tuple[float, float], taken: list[float]
) -> None:
    """Put name and value under a part, on the first line where they fit."""
    name, text = words
    wide = width(f"{name} ") + width(text, Face.VALUE)
    x = min(sheet.scale.x(place[0]), sheet.width - wide)
    for line, end in enumerate([*taken, 0.0]):
        if line == len(taken) or end + SPACE <= x:
            break
    y = place[1] + LINE_HEIGHT * (line + 1) - 1
    sheet.text(x, y, name, Face.QUIET)
    sheet.text(x + width(f"{name} "), y, text, Face.VALUE)
    taken[line : line + 1] = [x + wide]


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
    tells_growth=True,
)
