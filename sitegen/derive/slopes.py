"""
How steeply each formula rises with each of its inputs, enclosed in intervals.

For every formula the partial derivatives over a box of inputs, by interval arithmetic
that is rounded outwards (Moore, Kearfott, Cloud: Introduction to Interval Analysis):
the true slope at any point of the box is within.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.formula import Name, OutOfRangeError
from sitegen.model.rounding import DIGITS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sitegen.model.quantity import Interval

LOW = Context(prec=DIGITS, rounding=ROUND_FLOOR)
HIGH = Context(prec=DIGITS, rounding=ROUND_CEILING)


class Range(Struct, frozen=True):
    """All values between two ends; arithmetic gives all values that can result."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, interval: Interval) -> Range:
        """Return an interval that has both of its limits."""
        if interval.low is None or interval.high is None:
            raise OutOfRangeError("an input is only a bound")
        return cls(interval.low, interval.high)

    def __add__(self, other: Range) -> Range:
        return Range(LOW.add(self.low, other.low), HIGH.add(self.high, other.high))

    def __neg__(self) -> Range:
        return Range(self.high.copy_negate(), self.low.copy_negate())

    def __sub__(self, other: Range) -> Range:
        return self + -other

    def __mul__(self, other: Range) -> Range:
        pairs = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Range(
            min(LOW.multiply(*pair) for pair in pairs),
            max(HIGH.multiply(*pair) for pair in pairs),
        )

    def __truediv__(self, other: Range) -> Range:
        if other.low <= 0 <= other.high:
            raise OutOfRangeError("it divides by an interval that contains zero")
        return self * Range(LOW.divide(1, other.high), HIGH.divide(1, other.low))

    def squared(self) -> Range:
        """Return all squares, which are never negative."""
        ends = (abs(self.low), abs(self.high))
        least = Decimal(0) if self.low <= 0 <= self.high else min(ends)
        most = max(ends)
        return Range(LOW.multiply(least, least), HIGH.multiply(most, most))


def exactly(number: int) -> Range:
    """Return a number as a range."""
    return Range(Decimal(number), Decimal(number))


ZERO, ONE, HUNDRED = exactly(0), exactly(1), exactly(100)

Slopes = list[Range]


def slopes(name: Name, inputs: Sequence[Interval], result: Interval) -> Slopes:
    """
    Return the slope of a formula in each of its inputs, anywhere in their box.

    *result* is what the formula can give there. Raises `OutOfRangeError` where a slope
    has no limit.
    """
    return SLOPES[name]([Range.of(each) for each in inputs], Range.of(result))


def _sum(v: Sequence[Range], _: Range) -> Slopes:
    return [ONE] * len(v)


def _difference(_: Sequence[Range], __: Range) -> Slopes:
    return [ONE, -ONE]


def _quotient(v: Sequence[Range], _: Range) -> Slopes:
    return [ONE / v[1], -v[0] / v[1].squared()]


def _percentage(v: Sequence[Range], result: Range) -> Slopes:
    return [HUNDRED * each for each in _quotient(v, result)]


def _prior(v: Sequence[Range], _: Range) -> Slopes:
    factor = HUNDRED + v[1]
    return [HUNDRED / factor, -(HUNDRED * v[0]) / factor.squared()]


def _contribution(v: Sequence[Range], _: Range) -> Slopes:
    part, part_rate, whole, whole_rate = v
    of_part = part_rate / (HUNDRED + part_rate)  # its increase is so much of it
    of_whole = whole_rate / (HUNDRED + whole_rate)
    all_ = whole * of_whole
    steep = HUNDRED / (HUNDRED + part_rate).squared()
    return [
        HUNDRED * of_part / all_,
        HUNDRED * part * steep / all_,
        -(HUNDRED * part * of_part) / (whole * all_),
        -(HUNDRED * part * of_part * HUNDRED) / (whole * whole_rate.squared()),
    ]


def _contribution_points(v: Sequence[Range], _: Range) -> Slopes:
    part, part_rate, whole, whole_rate = v
    of_part = part_rate / (HUNDRED + part_rate)  # its increase is so much of it
    of_whole = (HUNDRED + whole_rate) / whole
    steep = HUNDRED / (HUNDRED + part_rate).squared()
    return [
        of_part * of_whole,
        part * steep * of_whole,
        -(part * of_part * of_whole) / whole,
        part * of_part / whole,
    ]


def _remainder_growth(v: Sequence[Range], _: Range) -> Slopes:
    whole, whole_rate, part, part_rate = v
    one, other = ONE + whole_rate / HUNDRED, ONE + part_rate / HUNDRED
    rest, before = whole - part, (whole / one - part / other).squared()
    apart = ONE / one - ONE / other
    return [
        HUNDRED * part * apart / before,
        rest * whole / (one.squared() * before),
        -(HUNDRED * whole * apart) / before,
        -(rest * part) / (other.squared() * before),
    ]


def _yearly(v: Sequence[Range], result: Range) -> Slopes:
    growth, years = v
    return [(HUNDRED + result) / (HUNDRED + growth) / years, ZERO]


def _part(v: Sequence[Range], _: Range) -> Slopes:
    return [v[1] / HUNDRED, v[0] / HUNDRED]


SLOPES: dict[Name, Callable[[Sequence[Range], Range], Slopes]] = {
    Name.SUM: _sum,
    Name.DIFFERENCE: _difference,
    Name.BALANCE: _difference,
    Name.SHARE: _percentage,
    Name.RATIO: _quotient,
    Name.GROWTH: _percentage,
    Name.SHIFT: _difference,
    Name.PRIOR: _prior,
    Name.CONTRIBUTION: _contribution,
    Name.CONTRIBUTION_POINTS: _contribution_points,
    Name.REMAINDER_GROWTH: _remainder_growth,
    Name.MONTHLY: _quotient,
    Name.YEARLY_GROWTH: _yearly,
    Name.CONVERTED: _quotient,
    Name.PART: _part,
}
"""The slopes by formula; how many months or years there are never changes."""
