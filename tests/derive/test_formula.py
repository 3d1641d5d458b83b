"""Interval arithmetic against brute force: the corners hold every value inside."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.formula import FORMULAS, Formula, Name, OutOfRangeError, corners
from sitegen.model.quantity import Interval

LARGEST = 3
"""How many parts a sum of these tests has at the most."""


def intervals(low: int, high: int) -> st.SearchStrategy[Interval]:
    """Draw an interval between two hundredths."""
    hundredths = st.integers(low, high)
    return st.tuples(hundredths, hundredths).map(
        lambda ends: Interval(*(Decimal(end).scaleb(-2) for end in sorted(ends)))
    )


def exact(low: int, high: int) -> st.SearchStrategy[Interval]:
    """Draw a number without an interval, as the months of a period."""
    numbers = st.integers(low, high).map(Decimal)
    return numbers.map(lambda number: Interval(number, number))


ROLES = {
    "a growth rate": intervals(-50_00, 300_00),
    "its growth rate": intervals(-50_00, 300_00),
    "its months": exact(1, 12),
    "its years": exact(2, 10),
    "a share of it": intervals(0, 100_00),
    "a share": intervals(0, 100_00),
    "one before": intervals(0, 100_00),
}
"""What inputs can be; the others are levels."""

LEVELS = intervals(1, 1_000_00)
GROWING = intervals(1, 300_00)
BOXES = {
    Name.CONTRIBUTION: (LEVELS, ROLES["its growth rate"], LEVELS, GROWING),
    Name.CONTRIBUTION_POINTS: (LEVELS, ROLES["its growth rate"], LEVELS, GROWING),
    Name.REMAINDER_GROWTH: (
        *(intervals(500_00, 1_000_00), ROLES["its growth rate"]),
        *(intervals(1, 50_00), ROLES["its growth rate"]),
    ),
}
"""Inputs for which a formula is defined, where that is not so for all."""


@st.composite
def boxes(draw: st.DrawFn, formula: Formula) -> tuple[Interval, ...]:
    """Draw inputs for which a formula is defined."""
    more = draw(st.integers(0, LARGEST - 2)) if formula.is_open else 0
    roles = [*formula.inputs, *[formula.inputs[-1]] * more]
    likely = BOXES.get(formula.name) or [ROLES.get(role, LEVELS) for role in roles]
    return tuple(draw(each) for each in likely)


def within(interval: Interval, at: Fraction) -> Fraction:
    """Return the point of an interval between its low (0) and its high end (1)."""
    assert interval.low is not None
    assert interval.high is not None
    low, high = Fraction(interval.low), Fraction(interval.high)
    return low + at * (high - low)


def widened(interval: Interval, low: Decimal, high: Decimal) -> Interval:
    """Return an interval with more on both sides."""
    assert interval.low is not None
    assert interval.high is not None
    return Interval(interval.low - low, interval.high + high)


# Strategies of fractions, and of decimals, take most of the time that a law takes.
PARTS = st.integers(0, 1000).map(lambda part: Fraction(part, 1000))
"""Where a point lies between two others, from 0 to 1."""
MORE = st.integers(0, 200).map(lambda more: Decimal(more).scaleb(-2))
unhurried = settings(deadline=None)
every_formula = pytest.mark.parametrize(
    "formula", FORMULAS.values(), ids=list(FORMULAS)
)


@every_formula
@unhurried
@given(data=st.data())
def test_the_corners_hold_every_value(formula: Formula, data: st.DataObject) -> None:
    """Wherever the inputs are inside their intervals, the value is in the result's."""
    box = data.draw(boxes(formula))
    low, high = corners(formula.compute, box)

    anywhere = tuple(within(each, data.draw(PARTS)) for each in box)
    thirds = [
        tuple(within(each, Fraction(part, 3)) for part in range(4)) for each in box
    ]
    values = [formula.compute(point) for point in (anywhere, *product(*thirds))]

    assert all(low <= value <= high for value in values)
    assert (low, high) == (min(values), max(values))


@every_formula
@unhurried
@given(data=st.data())
def test_wider_inputs_give_a_wider_result(
    formula: Formula, data: st.DataObject
) -> None:
    """Knowing less of an input never makes the result more certain."""
    box = data.draw(boxes(formula))
    wider = [widened(each, data.draw(MORE), data.draw(MORE)) for each in box]
    low, high = corners(formula.compute, box)

    try:
        wide_low, wide_high = corners(formula.compute, wider)
    except OutOfRangeError:
        return  # nothing at all is said of it

    assert wide_low <= low
    assert high <= wide_high


@every_formula
@unhurried
@given(data=st.data(), side=st.sampled_from(["low", "high"]))
def test_a_bound_has_no_interval(
    formula: Formula, data: st.DataObject, side: str
) -> None:
    """An input without a limit on a side is refused, whatever the others are."""
    box = list(data.draw(boxes(formula)))
    place = data.draw(st.integers(0, len(box) - 1))
    sides = {"low": (None, box[place].high), "high": (box[place].low, None)}
    box[place] = Interval(*sides[side])

    with pytest.raises(OutOfRangeError, match="only a bound"):
        corners(formula.compute, box)


