"""Kinds that stand upright, with time along the page."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar, Self

import altair as alt
from msgspec.structs import replace

from sitegen.draw.records import least
from sitegen.draw.sketch import AXIS, Sketch
from sitegen.graphics.page import WIDE, Room, domain

HEIGHTS = {True: 200, False: 160}
"""Of the tallest mark, on a wide and on a narrow page."""


class Columns(Sketch, frozen=True, kw_only=True, dict=True):
    """Marks that stand beside one another, from `from` to `to` along the page."""

    WORDS: ClassVar[dict[str, Any]] = {"x": alt.X("middle:Q"), "y": alt.Y("at:Q")}
    INTERVAL: ClassVar[dict[str, Any]] = {
        "x": alt.X("middle:Q"),
        "y": alt.Y("low:Q"),
        "y2": alt.Y2("high"),
    }
    column = 0
    """Names stand below the marks."""

    def told(self) -> Self:
        """Return the sketch with names below, in lines where one has no room."""
        wide, step = self.page.wide, self.plot / max(each["to"] for each in self.every)
        names = [each["label"].replace("\u00a0", " ") for each in self.every]
        named = [*zip(self.every, names, strict=True)]
        is_cut = any(wide(name) > step * (e["to"] - e["from"]) for e, name in named)
        placed = []
        for each, name in named:
            room = max(map(wide, name.split(" "))) if is_cut else self.plot
            placed.append(each | {"heading": self.page.lines(name, room)})
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
        rooms = [Room(max(each["to"] for each in self.every))]
        for each in self.every:
            texts = (*each.get("heading", ()), each.get("beside", ""))
            text = self.page.wide(each["text"], is_bold=True)
            half = max(text, *map(self.page.wide, texts)) / 2
            rooms.append(Room(each["middle"], half, half))
        ends = [round(each, 2) for each in domain(rooms, self.plot)]
        time = alt.Scale(domain=ends, nice=False)
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
            x=alt.X("middle:Q"),
            y=alt.YValue(self.length - self.deep * self.page.line),
            text=alt.Text("heading:N"),
        )
        return name
