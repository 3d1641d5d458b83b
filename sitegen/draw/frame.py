"""
Where rows stand: labels above their marks on a phone, beside them on a desktop.

Every kind that has a row a thing shares this frame, so that charts line up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.draw.sheet import Line, Scale, Sheet
from sitegen.draw.theme import LINE_HEIGHT, WIDE, Face, Tone, lines, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sitegen.draw.plan import Panel, Plan, Row

COLUMNS = {True: 230, False: 96}
"""The widest column of labels beside their marks, on a wide and a narrow sheet."""
GAP = 16
"""Between rows."""
INDENT = 14
"""For each row that contains this one."""
TOP = 3.0
"""Above the first row, so that its letters are not cut."""
EDGE = 1.5
"""Left of labels and bars, so that no outline and no hanging letter is cut."""
HEADING = 30
BEHIND = 7
"""Between a value and what is said of it."""
OWN_SCALE = "on a scale of its own"
"""Said of panels in which a value is not as long as in the next."""


Label = tuple[float, float, str, Face]
"""Left, baseline, text and face of a line."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a mark at *value* needs to its left and right for its labels."""

    value: float
    left: float = 0
    right: float = 0


def fitted(rooms: Iterable[Room], left: float, right: float) -> Scale:
    """
    Return the largest scale on which all marks and labels stay within the sides.

    Zero is always on it. For every pair of marks the distance between them must
    leave room for the left label of the one and the right label of the other.
    """
    items = [Room(0.0), *rooms]
    right -= EDGE
    step = min(
        (
            (right - two.right - left - one.left) / (two.value - one.value)
            for one in items
            for two in items
            if two.value > one.value
        ),
        default=1.0,
    )
    step = min(max(step, 1e-9), 1e9)
    origin = max(left + each.left - step * each.value for each in items)
    return Scale(-origin / step, (right - origin) / step, 0, right)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row before it has its place: its words, and how high its marks are."""

    label: str
    height: float
    remark: str = ""
    depth: int = 0
    total: Row | None = None
    """Its value and growth stand with the label."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The places of rows on a sheet."""

    left: float
    """Where marks may begin."""
    width: int
    tops: tuple[float, ...]
    """The top of each row's marks."""
    height: float
    labels: tuple[Label, ...]
    """Each line beside or above the marks."""

    def sheet(self, scale: Scale) -> Sheet:
        """Return a sheet with all labels in place."""
        sheet = Sheet(self.width, scale, self.height)
        for x, y, text, face in self.labels:
            sheet.text(x, y, text, face)
        return sheet


def in_panels(
    plan: Plan,
    full: int,
    entries: Callable[[Panel], list[Entry]],
    put: Callable[[Panel, Frame], Sheet],
) -> list[Sheet]:
    """
    Return every panel of a chart below its heading, their labels in one column.

    *entries* says what rows a panel has, *put* puts its marks at their places.
    """
    groups = [entries(panel) for panel in plan.panels]
    column = _column([each for group in groups for each in group], full)
    drawn = [
        put(panel, frame(group, full, column))
        for panel, group in zip(plan.panels, groups, strict=True)
    ]
    scales = {round(sheet.scale.x(1) - sheet.scale.x(0), 6) for sheet in drawn}
    remark = OWN_SCALE if len(scales) > 1 else ""
    sheets: list[Sheet] = []
    for panel, sheet in zip(plan.panels, drawn, strict=True):
        sheets += [*heading(panel, full, remark, is_first=not sheets), sheet]
    return sheets


def frame(entries: Sequence[Entry], full: int, column: float) -> Frame:
    """
    Return the places of rows in a picture of the *full* width.

    Labels go into a *column* of that width, or above their marks where it is 0.
    """
    left = _behind(column)
    y = TOP
    tops = []
    labels: list[Label] = []
    for each in entries:
        indent = EDGE + INDENT * each.depth
        behind = 0 if column else _reach(each.total)
        room = (column or full) - indent - behind
        words = lines(each.label, room) if each.label else []
        # Above its mark a total stands behind the label, beside it below the label.
        is_behind = each.total is not None and not column and bool(words)
        deep = LINE_HEIGHT * (len(words) + bool(each.total) - is_behind)
        if column:
            start = y + max(0, (each.height - deep) / 2)
            begin = y + max(0, (deep - each.height) / 2)
        else:
            start = y
            begin = y + deep + (3 if deep else 0)
        for number, line in enumerate(words):
            labels.append((indent, start + 13 + LINE_HEIGHT * number, line, Face.LABEL))
        if each.total:
            x = indent + (width(words[-1]) + BEHIND if is_behind else 0)
            labels += _sum(each.total, x, start + deep - LINE_HEIGHT + 13)
        tops.append(begin)
        y = max(begin + each.height, start + deep)
        for line in lines(each.remark, full - left - indent) if each.remark else []:
            y += LINE_HEIGHT
            labels.append((left if column else indent, y - 1, line, Face.QUIET))
        y += GAP
    return Frame(left, full, tuple(tops), y - GAP + 4, tuple(labels))


def begin(entries: Sequence[Entry], full: int) -> float:
    """Return where the marks of all *entries* begin."""
    return _behind(_column(entries, full))


def _behind(column: float) -> float:
    return column + GAP if column else EDGE


def _column(entries: Sequence[Entry], full: int) -> float:
    """Return how wide the labels beside the marks are, 0 where they go above."""
    longest = EDGE + max(
        max(width(each.label), _reach(each.total)) + INDENT * each.depth
        for each in entries
    )
    widest = COLUMNS[full == WIDE]
    return min(longest, widest) if full == WIDE or longest <= widest else 0


def _sum(total: Row, x: float, y: float) -> list[Label]:
    """Return the value of a total and, behind it, its growth."""
    behind = x + width(total.text, Face.VALUE) + BEHIND
    return [(x, y, total.text, Face.VALUE), (behind, y, total.detail, Face.QUIET)]


def _reach(total: Row | None) -> float:
    """Return how long the words of a total are, with the space around them."""
    if total is None:
        return 0
    words = width(total.text, Face.VALUE) + BEHIND + width(total.detail, Face.QUIET)
    return words + BEHIND


def heading(panel: Panel, full: int, remark: str, *, is_first: bool) -> list[Sheet]:
    """Return the sheet above a panel: name and *remark*, under a line that parts it."""
    if not panel.label:
        return []
    y = 16 if is_first else 34
    words = lines(panel.label, full - EDGE, Face.HEAD)
    behind = EDGE + width(words[-1], Face.HEAD) + BEHIND
    is_below = behind + width(remark) > full
    deep = LINE_HEIGHT * (len(words) - 1 + is_below)
    sheet = Sheet(full, Scale(0, full, 0, full), y + deep + HEADING - 16)
    if not is_first:
        sheet.marks.append(Line(0, 10.5, full, 10.5, Tone.LINE))
    for number, line in enumerate(words):
        sheet.text(EDGE, y + LINE_HEIGHT * number, line, Face.HEAD)
    sheet.text(EDGE if is_below else behind, y + deep, remark, Face.QUIET)
    return [sheet]
