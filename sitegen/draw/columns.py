"""The frame of kinds that stand upright, with time along the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

import altair as alt

from sitegen.draw.frame import AXIS, EDGE, Frame, Span, scale
from sitegen.draw.page import WIDE, Room, domain
from sitegen.draw.records import Record, least

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self


HEIGHTS = {True: 200, False: 160}
"""Of the tallest mark, on a wide and on a narrow page."""


@dataclass(frozen=True, kw_only=True)
class Columns(Frame):
    """Marks that stand beside one another, from `from` to `to` along the page."""

    WORDS: ClassVar[dict[str, Any]] = {"x": alt.X("words:Q"), "y": alt.Y("at:Q")}
    INTERVAL: ClassVar[dict[str, Any]] = {
        "x": alt.X("middle:Q"),
        "y": alt.Y("low:Q"),
        "y2": alt.Y2("high"),
    }

    def shifted(self, away: float) -> dict[str, Any]:
        """Return that words are moved upwards."""
        return {"dy": -away, "align": "center"}

    def told(self) -> Self:
        """Return the frame with names below, and words that stay on the page."""
        placed, headings = [], self._headings()
        for each, heading in zip(self.found, headings, strict=True):
            wide = max(
                self.page.wide(each["text"], is_bold=True),
                self.page.wide(each.get("beside", "")),
                *map(self.page.wide, heading),
            )
            half = wide / 2 * self._end / self.plot
            middle = min(max(each["middle"], half), self._end - half)
            told = {"words": round(middle, 2), "heading": heading}
            placed.append(each | told)
        deep = max(map(len, headings))
        high = 1 + any(each.get("beside") for each in placed)
        return replace(self, found=tuple(placed), deep=deep, high=high)

    def _headings(self) -> list[list[str]]:
        """Return the names below the marks: in a line each, if all have that room."""
        wide = self.page.wide
        names = [each["label"].replace("\u00a0", " ") for each in self.found]
        days = (each["to"] - each["from"] for each in self.found)
        rooms = [each * self.plot / self._end for each in days]
        if all(map(float.__lt__, map(wide, names), rooms)):
            return [[name] for name in names]
        return [
            self.page.lines(each, max(map(wide, each.split(" ")))) for each in names
        ]

    @property
    def column(self) -> float:
        """Nothing: names stand below the marks."""
        return 0

    @property
    def plot(self) -> float:
        """The width of all marks."""
        return self.page.width - 2 * EDGE

    @property
    def length(self) -> float:
        """The height of the marks, with the words above and the names below them."""
        return (
            HEIGHTS[self.page is WIDE] + self.page.line * (self.high + self.deep) + 12
        )

    height = length

    @property
    def first(self) -> float:
        """How far from its mark the middle of a value is."""
        return self.page.line * 0.6

    @property
    def after(self) -> float:
        """And that of what follows it."""
        return self.page.line * 1.6

    @property
    def _end(self) -> int:
        return max(int(each["to"]) for each in self.found)

    def encoding(self, span: Span) -> dict[str, Any]:
        """Return what all marks share: time along the page, and one upright scale."""
        time = alt.Scale(domain=[0, self._end], nice=False)
        return {
            "x": alt.X(scale=time, axis=None, title=None),
            "y": alt.Y(scale=scale(span), axis=AXIS, title=None),
        }

    def names(self, base: alt.Chart) -> alt.Chart:
        """Return the names of the marks, below all of them."""
        name: alt.Chart = base.mark_text(baseline="top").encode(
            x=alt.X("words:Q"),
            y=alt.YValue(self.length - self.deep * self.page.line),
            text=alt.Text("heading:N"),
        )
        return name

    def span(self, found: Sequence[Record]) -> Span:
        """Return the domain from the names to the words above the tallest mark."""
        line = self.page.line
        words, names = line * self.high + 4, line * self.deep + 6
        rooms = [Room(0.0, names)]
        for each in found:
            rooms += [Room(least(each), names), Room(each["at"], 0, words)]
        return domain(rooms, self.length)
