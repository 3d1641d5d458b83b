"""
The closed set of formulas: what each computes, and how it says itself.

Inputs are intervals, results are intervals. Every formula is monotone in each of
its inputs wherever it is defined, so that its extremes lie at the corners of the
box that the inputs span (Moore, Kearfott, Cloud: Introduction to Interval
Analysis, on monotone functions); formulas of formulas need not be, which
`sitegen.derive.extremes` is for. All arithmetic is exact, in fractions, but for
roots, which have far more digits than are ever kept.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.catalogue import mark
from sitegen.model.quantity import EXACT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sitegen.model.quantity import Interval

HUNDRED = Fraction(100)
CORNERED = 4
"""So many inputs has a formula whose number of inputs is fixed, at most."""
REMEMBERED = 1 << 16
"""Boxes whose corners are known; a large sheet asks for some ten thousand."""
LARGER = "the part is larger than its whole"


class Name(StrEnum):
    """The formulas by their names in content."""

    SUM = "sum"
    DIFFERENCE = "difference"
    BALANCE = "balance"
    SHARE = "share"
    RATIO = "ratio"
    GROWTH = "growth"
    SHIFT = "shift"
    PRIOR = "prior"
    CONTRIBUTION = "contribution"
    CONTRIBUTION_POINTS = "contribution-points"
    REMAINDER_GROWTH = "remainder-growth"
    MONTHLY = "monthly"
    YEARLY_GROWTH = "yearly-growth"
    CONVERTED = "converted"
    PART = "part"


class OutOfRangeError(ValueError):
    """The inputs reach where the formula is not defined, e.g. a division by zero."""


class Formula(Struct, frozen=True):
    """One formula: its inputs, its arithmetic, its words."""

    name: Name
    inputs: tuple[str, ...]
    """What each input is; the last one may be repeated if `is_open`."""
    compute: Callable[[Sequence[Fraction]], Fraction]
    text: str
    """In words, with {0}, {1} … for the names of the inputs."""
    is_open: bool = False
    uses_rate: bool = False
    """Computed through a rounded rate, so that the result is implied."""
    caution: str = ""
    """What to know before using any result of it."""


def corners(
    compute: Callable[[Sequence[Fraction]], Fraction], inputs: Sequence[Interval]
) -> tuple[Fraction, Fraction]:
    """
    Return the least and the greatest value over the box of the inputs.

    Raises `OutOfRangeError` where an input has no limit on a side or the
    formula divides by zero or changes its sign there.
    """
    return _corners(compute, tuple(inputs))


@lru_cache(maxsize=REMEMBERED)
def _corners(
    compute: Callable[[Sequence[Fraction]], Fraction], inputs: tuple[Interval, ...]
) -> tuple[Fraction, Fraction]:
    """Do so; of one formula and one box it is asked for again after each edit."""
    box: Iterable[tuple[Fraction, ...]]
    sides = []
    for each in inputs:
        if each.low is None or each.high is None:
            message = "an input is only a bound, so that the result has no interval"
            raise OutOfRangeError(message)
        sides.append((Fraction(each.low), Fraction(each.high)))
    # Only sums have many inputs, and they grow with each: two corners will do.
    box = zip(*sides, strict=True)
    if len(sides) <= CORNERED:
        box = product(*(dict.fromkeys(side) for side in sides))
    try:
        values = [compute(corner) for corner in box]
    except ZeroDivisionError as error:
        message = "it divides by an interval that contains zero"
        raise OutOfRangeError(message) from error
    return min(values), max(values)


def _divide(above: Fraction, below: Fraction) -> Fraction:
    """Divide by what is positive; the corners of a box around zero are refused."""
    if below.numerator <= 0:  # to compare fractions takes fifty times as long
        raise ZeroDivisionError
    return above / below


def _less(values: Sequence[Fraction]) -> Fraction:
    return values[0] - values[1]


def _before(level: Fraction, growth: Fraction) -> Fraction:
    """Return the level before it grew by *growth* per cent."""
    return _divide(level, 1 + growth / HUNDRED)


def _increase(level: Fraction, growth: Fraction) -> Fraction:
    return level - _before(level, growth)


def _remainder_growth(values: Sequence[Fraction]) -> Fraction:
    whole, whole_growth, part, part_growth = values
    if part > whole:
        raise OutOfRangeError(LARGER)
    before = _before(whole, whole_growth) - _before(part, part_growth)
    return HUNDRED * (_divide(whole - part, before) - 1)


def _yearly(values: Sequence[Fraction]) -> Fraction:
    """Return the yearly growth that makes the growth over so many years."""
    growth, years = values
    factor = 1 + growth / HUNDRED
    if factor <= 0:
        raise ZeroDivisionError
    level = EXACT.divide(Decimal(factor.numerator), Decimal(factor.denominator))
    root = EXACT.power(level, EXACT.divide(Decimal(1), Decimal(int(years))))
    return HUNDRED * (Fraction(root) - 1)


FORMULAS = {
    each.name: each
    for each in (
        Formula(
            Name.SUM,
            ("a part", "a part"),
            sum,  # type: ignore[arg-type]
            mark("{0} plus {1}"),
            is_open=True,
        ),
        Formula(Name.DIFFERENCE, ("a whole", "its part"), _less, mark("{0} less {1}")),
        Formula(Name.BALANCE, ("exports", "imports"), _less, mark("{0} less {1}")),
        Formula(
            Name.SHARE,
            ("a part", "its whole"),
            lambda v: HUNDRED * _divide(v[0], v[1]),
            mark("{0} in per cent of {1}"),
        ),
        Formula(
            Name.RATIO,
            ("a level", "a level"),
            lambda v: _divide(v[0], v[1]),
            mark("{0} divided by {1}"),
        ),
        Formula(
            Name.GROWTH,
            ("a level", "the same earlier"),
            lambda v: HUNDRED * (_divide(v[0], v[1]) - 1),
            mark("{0} against {1}"),
        ),
        Formula(Name.SHIFT, ("a share", "one before"), _less, mark("{0} less {1}")),
        Formula(
            Name.PRIOR,
            ("a level", "its growth rate"),
            lambda v: _before(v[0], v[1]),
            mark("{0} before {1}"),
            uses_rate=True,
            caution=mark(
                "Computed from an amount and a rounded growth rate. What was published "
                "at the time may have been another number."
            ),
        ),
        Formula(
            Name.CONTRIBUTION,
            ("a part", "its growth rate", "the whole", "its growth rate"),
            lambda v: HUNDRED * _divide(_increase(*v[:2]), _increase(*v[2:])),
            mark(
                "the change to {0}, in per cent of the change to {2}; both follow from "
                "the growth rates"
            ),
            uses_rate=True,
        ),
        Formula(
            Name.CONTRIBUTION_POINTS,
            ("a part", "its growth rate", "the whole", "its growth rate"),
            lambda v: HUNDRED * _divide(_increase(*v[:2]), _before(*v[2:])),
            mark(
                "the change to {0}, in per cent of what {2} was before; both follow "
                "from the growth rates"
            ),
            uses_rate=True,
        ),
        Formula(
            Name.REMAINDER_GROWTH,
            ("the whole", "its growth rate", "a part", "its growth rate"),
            _remainder_growth,
            mark("the growth of {0} less {2}, each from its growth rate"),
            uses_rate=True,
        ),
        Formula(
            Name.MONTHLY,
            ("a level", "its months"),
            lambda v: _divide(v[0], v[1]),
            mark("{0} divided by its {1} months"),
        ),
        Formula(
            Name.YEARLY_GROWTH,
            ("a growth rate", "its years"),
            _yearly,
            mark("the yearly growth that makes {0} in {1} years"),
            uses_rate=True,
        ),
        Formula(
            Name.CONVERTED,
            ("a level", "its equivalent"),
            lambda v: _divide(v[0], v[1]),
            mark("{0} divided by {1}"),
        ),
        Formula(
            Name.PART,
            ("a whole", "a share of it"),
            lambda v: v[0] * v[1] / HUNDRED,
            mark("{1} of {0}"),
            uses_rate=True,
        ),
    )
}
