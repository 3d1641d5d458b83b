"""Kinds that stand upright, with time along the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import altair as alt

from sitegen.draw.page import WIDE, Room, domain
from sitegen.draw.records import least
from sitegen.draw.sketch import AXIS, Sketch

if TYPE_CHECKING:
    from typing import Self


HEIGHTS = {True: 200, False: 160}
"""Of the tallest mark, on a wide and on a narrow page."""


@dataclass(frozen=True, kw_only=True)
class Columns(Sketch):
    """Marks that stand beside one another, from `from` to `to` along the page."""

    WORDS: ClassVar[dict[str, Any]] = {"x": alt.X("words:Q"), "y": alt.Y("at:Q")}
    INTERVAL: ClassVar[dict[str, Any]] = {
        "x": alt.X("middle:Q"),
        "y": alt.Y("low:Q"),
        "y2": alt.Y2("high"),
    }
    column = 0
    """Names stand below the marks."""

    def told(self) -> Self:
        """Return the sketch with names below, and words that stay on the page."""
        wide, end, placed = self.page.wide, self._end, []
        names = [each["label"].replace("\u00a0", " ") for each in self.every]
        rooms = [(each["to"] - each["from"]) * self.plot / end for each in self.every]
        is_broken = any(
            wide(name) > room for name, room in zip(names, rooms, strict=True)
        )
        for each, name in zip(self.every, names, strict=True):
            longest = max(map(wide, name.split(" ")))
            heading = self.page.lines(name, longest) if is_broken else [name]
            text = wide(each["text"], is_bold=True)
            half = max(text, wide(each.get("beside", "")), *map(wide, heading)) / 2
            half *= end / self.plot
            words = round(min(max(each["middle"], half), end - half), 2)
            placed.append(each | {"words": words, "heading": heading})
        deep = max(len(each["heading"]) for each in placed)
        high = 1 + any(each.get("beside") for each in placed)
        return replace(self, every=tuple(placed), deep=deep, high=high)

    @property
    def length(self) -> float:
        """The height of the marks, with the words above and the names below them."""
        words = self.page.line * (self.high + self.deep) + 12
        return HEIGHTS[self.page is WIDE] + words

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
        return max(int(each["to"]) for each in self.every)

    @cached_property
    def span(self) -> tuple[float, float]:
        """The values from the names to the words above the tallest mark."""
        line = self.page.line
        words, names = line * self.high + 4, line * self.deep + 6
        rooms = [Room(0.0, names)]
        for each in self.every:
            rooms += [Room(least(each), names), Room(each["at"], 0, words)]
        return domain(rooms, self.length)

    def encoding(self) -> dict[str, Any]:
        """Return what all marks share: time along the page, and one upright scale."""
        time = alt.Scale(domain=[0, self._end], nice=False)
        return {
            "x": alt.X(scale=time, axis=None, title=None),
            "y": alt.Y(scale=self.values(), axis=AXIS, title=None),
        }

    def shifted(self, away: float) -> dict[str, Any]:
        """Return that words are moved upwards."""
        return {"dy": -away, "align": "center"}

    def names(self, base: alt.Chart) -> alt.Chart:
        """Return the names of the marks, below all of them."""
        name: alt.Chart = base.mark_text(baseline="top").encode(
            x=alt.X("words:Q"),
            y=alt.YValue(self.length - self.deep * self.page.line),
            text=alt.Text("heading:N"),
        )
        return name
