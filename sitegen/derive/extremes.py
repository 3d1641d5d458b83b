"""
The least and the greatest value of nested formulas over the numbers below them.

A number that enters twice is one number, so that corners of the single steps are not
enough: each number is varied once. Where the slope in a number keeps its sign, the
extreme is at an end of that number; where it does not, the box is halved a few times
and the rest is enclosed step by step. So the result is never too narrow, and exact in
all but the strangest formulas.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from msgspec import Struct, field

from sitegen.derive.slopes import HIGH, LOW, ONE, ZERO, Range, slopes
from sitegen.model.formula import OutOfRangeError, corners
from sitegen.model.quantity import Interval
from sitegen.model.rounding import outward

if TYPE_CHECKING:
    from decimal import Decimal

    from sitegen.model.formula import Formula

HALVINGS = 24
"""How often a box is halved at most, for each end of the result."""
ROUNDS = 4
"""How often slopes are taken again in a box that became smaller."""

Box = tuple[Interval, ...]


class Step(Struct, frozen=True, kw_only=True):
    """A formula of what comes before it."""

    formula: Formula
    inputs: tuple[int, ...]
    """Places among the numbers and the steps before."""
    parameters: tuple[Interval, ...] = ()
    known: Interval | None = None
    """What it can be at most, as far as that is known."""


class Nest(Struct, frozen=True):
    """Numbers that vary freely, and formulas of them, in order; the last one counts."""

    numbers: Box
    steps: tuple[Step, ...]
    _steep: list[Range] = field(default_factory=list)
    """The slopes in the whole box, once they are known."""

    def extremes(self) -> Interval:
        """Return the least and the greatest value; raises `OutOfRangeError`."""
        return Interval(self._least(1), self._least(-1).copy_negate())

    def _least(self, sign: int) -> Decimal:
        """Return a limit that the value, times *sign*, is never below."""
        boxes: list[tuple[Decimal, int, Box]] = []
        heappush(boxes, (*self._limit(self.numbers, sign, 0),))
        for made in range(HALVINGS):
            limit, _, box = boxes[0]
            widest = max(range(len(box)), key=lambda place: _width(box[place]))
            if not _width(box[widest]):
                return limit  # it is reached
            heappop(boxes)
            for number, half in enumerate(_halves(box[widest])):
                smaller = (*box[:widest], half, *box[widest + 1 :])
                heappush(boxes, self._limit(smaller, sign, 2 * made + number + 1))
        return boxes[0][0]

    def _limit(self, box: Box, sign: int, number: int) -> tuple[Decimal, int, Box]:
        """Return a limit in a box, and what is left of it where it may be reached."""
        for _ in range(ROUNDS):
            steep = self._slopes(box)
            smaller = tuple(
                _end(each, slope, sign) for each, slope in zip(box, steep, strict=True)
            )
            is_done = smaller == box or not any(map(_width, smaller))
            box = smaller
            if is_done:
                break
        span = Range.of(self._values(box)[-1])
        return span.low if sign > 0 else span.high.copy_negate(), number, box

    def _values(self, box: Box) -> list[Interval]:
        """Return what each number and step can be in a box."""
        values = list(box)
        for step in self.steps:
            spans = [*(values[place] for place in step.inputs), *step.parameters]
            span = outward(*corners(step.formula.compute, spans))
            values.append(span if step.known is None else _both(span, step.known))
        return values

    def _slopes(self, box: Box) -> list[Range]:
        """Return the slope of the last step in each number, by the chain rule."""
        if box == self.numbers and self._steep:
            return self._steep
        values = self._values(box)
        found = [ZERO] * (len(values) - 1) + [ONE]
        first = len(self.numbers)
        for place in range(len(values) - 1, first - 1, -1):
            step = self.steps[place - first]
            spans = [*(values[each] for each in step.inputs), *step.parameters]
            each_slope = slopes(step.formula.name, spans, values[place])
            for each, slope in zip(step.inputs, each_slope, strict=False):
                found[each] += found[place] * slope
        if box == self.numbers:  # asked for once for each end
            self._steep.extend(found[:first])
        return found[:first]


def _end(interval: Interval, slope: Range, sign: int) -> Interval:
    """Return the end of a number at which the value, times *sign*, is least."""
    if slope.low >= 0:
        end = interval.low if sign > 0 else interval.high
    elif slope.high <= 0:
        end = interval.high if sign > 0 else interval.low
    else:
        return interval
    return Interval(end, end)


def _both(one: Interval, other: Interval) -> Interval:
    """Return what is within two intervals that hold the same value."""
    first, second = Range.of(one), Range.of(other)
    return Interval(max(first.low, second.low), min(first.high, second.high))


def _width(interval: Interval) -> Decimal:
    span = Range.of(interval)
    return HIGH.subtract(span.high, span.low)


def _halves(interval: Interval) -> tuple[Interval, Interval]:
    span = Range.of(interval)
    middle = LOW.add(span.low, LOW.divide(LOW.subtract(span.high, span.low), 2))
    return Interval(span.low, middle), Interval(middle, span.high)


__all__ = ["Nest", "OutOfRangeError", "Step"]
