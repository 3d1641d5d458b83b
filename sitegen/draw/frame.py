"""
Where rows stand: their names, and the room that the words beside their marks need.

A kind says for each row where the words about it go (`at` along the scale, and on
which `side`); from that all else is measured.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Any, ClassVar

import altair as alt

from sitegen.draw.page import WIDE, Page, Room, Tone, domain
from sitegen.draw.records import Record, by_row, least, most

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self


BESIDE = 7
"""Between the end of a mark and its value, and between that and what follows."""
ARROW = 13
EDGE = 2
SPACE = 14
"""Between the names and the marks beside them."""
AXIS = alt.Axis(tickCount=4, labelColor=Tone.QUIET)
"""Of values; the theme hides its labels, since values stand beside their marks."""
SEEN = alt.Axis(**AXIS.to_dict(), labels=True, labelFlush=15, ticks=True, domain=True)
"""The same of a scale without zero: then a length tells nothing, only a place does."""
Span = tuple[float, float]
"""The values at the ends of a scale."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Rows of one or several panels that share their names' column and their bands."""

    page: Page
    found: tuple[Record, ...]
    """Every record, with its place."""
    clear: float = 0
    """What a mark reaches beyond its value, e.g. the radius of a dot."""
    has_zero: bool = True
    """Marks are lengths from zero."""
    deep: int = 0
    """Lines of words below each mark, but for remarks."""
    high: int = 0
    """Lines of words above each mark, but for its name."""

    WORDS: ClassVar[dict[str, Any]] = {"x": alt.X("at:Q")}
    """Where the words about a mark are, by the fields of its row."""
    INTERVAL: ClassVar[dict[str, Any]] = {"x": alt.X("low:Q"), "x2": alt.X2("high")}

    def shifted(self, away: float) -> dict[str, Any]:
        """Return how words are moved from there, by so many pixels."""
        is_left = "datum.side === 'left'"
        return {
            "dx": alt.ExprRef(f"{is_left} ? {-away:g} : {away:g}"),
            "align": alt.ExprRef(f"{is_left} ? 'right' : 'left'"),
        }

    def told(self) -> Self:
        """Return the frame with the lines of names, once a row, and of remarks."""
        rows = by_row(self.found)
        for row in rows:
            remark = self._remark(row)
            row[0] |= {"heading": self._name(row[0])}
            row[0] |= {"remark": remark} if remark else {}
        return replace(self, found=tuple(each for row in rows for each in row))

    @cached_property
    def column(self) -> float:
        """The width of the names beside the marks; 0 where they stand above them."""
        wide, page = self.page.wide, self.page
        longest = max(wide(each["label"]) for each in self.found)
        pieces = max(wide("".join(each.get("name", ""))) for each in self.found)
        column = ceil(min(longest, page.column)) + SPACE
        has_room = column + pieces <= page.width - 2 * EDGE
        is_beside = has_room and (page is WIDE or longest <= page.column)
        return column if is_beside and longest else 0

    @property
    def plot(self) -> float:
        """The width of the marks and of the words beside them."""
        return self.page.width - self.column - 2 * EDGE - 1

    @property
    def length(self) -> float:
        """How many pixels the scale of values has."""
        return self.plot

    @cached_property
    def above(self) -> float:
        """The height of the names above each mark."""
        line = self.page.line
        words = self.high * line + 3 * bool(self.high)
        if self.column:
            return max(words, self._over)
        return words + self._names * line + 3 * bool(self._names)

    @cached_property
    def band(self) -> float:
        """The height of a row."""
        lines = self.deep + max(len(each.get("remark", [])) for each in self.found)
        below = max(lines * self.page.line + 4 * bool(lines), self._over)
        return self.middle + self.page.bar / 2 + below + self.page.gap / 2

    @property
    def height(self) -> alt.Step | float:
        """The height of all rows."""
        return alt.Step(self.band)

    @property
    def middle(self) -> float:
        """Where the middle of a mark is in its row."""
        return self.page.gap / 2 + self.above + self.page.bar / 2

    @property
    def _over(self) -> float:
        """How far names in a column reach beyond the marks beside them."""
        return ((self._names - 1) * self.page.line - 6) / 2 if self.column else 0

    @cached_property
    def _names(self) -> int:
        return max(len(self._name(each)) for each in self.found)

    def _name(self, record: Record) -> list[str]:
        room = self.column - SPACE if self.column else self.plot
        return self.page.lines(record["label"], room) if record["label"] else []

    def _remark(self, row: Sequence[Record]) -> list[str]:
        """Return the lines of what is said of a row; of which part, if not of all."""
        said = {
            each.get("series", ""): each["note"] for each in row if each.get("note")
        }
        notes = [*dict.fromkeys(said.values())]
        if len(notes) > 1:
            notes = [f"{part}: {note}" for part, note in said.items()]
        return self.page.lines("; ".join(notes), self.plot) if notes else []

    def encoding(self, span: Span) -> dict[str, Any]:
        """Return what all marks of a panel share: its rows, and one scale."""
        bands = alt.Scale(type="band", paddingInner=0, paddingOuter=0)
        axis = AXIS if self.has_zero else SEEN
        return {
            "x": alt.X(scale=scale(span), axis=axis, title=None),
            "y": alt.Y("label:N", sort=None, title=None, axis=None, scale=bands),
            "yOffset": alt.YOffsetValue(self.middle),
        }

    def names(self, base: alt.Chart) -> alt.Chart:
        """Return the names of the rows: beside the middle of the marks, or on them."""
        line = self.page.line
        style: dict[str, Any] = {"align": "left"}
        top, step = self.middle + line / 2, line / 2
        if not self.column:
            top, step = self.page.gap / 2 + self._names * line, line
            style["baseline"] = "top"
        shift = alt.ExprRef(f"{top:g} - {step:g} * length(datum.heading)")
        name = base.mark_text(dy=shift, **style)
        told: alt.Chart = name.encode(
            x=alt.XValue(-self.column),
            yOffset=alt.YOffsetValue(0),
            text=alt.Text("heading:N"),
        )
        return told

    def span(self, found: Sequence[Record]) -> Span:
        """Return the domain that leaves all marks and words room."""
        rooms = []
        for each in found:
            words, start = self._wide(each), each.get("start", 0.0)
            sides = {"left": (words, self.clear), "right": (self.clear, words)}
            if each["side"] in sides:
                rooms.append(Room(each["at"], *sides[each["side"]]))
            rooms += [Room(start + least(each)), Room(start + most(each))]
        return domain(rooms, self.length, has_zero=self.has_zero)

    @cached_property
    def first(self) -> float:
        """How far from its mark a value begins."""
        arrow = ARROW * any("bound" in each for each in self.found)
        return BESIDE + self.clear + arrow

    @cached_property
    def after(self) -> float:
        """How far from its mark that begins which follows a value."""
        widths = (
            self.page.wide(each["text"], is_bold=True)
            for each in self.found
            if each.get("beside") and "name" not in each
        )
        return self.first + max(widths, default=0) + BESIDE

    def _wide(self, record: Record) -> float:
        if record.get("beside"):
            return self.after + self.page.wide(record["beside"])
        return self.first + self.page.wide(record["text"], is_bold=True)


def scale(span: Span) -> alt.Scale:
    """Return a scale with no more digits at its ends than a picture shows."""
    ends = [float(f"{each:.6g}") + 0.0 for each in span]
    return alt.Scale(domain=ends, nice=False, zero=False)
