"""
A sheet: the marks of a picture at their places, before any of them is drawn.

Kinds of chart put marks on it in pixels from the top left; where a mark has a
value, `Scale` says where that value stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sitegen.draw.theme import BAR, DOT, Face, Tone
from sitegen.model.chart import Finish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.draw.plan import Row


LEAST = 5.0
"""Pixels of an interval that is drawn on a bar; a shorter one is a blot."""


Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from left to right."""

    low: float
    high: float
    left: float
    right: float

    def x(self, value: float) -> float:
        """Return where *value* stands, in pixels."""
        span = (self.high - self.low) or 1.0
        return self.left + (value - self.low) * (self.right - self.left) / span

    def value(self, x: float) -> float:
        """Return the value that stands at *x*."""
        return self.low + (x - self.left) * (self.high - self.low) / (
            (self.right - self.left) or 1.0
        )


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; *y* is its baseline."""

    x: float
    y: float
    text: str
    face: Face = Face.LABEL
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle between two values, or between two places."""

    x: float
    x2: float
    y: float
    y2: float
    tone: Tone = Tone.FIRST
    finish: Finish = Finish.SOLID
    tip: str = ""
    """What the live view says of it; empty for what is no mark."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A value as a point."""

    x: float
    y: float
    tone: Tone = Tone.FIRST
    finish: Finish = Finish.SOLID
    shape: str = "circle"
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x: float
    y: float
    x2: float
    y2: float
    tone: Tone = Tone.LINE
    weight: float = 1


Mark = Text | Bar | Dot | Line


@dataclass(slots=True)
class Sheet:
    """What stands where; *scale* ties the places to values."""

    width: int
    scale: Scale
    height: float = 0
    marks: list[Mark] = field(default_factory=list)
    looks: set[Finish] = field(default_factory=set, repr=False)
    """The finishes on it; not in its ``repr``, which is a key of the cache."""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face: Face = Face.LABEL,
        align: Align = "left",
    ) -> None:
        """Put a line of text; an empty one leaves no trace."""
        if text:
            self.marks.append(Text(x, y, text, face, align))

    def bar(self, row: Row, low: float, high: float, y: float, tone: Tone) -> None:
        """Put a bar from one value to another with its top at *y*."""
        self.looks.add(row.finish)
        x, x2 = self.scale.x(low), self.scale.x(high)
        self.marks.append(Bar(x, x2, y, y + BAR, tone, row.finish, row.tip))
        self._end(row, x2, y + BAR / 2, tone)
        if high == row.value and low == 0:
            self.whisker(row, y + BAR / 2)

    def dot(self, row: Row, y: float, tone: Tone) -> None:
        """Put the value of a row as a point."""
        self.looks.add(row.finish)
        self.whisker(row, y, least=2 * DOT + 3)
        x = self.scale.x(row.value)
        if row.finish is not Finish.SOLID:  # lines end at the edge of open dots
            self.marks.append(Dot(x, y, Tone.PAPER, Finish.SOLID, row.shape))
        self.marks.append(Dot(x, y, tone, row.finish, row.shape, row.tip))
        self._end(row, x + 6, y, tone)

    def whisker(
        self, row: Row, y: float, shift: float = 0, least: float = LEAST
    ) -> None:
        """Put the interval of a row where it is wider than *least* pixels."""
        if row.low is None or row.high is None:
            return
        low, high = self.scale.x(row.low + shift), self.scale.x(row.high + shift)
        if high - low < least:
            return
        self.looks.add(Finish.WHISKER)
        self.marks.append(Line(low, y, high, y, Tone.INK, 1.5))
        self.marks += [
            Line(end, y - 4, end, y + 4, Tone.INK, 1.5) for end in (low, high)
        ]

    def _end(self, row: Row, x: float, y: float, tone: Tone) -> None:
        """Put an open arrow where a value is only a bound."""
        if not row.is_bound:
            return
        self.looks.add(Finish.BOUND)
        is_over = row.high is None
        shape = "triangle-right" if is_over else "triangle-left"
        place = x + 7 if is_over else x + 6
        self.marks.append(Dot(place, y, tone, Finish.LIGHT, shape))


def explained(sheets: Iterable[Sheet]) -> tuple[Finish, ...]:
    """Return the finishes that want a word: none where all is reported."""
    found = {look for sheet in sheets for look in sheet.looks} - {Finish.REST}
    if found <= {Finish.SOLID}:
        return ()
    return tuple(look for look in Finish if look in found)
