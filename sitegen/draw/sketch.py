"""
Where rows stand while they are drawn: names, marks, and the words beside them.

A kind says for each row where the words about it go (`at` along the scale, and on
which `side`); from that all else is measured.
"""

from __future__ import annotations

from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Any, ClassVar, Self

import altair as alt
from msgspec import Struct, field

from sitegen.draw.records import Record, by_row, least, most
from sitegen.graphics.colours import Tone
from sitegen.graphics.page import WIDE, Page, Room, domain

if TYPE_CHECKING:
    from collections.abc import Sequence

BESIDE = 7
"""Between the end of a mark and its value, and between that and what follows."""
ARROW = 13
BLOT = 5
"""Below so many pixels an interval is no line but a blot."""
EDGE = 2
SPACE = 14
"""Between the names and the marks beside them."""
AXIS = alt.Axis(tickCount=4, labelColor=Tone.QUIET)
"""Of values; the theme hides its labels, since values stand beside their marks."""
SEEN = alt.Axis(**AXIS.to_dict(), labels=True, labelFlush=15, domain=True)
"""The same of a scale without zero, where a length tells nothing; not on a phone."""


class Sketch(Struct, frozen=True, kw_only=True, dict=True):
    """A panel; the column of names, the bands and the scale are those of all panels."""

    page: Page
    every: tuple[Record, ...]
    """The rows of all panels, with their places."""
    panel: str = ""
    is_alone: bool = False
    """Its scale is its own."""
    clear: float = 0
    """What a mark reaches beyond its value, e.g. the radius of a dot."""
    has_zero: bool = True
    """Marks are lengths from zero."""
    deep: int = 0
    """Lines of words below each mark, but for remarks."""
    high: int = 0
    """Lines of words above each mark, but for its name."""
    base: alt.Chart = field(default_factory=alt.Chart)
    """A chart without a mark; rows and scale are those of the panel."""
    language: str = "en"
    """In which it speaks."""

    WORDS: ClassVar[dict[str, Any]] = {"x": alt.X("at:Q")}
    """Where the words about a mark are, by the fields of its row."""
    INTERVAL: ClassVar[dict[str, Any]] = {"x": alt.X("low:Q"), "x2": alt.X2("high")}

    @cached_property
    def found(self) -> list[Record]:
        """The rows of the panel."""
        return [each for each in self.every if each.get("panel", "") == self.panel]

    def told(self) -> Self:
        """Return the sketch with the lines of names, once a row, and of remarks."""
        for row in by_row(self.every):
            row[0]["heading"] = self._name(row[0])
            if remark := self._remark(row):
                row[0]["remark"] = remark
        return self

    @cached_property
    def column(self) -> float:
        """The width of the names beside the marks; 0 where they stand above them."""
        wide, page = self.page.wide, self.page
        longest = max(wide(each["label"]) for each in self.every)
        pieces = max(wide("".join(each.get("name", ""))) for each in self.every)
        column = ceil(min(longest, page.column)) + SPACE
        has_room = column + pieces <= page.width - 2 * EDGE
        is_beside = has_room and (page is WIDE or longest <= page.column)
        return column if is_beside and longest else 0

    @property
    def plot(self) -> float:
        """The width of the marks and of the words beside them."""
        return self.page.width - self.column - 2 * EDGE - 1

    length = plot
    """How many pixels the scale of values has."""

    @cached_property
    def band(self) -> float:
        """The height of a row."""
        lines = self.deep + max(len(each.get("remark", [])) for each in self.every)
        below = max(lines * self.page.line + 4 * bool(lines), self._over)
        return self.middle + self.page.bar / 2 + below + self.page.gap / 2

    @property
    def height(self) -> alt.Step | float:
        """The height of all rows."""
        return alt.Step(self.band)

    @cached_property
    def middle(self) -> float:
        """Where in its band a mark stands, in pixels from the top."""
        line = self.page.line
        words = self.high * line + 3 * bool(self.high)
        name = 0 if self.column else self._names * line + 3 * bool(self._names)
        return self.page.gap / 2 + max(words + name, self._over) + self.page.bar / 2

    @cached_property
    def span(self) -> tuple[float, float]:
        """The values at the ends of the scale, which leaves all words their room."""
        rooms = []
        for each in self.found if self.is_alone else self.every:
            words, start = self._wide(each), each.get("start", 0.0)
            sides = {"left": (words, self.clear), "right": (self.clear, words)}
            rooms.append(Room(each["at"], *sides.get(each["side"], ())))
            rooms.append(Room(start + least(each), left=self.clear))
            rooms.append(Room(start + most(each), right=self.clear))
        return domain(rooms, self.length, has_zero=self.has_zero)

    @property
    def scale(self) -> float:
        """Pixels for one of a value."""
        return self.length / (self.span[1] - self.span[0])

    @property
    def blot(self) -> float:
        """The width of an interval that is not seen, in values."""
        return (BLOT + 2 * self.clear) / self.scale

    @property
    def seen(self) -> list[Record]:
        """The rows of which the interval is seen."""
        spans = (each for each in self.found if {"low", "high"} <= each.keys())
        return [each for each in spans if each["high"] - each["low"] >= self.blot]

    @cached_property
    def first(self) -> float:
        """How far from its mark a value begins."""
        return BESIDE + self.clear + ARROW * any("bound" in each for each in self.every)

    @cached_property
    def after(self) -> float:
        """How far from its mark that begins which follows a value."""
        texts = (each["text"] for each in self.every if "beside" in each)
        longest = max((self.page.wide(each, is_bold=True) for each in texts), default=0)
        return self.first + longest + BESIDE

    def encoding(self) -> dict[str, Any]:
        """Return what all marks share: the rows of the panel, and one scale."""
        bands = alt.Scale(type="band", paddingInner=0, paddingOuter=0)
        axis = SEEN if self.page is WIDE and not self.has_zero else AXIS
        return {
            "x": alt.X(scale=self.values(), axis=axis, title=None),
            "y": alt.Y("label:N", sort=None, title=None, axis=None, scale=bands),
            "yOffset": alt.YOffsetValue(self.middle),
        }

    def values(self) -> alt.Scale:
        """Return the scale, with no more digits at its ends than a picture shows."""
        ends = [float(f"{each:.6g}") + 0.0 for each in self.span]
        return alt.Scale(domain=ends, nice=False, zero=False)

    def having(self, field: str) -> alt.Chart:
        """Return a chart of the rows that have a *field*."""
        those: alt.Chart = self.base.transform_filter(f"isValid(datum.{field})")
        return those

    def bar(self, start: str | float, end: str, **style: Any) -> alt.Chart:
        """Return bars from *start*, a field or a value, to the field *end*."""
        x2 = alt.X2(start) if isinstance(start, str) else alt.X2Datum(start)
        bar = self.base.mark_bar(height=self.page.bar, **style)
        drawn: alt.Chart = bar.encode(x=alt.X(f"{end}:Q"), x2=x2)
        return drawn

    def shifted(self, away: float) -> dict[str, Any]:
        """Return how words stand so many pixels from the place of their mark."""
        is_left = "datum.side === 'left'"
        return {
            "dx": alt.ExprRef(f"{is_left} ? {-away:g} : {away:g}"),
            "align": alt.ExprRef(f"{is_left} ? 'right' : 'left'"),
        }

    def names(self, base: alt.Chart) -> alt.Chart:
        """Return the names of the rows: beside the middle of the marks, or on them."""
        line, style = self.page.line, {"align": "left"}
        top, step = self.middle + line / 2, line / 2
        if not self.column:
            top, step = self.page.gap / 2 + self._names * line, line
            style["baseline"] = "top"
        shift = alt.ExprRef(f"{top:g} - {step:g} * length(datum.heading)")
        told: alt.Chart = base.mark_text(dy=shift, **style).encode(  # type: ignore[arg-type]
            x=alt.XValue(-self.column),
            yOffset=alt.YOffsetValue(0),
            text=alt.Text("heading:N"),
        )
        return told

    @property
    def _over(self) -> float:
        """How far names in a column reach beyond the marks beside them."""
        return ((self._names - 1) * self.page.line - 6) / 2 if self.column else 0

    @cached_property
    def _names(self) -> int:
        return max(len(self._name(each)) for each in self.every)

    def _name(self, record: Record) -> list[str]:
        room = self.column - SPACE if self.column else self.plot
        return self.page.lines(record["label"], room) if record["label"] else []

    def _remark(self, row: Sequence[Record]) -> list[str]:
        """Return the lines of what is said of a row; of which part, if not of all."""
        said = {each.get("series"): each["note"] for each in row if each.get("note")}
        notes = [*dict.fromkeys(said.values())]
        if len(notes) > 1:
            notes = [f"{part}: {note}" for part, note in said.items()]
        return self.page.lines("; ".join(notes), self.plot) if notes else []

    def _wide(self, record: Record) -> float:
        if "beside" in record:
            return self.after + self.page.wide(record["beside"])
        return self.first + self.page.wide(record.get("text", ""), is_bold=True)