AROUND_ZERO = [Interval(Decimal(low), Decimal(high)) for low, high in ((-1, 1), (0, 1))]
LEVEL = Interval(Decimal("9.5"), Decimal("10.5"))
RATE = Interval(Decimal("4.5"), Decimal("5.5"))
LOST = Interval(Decimal(-101), Decimal(-99))
STILL = Interval(Decimal("-0.5"), Decimal("0.5"))


@pytest.mark.parametrize(
    ("name", "box"),
    [
        *((name, (LEVEL, zero)) for zero in AROUND_ZERO for name in ("share", "ratio")),
        *((name, (LEVEL, zero)) for zero in AROUND_ZERO for name in ("growth",)),
        *((name, (LEVEL, zero)) for zero in AROUND_ZERO for name in ("converted",)),
        *((name, (LEVEL, zero)) for zero in AROUND_ZERO for name in ("monthly",)),
        ("prior", (LEVEL, LOST)),
        ("yearly-growth", (LOST, Interval(Decimal(3), Decimal(3)))),
        ("contribution", (LEVEL, RATE, LEVEL, STILL)),
        ("contribution", (LEVEL, RATE, LEVEL, LOST)),
        ("contribution", (LEVEL, LOST, LEVEL, RATE)),
        ("contribution-points", (LEVEL, RATE, LEVEL, LOST)),
        ("contribution-points", (LEVEL, LOST, LEVEL, RATE)),
        ("contribution", (LEVEL, RATE, LEVEL, Interval(Decimal(-6), Decimal(-5)))),
        ("remainder-growth", (LEVEL, RATE, Interval(Decimal(9), Decimal(9)), STILL)),
        ("remainder-growth", (LEVEL, LOST, Interval(Decimal(9), Decimal(9)), RATE)),
    ],
)
def test_no_division_by_what_may_be_zero(name: str, box: tuple[Interval, ...]) -> None:
    """What may be divided by zero, or by what is negative, has no value."""
    with pytest.raises(
        OutOfRangeError, match="divides by an interval that contains zero"
    ):
        corners(FORMULAS[Name(name)].compute, box)


def test_the_rest_of_a_smaller_whole_has_no_growth() -> None:
    """A part that may be larger than its whole leaves no remainder."""
    part = Interval(Decimal(10), Decimal(11))

    with pytest.raises(OutOfRangeError, match="larger than its whole"):
        corners(FORMULAS[Name.REMAINDER_GROWTH].compute, (LEVEL, RATE, part, RATE))


@unhurried
@given(st.integers(2, 30), st.fractions(Fraction(-1, 2), 3, max_denominator=1000))
def test_yearly_growth_makes_the_whole_growth(years: int, rate: Fraction) -> None:
    """So many years at the yearly rate are the growth from which it was computed."""
    total = 100 * ((1 + rate) ** years - 1)

    yearly = FORMULAS[Name.YEARLY_GROWTH].compute((total, Fraction(years)))

    assert abs(yearly - 100 * rate) < Fraction(1, 10**60)


BY_HAND = [
    ("sum", "1 2 3.5", "6.5"),
    ("difference", "5 2", "3"),
    ("balance", "2 5", "-3"),
    ("share", "1 8", "12.5"),
    ("ratio", "1 8", "0.125"),
    ("growth", "9 8", "12.5"),
    ("shift", "39.7 38.4", "1.3"),
    ("shift", "38.4 39.7", "-1.3"),
    ("prior", "9 12.5", "8"),
    ("contribution", "3 50 9 12.5", "100"),
    ("contribution", "1 -50 9 12.5", "-100"),
    ("contribution-points", "3 50 9 12.5", "12.5"),
    ("contribution-points", "1 -50 9 12.5", "-12.5"),
    ("contribution-points", "3 50 4 -50", "12.5"),
    ("remainder-growth", "9 12.5 3 50", "0"),
    ("monthly", "6 12", "0.5"),
    ("yearly-growth", "21 2", "10"),
    ("converted", "7 2", "3.5"),
    ("part", "80 12.5", "10"),
]


@pytest.mark.parametrize(("name", "inputs", "expected"), BY_HAND)
def test_each_formula_computes_what_it_is_called(
    name: str, inputs: str, expected: str
) -> None:
    """Each formula gives the value that a pupil would compute by hand."""
    values = [Fraction(each) for each in inputs.split()]

    assert Fraction(expected) == FORMULAS[Name(name)].compute(values)


def test_every_formula_is_computed_by_hand() -> None:
    """No formula is without such an example, and each can say itself."""
    assert {each.value for each in FORMULAS} == {name for name, _, _ in BY_HAND}
    assert set(Name) == set(FORMULAS)
    assert all(each.text for each in FORMULAS.values())
