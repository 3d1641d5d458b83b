"""The common layer of kinds that stand upright: what `frame` is for rows of names."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.draw.frame import BLOT, EDGE, rounded
from sitegen.draw.measure import Room, domain
from sitegen.draw.page import WIDE, Tone
from sitegen.draw.records import least, most, seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.draw.page import Page
    from sitegen.draw.records import Record

HEIGHTS = {True: 200, False: 160}
"""Of the tallest mark, on a wide and on a narrow page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Marks that stand beside one another, from `from` to `to` along the page."""

    page: Page
    found: tuple[Record, ...]

    @property
    def plot(self) -> float:
        """The width of all marks."""
        return self.page.width - 2 * EDGE

    @property
    def height(self) -> float:
        """Of the marks, with the words above them and the names below."""
        lines = 1 + any(each.get("beside") for each in self.found)
        names = max(map(len, self.names().values()))
        deep = any(each["side"] == "below" for each in self.found)
        return (
            HEIGHTS[self.page is WIDE]
            + self.page.line * (lines * (1 + deep) + names)
            + 12
        )

    def names(self) -> dict[str, list[str]]:
        """Return the names below the marks in the lines in which they are set."""
        end = max(each["to"] for each in self.found)
        steps = [
            (each["label"].replace("\u00a0", " "), each["to"] - each["from"])
            for each in self.found
        ]
        fit = all(self.page.wide(name) < days * self.plot / end for name, days in steps)
        lines = {}
        for each, (name, _) in zip(self.found, steps, strict=True):
            longest = max(map(self.page.wide, name.split(" ")))
            lines[each["label"]] = [name] if fit else self.page.lines(name, longest)
        return lines

    def span(self) -> tuple[float, float]:
        """Return the domain from the names to the words above the tallest mark."""
        line = self.page.line
        names = max(map(len, self.names().values())) * line + 6
        words = line * (1 + any(each.get("beside") for each in self.found)) + 4
        is_below = any(each["side"] == "below" for each in self.found)
        rooms = [Room(0.0, names)]
        for each in self.found:
            rooms.append(Room(least(each), names + words * is_below))
            rooms.append(Room(most(each), 0, words))
        return domain(rooms, self.height)

    def seen(self, span: tuple[float, float]) -> list[Record]:
        """Return the rows of which the interval is wider than a blot."""
        return seen(self.found, self._blot(span))

    def _blot(self, span: tuple[float, float]) -> float:
        return BLOT * (span[1] - span[0]) / self.height

    def within(self) -> tuple[Record, ...]:
        """Return the rows with the middle of their words, which stays on the page."""
        end = max(each["to"] for each in self.found)
        placed = []
        for each in self.found:
            wide = max(
                self.page.wide(each["text"], is_bold=True),
                self.page.wide(each.get("beside", "")),
                *map(self.page.wide, self.names()[each["label"]]),
            )
            half = wide / 2 * end / self.plot
            middle = min(max(each["middle"], half), end - half)
            placed.append(each | {"words": round(middle, 2)})
        return tuple(placed)

    def encoding(self, span: tuple[float, float]) -> alt.Encoding:
        """Return what all marks share: time along the page, and one upright scale."""
        end = max(each["to"] for each in self.found)
        time = alt.Scale(domain=[0, end], nice=False)
        scale = alt.Scale(domain=rounded(span), nice=False, zero=False)
        return alt.Encoding(
            x=alt.X(scale=time, axis=None, title=None),
            y=alt.Y(scale=scale, axis=None, title=None),
        )

    def layers(self, base: alt.Chart, span: tuple[float, float]) -> Iterator[alt.Chart]:
        """Yield what each row owes: its interval, value, how it is known, and name."""
        page = self.page
        across = alt.X("words:Q")
        upright = alt.Y("at:Q")
        if self.seen(span):
            wide = f"datum.high - datum.low >= {self._blot(span):.4g}"
            of = base.transform_filter(wide)
            ends = [alt.Y(f"{end}:Q") for end in ("low", "high")]
            middle = alt.X("middle:Q")
            yield of.mark_rule().encode(x=middle, y=ends[0], y2=alt.Y2("high"))
            for end in ends:
                yield of.mark_tick(size=8, orient="horizontal").encode(x=middle, y=end)
        for side, sign in (("above", -1), ("below", 1)):
            if not any(each["side"] == side for each in self.found):
                continue
            of = base.transform_filter(alt.datum.side == side)
            style: dict[str, Any] = {
                "align": "center",
                "baseline": "middle",
                "fontSize": page.size,
            }
            value = of.mark_text(dy=sign * page.line * 0.6, fontWeight="bold", **style)
            yield value.encode(x=across, y=upright, text=alt.Text("text:N"))
            if any(each.get("beside") for each in self.found):
                more = of.mark_text(
                    dy=sign * page.line * 1.6, color=Tone.QUIET, **style
                )
                yield more.encode(x=across, y=upright, text=alt.Text("beside:N"))
        yield self._named(base, across)

    def _named(self, base: alt.Chart, across: alt.X) -> alt.Chart:
        names = self.names()
        deep = max(map(len, names.values())) * self.page.line
        text = f"({json.dumps(names, ensure_ascii=False)})[datum.label]"
        told: alt.Chart = base.mark_text(
            text=alt.ExprRef(text),
            align="center",
            baseline="top",
            lineHeight=self.page.line,
            fontSize=self.page.size,
        ).encode(x=across, y=alt.value(self.height - deep))
        return told
