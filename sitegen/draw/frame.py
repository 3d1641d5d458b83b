"""
Where rows stand: their names, and the room that the words beside their marks need.

A kind says for each row where the words about it go (`at` along the scale, and on
which `side`); from that all else is measured.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.draw.measure import Room, domain
from sitegen.draw.page import WIDE
from sitegen.draw.records import least, most, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.draw.page import Page
    from sitegen.draw.records import Record

BESIDE = 7
"""Between the end of a mark and its value, and between that and what follows."""
ARROW = 13
EDGE = 2
BLOT = 5
"""Pixels below which an interval is no line but a blot."""
BLANK = "\u2060"
"""A line without words, a word joiner; empty ones are given no height."""


@dataclass(frozen=True, slots=True, kw_only=True)
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

    @property
    def column(self) -> float:
        """The width of the names beside the marks; 0 where they stand above them."""
        wide, page = self.page.wide, self.page
        longest = max(wide(each["label"]) for each in self.found)
        pieces = max(
            (wide("".join(each["name"])) for each in self.found if "name" in each),
            default=0,
        )
        has_room = longest + 14 + pieces <= page.width - 2 * EDGE
        is_beside = has_room and (page is WIDE or longest <= page.column)
        return min(longest, page.column) + 14 if is_beside and longest else 0

    @property
    def plot(self) -> float:
        """The width of the marks and of the words beside them."""
        return self.page.width - self.column - 2 * EDGE - 1

    @property
    def above(self) -> float:
        """The height of the names above each mark."""
        lines, line = self._lines("label"), self.page.line
        words = self.high * line + 3 * bool(self.high)
        if self.column:
            return max(words, ((lines - 1) * line - 6) / 2)
        return words + lines * line + 3 * bool(lines)

    @property
    def band(self) -> float:
        """The height of a row."""
        return self.middle + self.page.bar / 2 + self._below + self.page.gap / 2

    @property
    def middle(self) -> float:
        """Where the middle of a mark is in its row."""
        return self.page.gap / 2 + self.above + self.page.bar / 2

    @property
    def _below(self) -> float:
        lines = self.deep + self._lines("note")
        name = ((self._lines("label") - 1) * self.page.line - 6) / 2
        return max(lines * self.page.line + 4 * bool(lines), name * bool(self.column))

    def _lines(self, field: str) -> int:
        return max((len(each) for each in self.broken(field).values()), default=0)

    def broken(self, field: str) -> dict[str, list[str]]:
        """Return the texts of a field in the lines in which they are set."""
        room = self.plot
        if field == "label" and self.column:
            room = self.column - 14
        texts = {each[field] for each in self.found if each.get(field)}
        return {text: self.page.lines(text, room) for text in sorted(texts)}

    @property
    def between(self) -> float:
        """Where in its band a mark stands that leads from a row to the next."""
        return self.middle + self.band / 2

    def encoding(self, span: tuple[float, float]) -> alt.Encoding:
        """Return what all marks of a panel share: rows with names, and one scale."""
        scale = alt.Scale(domain=rounded(span), nice=False, zero=False)
        return alt.Encoding(
            x=alt.X(scale=scale, axis=None, title=None),
            y=self._names(),
            yOffset=alt.value(self.middle),
        )

    def _names(self) -> alt.Y:
        page = self.page
        places: dict[str, Any] = (
            {
                "labelAlign": "left",
                "labelPadding": self.column,
                "labelBaseline": "middle",
            }
            if self.column
            else {"labelAlign": "left", "labelPadding": 0, "labelBaseline": "top"}
        )
        names = self.broken("label")
        offset = self.middle - self.band / 2
        if not self.column:
            offset = page.gap / 2 - self.band / 2
        elif self._lines("label") > 1:
            offset -= (self._lines("label") - 1) * page.line / 2
        axis = alt.Axis(
            **places,
            labelOffset=offset,
            labelLimit=1000,
            labelLineHeight=page.line,
            labelFontSize=page.size,
            minExtent=self.column,
            maxExtent=self.column,
        )
        if any(len(lines) > 1 for lines in names.values()):
            padded = _centred(names) if self.column else _padded(names)
            axis.labelExpr = f"({json.dumps(padded, ensure_ascii=False)})[datum.label]"
            axis.labelLineHeight = page.line / (2 if self.column else 1)
        bands = alt.Scale(type="band", paddingInner=0, paddingOuter=0)
        return alt.Y("label:N", sort=None, title=None, axis=axis, scale=bands)

    def span(self, found: Sequence[Record]) -> tuple[float, float]:
        """Return the domain that leaves all marks and words room."""
        offset = self.offset(found)
        rooms = []
        for each in found:
            words = self._words(each, offset)
            is_left = each["side"] == "left"
            beside = (words, self.clear) if is_left else (self.clear, words)
            if each["side"] in {"left", "right"}:
                rooms.append(Room(each["at"], *beside))
            start = each.get("start", 0.0)
            rooms += [Room(start + least(each)), Room(start + most(each))]
        return domain(rooms, self.plot, has_zero=self.has_zero)

    def offset(self, found: Sequence[Record]) -> float:
        """Return how far behind a value the words that follow it begin."""
        texts = (each["text"] for each in found if each.get("beside"))
        return max((self.page.wide(text, is_bold=True) for text in texts), default=0)

    @property
    def first(self) -> float:
        """Return how far from its mark a value begins."""
        arrow = ARROW * any("bound" in each for each in self.found)
        return BESIDE + self.clear + arrow

    def _words(self, record: Record, offset: float) -> float:
        first = self.first
        if record.get("beside"):
            return first + offset + BESIDE + self.page.wide(record["beside"])
        return first + self.page.wide(record["text"], is_bold=True)

    def seen(self, found: Sequence[Record], span: tuple[float, float]) -> list[Record]:
        """Return the rows of which the interval is wider than a blot."""
        return seen(found, self.blot(span))

    def blot(self, span: tuple[float, float]) -> float:
        """Return the width of an interval that is not seen, in values."""
        return (BLOT + 2 * self.clear) * (span[1] - span[0]) / self.plot


def rounded(span: tuple[float, float]) -> list[float]:
    """Return a domain with no more digits than a picture shows."""
    return [float(f"{each:.6g}") + 0.0 for each in span]


def _padded(names: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return names in lines, all as many, so that the last stands on its mark."""
    deepest = max(map(len, names.values()))
    return {
        name: [BLANK] * (deepest - len(lines)) + lines for name, lines in names.items()
    }


def _centred(names: dict[str, list[str]]) -> dict[str, list[str]]:
    """
    Return names in half lines, all as many, so that each has its mark in the middle.

    Vega moves all names of an axis alike, however many lines they have.
    """
    deepest = max(map(len, names.values()))
    return {
        name: [BLANK] * (deepest - len(lines))
        + [half for line in lines for half in (line, BLANK)][:-1]
        + [BLANK] * (deepest - len(lines))
        for name, lines in names.items()
    }
