"""Computed values: no digit that the interval does not support, and no truth lost."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.derive import ground
from sitegen.derive.meaning import Meaning
from sitegen.derive.value import quantity
from sitegen.diagnostics import Location
from sitegen.model.figure import Figure, Kind, Status, Subject
from sitegen.model.formula import (
    FORMULAS,
    Formula,
    Name,
    OutOfRangeError,
    corners,
)
from sitegen.model.period import Period
from sitegen.model.quantity import Interval, Qualifier, Quantity, Unit
from sitegen.model.rounding import outward, rounded
from tests.derive.test_formula import PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Location(PurePosixPath("content/sources/gazette.yaml"))
EUR = Unit(id="EUR bn", label="billion euros", short="bn €", currency="EUR", scale=9)
RATE = Unit(id="EUR per USD", label="euros to the dollar", short="€/$")
PERCENT = Unit(id="%", label="%", short="%")
POINTS = Unit(id="pp", label="percentage points", short="pp")
FIRMS = Unit(id="firms", label="firms", short="firms")
UNITS = {
    Name.SHARE: PERCENT,
    Name.GROWTH: PERCENT,
    Name.SHIFT: POINTS,
    Name.CONTRIBUTION: PERCENT,
    Name.CONTRIBUTION_POINTS: POINTS,
    Name.REMAINDER_GROWTH: PERCENT,
    Name.YEARLY_GROWTH: PERCENT,
    Name.RATIO: RATE,
    Name.CONVERTED: RATE,
}
"""The unit of each result; of the others it is that of the levels."""

RATES = {"a growth rate", "its growth rate", "a share of it", "a share", "one before"}
PARAMETERS = {"its months", "its years"}
every_formula = pytest.mark.parametrize(
    "formula", FORMULAS.values(), ids=list(FORMULAS)
)
unhurried = settings(deadline=None)


def figure(number: str | Decimal, unit: Unit = EUR, bound: str = "") -> Figure:
    """Return a figure that matters only by its value."""
    qualifier = Qualifier(bound) if bound else None
    return computed(Quantity(Decimal(number), unit, qualifier))


def computed(value: Quantity) -> Figure:
    """Return the figure of a value, printed or computed."""
    return Figure(
        id="some-figure",
        kind=Kind.LEVEL,
        subject=Subject(measure="trade"),
        period=Period.parse("2024"),
        quantity=value,
        status=Status.DERIVED if value.span else Status.REPORTED,
        at=HERE,
    )


def meaning(formula: Formula, parameter: int | None = None) -> Meaning:
    """Return what a result says, as far as its value depends on it."""
    return Meaning(
        kind=Kind.LEVEL,
        subject=Subject(measure="trade"),
        period=Period.parse("2024"),
        unit=UNITS.get(formula.name, EUR),
        parameter=parameter,
    )


def alone(
    formula: Formula, inputs: Sequence[Figure], parameter: int | None
) -> Quantity:
    """Return the value of a formula, each of whose inputs is a number of its own."""
    named = [replace(each, id=f"input-{at}") for at, each in enumerate(inputs)]
    said = meaning(formula, parameter)
    return quantity(formula, inputs, said, [*map(ground.printed, named)])[0]


def value(name: str, *inputs: Figure, parameter: int | None = None) -> Quantity:
    """Return the value of the formula *name*."""
    formula = FORMULAS[Name(name)]
    return alone(formula, inputs, parameter)


def shown(found: Quantity) -> str:
    """Return a value with its bound and its interval, in which it was rounded."""
    low, high = found.interval.low, found.interval.high
    bound = f"{found.qualifier} " if found.qualifier else ""
    ends = [
        "" if low is None else f"{low.quantize(Decimal('0.001'), ROUND_FLOOR)}",
        "" if high is None else f"{high.quantize(Decimal('0.001'), ROUND_CEILING)}",
    ]
    return f"{bound}{found.plain} in {' to '.join(ends)}".rstrip()


@cache
def printed(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """Draw a number as articles print it, with up to three decimals."""

    def of(places: int) -> st.SearchStrategy[Decimal]:
        numbers = st.integers(low * 10**places, high * 10**places)
        return numbers.map(lambda number: Decimal(number).scaleb(-places))

    return st.one_of([of(places) for places in range(4)])


@st.composite
def cases(draw: st.DrawFn, formula: Formula) -> tuple[list[Figure], int | None]:
    """Draw the inputs of a formula and its parameter, for which it is defined."""
    inputs, parameter = [], None
    for place, role in enumerate(formula.inputs):
        if role in PARAMETERS:
            parameter = draw(st.integers(2, 12))
        elif role in RATES:
            inputs.append(figure(draw(printed(2, 90)), PERCENT))
        else:  # what comes first is the whole, but in shares and contributions
            is_first = (place == 0) is (formula.name is not Name.SHARE)
            inputs.append(figure(draw(printed(*((400, 900) if is_first else (3, 90))))))
    return inputs, parameter


@every_formula
@unhurried
@given(data=st.data())
def test_a_value_has_the_digits_that_are_known(
    formula: Formula, data: st.DataObject
) -> None:
    """
    A value shows what its interval supports, and nothing beyond.

    The truth is at most one unit of the last digit away, or else one digit less would
    lie outside of the interval; no digit more would be true; the value is inside its
    interval unless more decimals are not allowed.
    """
    inputs, parameter = data.draw(cases(formula))
    found = alone(formula, inputs, parameter)
    printed_decimals = max(each.quantity.decimals for each in inputs)
    rate_decimals = 2 if formula.name is Name.RATIO else 4
    most = {PERCENT: 1, POINTS: 1, RATE: rate_decimals}.get(
        found.unit, printed_decimals
    )
    low, high = found.interval.low, found.interval.high
    assert low is not None
    assert high is not None
    middle = formula.compute(
        [
            *(Fraction(each.quantity.number) for each in inputs),
            *([] if parameter is None else [Fraction(parameter)]),
        ]
    )

    def distance(places: int) -> Decimal:
        number = half_up(middle, places)
        return max(number - low, high - number)

    def unit(places: int) -> Decimal:
        return Decimal(1).scaleb(-places)

    assert half_up(middle, found.decimals) == found.number
    assert found.decimals <= most
    assert found.number in found.interval or found.decimals == most
    coarser = half_up(middle, found.decimals - 1)
    is_near = distance(found.decimals) <= unit(found.decimals)
    assert is_near or coarser not in found.interval
    finer = found.decimals + 1
    assert found.decimals == most or distance(finer) > unit(finer)


@every_formula
@unhurried
@given(data=st.data())
def test_no_truth_is_outside_of_the_interval(
    formula: Formula, data: st.DataObject
) -> None:
    """Whatever the printed inputs stand for, the interval holds what follows."""
    inputs, parameter = data.draw(cases(formula))
    found = alone(formula, inputs, parameter)
    exact = [] if parameter is None else [Fraction(parameter)]
    anywhere = []
    for each in inputs:
        interval = each.quantity.interval
        least, most = Fraction(interval.low or 0), Fraction(interval.high or 0)
        at = data.draw(PARTS)
        anywhere.append([least, least + at * (most - least), most])

    truths = [formula.compute([*point, *exact]) for point in product(*anywhere)]

    low, high = found.interval.low, found.interval.high
    assert low is not None
    assert high is not None
    assert low <= min(truths)
    assert max(truths) <= high
    # Outwards, but by no more than the last of thirty digits.
    ends = corners(
        formula.compute,
        [
            *(each.quantity.interval for each in inputs),
            *(Interval(Decimal(int(each)), Decimal(int(each))) for each in exact),
        ],
    )
    for end, kept in zip(ends, (low, high), strict=True):
        assert abs(Fraction(kept) - end) <= abs(end) / 10**29


@given(st.fractions())
def test_ends_are_rounded_outwards(end: Fraction) -> None:
    """The low end is never above the true one, the high end never below it."""
    found = outward(end, end)

    assert found.low is not None
    assert found.high is not None
    assert Fraction(found.low) <= end <= Fraction(found.high)


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(-3, 3))
def test_values_are_rounded_half_up(number: Decimal, places: int) -> None:
    """A half is rounded away from zero, and zero has no sign."""
    found = rounded(Fraction(number), places)

    assert half_up(Fraction(number), places) == found
    assert -places == found.as_tuple().exponent
    assert bool(found) or not found.is_signed()


@pytest.mark.parametrize(
    ("exact", "places", "expected"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "-1"),
        ("-0.4", 0, "0"),
        ("0.125", 2, "0.13"),
        ("1249", -2, "1200"),
        ("1250", -2, "1300"),
        ("4", -1, "0"),
    ],
)
def test_some_values_rounded_by_hand(exact: str, places: int, expected: str) -> None:
    """Half up means what it says, at every place."""
    assert expected == f"{rounded(Fraction(exact), places):f}"


@pytest.mark.parametrize(
    ("name", "inputs", "parameter", "expected"),
    [
        # As many digits as leave the truth within one unit of the last.
        (
            "prior",
            [("507.0", EUR), ("10.2", PERCENT)],
            None,
            "460 in 459.818 to 460.327",
        ),
        (
            "difference",
            [("56.7", EUR), ("43.73", EUR)],
            None,
            "13.0 in 12.915 to 13.025",
        ),
        ("sum", [("4.6", EUR), ("5.5", EUR)], None, "10.1 in 10.000 to 10.200"),
        ("sum", [("46", EUR), ("55", EUR)], None, "101 in 100.000 to 102.000"),
        # With a digit less it would leave its interval, so that it keeps that digit.
        ("difference", [("12.35", EUR), ("2.8", EUR)], None, "9.6 in 9.495 to 9.605"),
        ("growth", [("46", EUR), ("44", EUR)], None, "5 in 2.247 to 6.897"),
        # Percentages have one decimal, however exact.
        ("share", [("4.95472", EUR), ("100.000", EUR)], None, "5.0 in 4.954 to 4.955"),
        ("monthly", [("376.6", EUR)], 6, "62.8 in 62.758 to 62.775"),
        ("balance", [("2.0", EUR), ("2.3", EUR)], None, "-0.3 in -0.400 to -0.200"),
        ("balance", [("2.0", EUR), ("2.0", EUR)], None, "0.0 in -0.100 to 0.100"),
        (
            "part",
            [("715.42", EUR), ("64.7", PERCENT)],
            None,
            "463 in 462.515 to 463.238",
        ),
        ("yearly-growth", [("26", PERCENT)], 4, "6 in 5.842 to 6.053"),
    ],
)
def test_some_values_by_hand(
    name: str, inputs: list[tuple[str, Unit]], parameter: int | None, expected: str
) -> None:
    """Some values whose digits and interval were worked out on paper."""
    figures = [figure(number, unit) for number, unit in inputs]

    assert expected == shown(value(name, *figures, parameter=parameter))


def test_a_chain_begins_with_what_was_not_rounded() -> None:
    """A figure that was computed counts with its interval, not with its few digits."""
    share = value("share", figure("4.954"), figure("100.0"))
    again = value("part", figure("8000.00"), computed(share))

    assert "5.0 in 4.951 to 4.957" == shown(share)
    assert "396.3 in 396.081 to 396.559" == shown(again)


BOUNDS = ("over", "nearly", "about", "")


@pytest.mark.parametrize(
    ("name", "bounds", "expected"),
    [
        ("sum", ["over", ""], "over 29.9 in 29.900 to"),
        ("sum", ["over", "over"], "over 30.0 in 30.000 to"),
        ("sum", ["about", ""], "about 30.0 in 29.900 to 30.100"),
        ("sum", ["about", "about"], "about 30.0 in 29.900 to 30.100"),
        ("monthly", ["over"], "over 1.6 in 1.600 to"),
        ("monthly", ["about"], "about 1.7 in 1.662 to 1.671"),
        ("share", ["", "about"], "about 50 in 49.625 to 50.376"),
    ],
)
def test_a_bound_gives_a_bound(name: str, bounds: list[str], expected: str) -> None:
    """A lower limit gives a lower limit, an estimate an estimate."""
    numbers = ["10.0" if name != "monthly" else "20.0", "20.0"]
    inputs = [
        figure(number, bound=bound)
        for number, bound in zip(numbers, bounds, strict=False)
    ]
    parameter = 12 if name == "monthly" else None

    assert expected == shown(value(name, *inputs, parameter=parameter))


@pytest.mark.parametrize(
    ("name", "bounds", "reason"),
    [
        ("sum", ["over", "nearly"], "bounds nothing"),
        ("sum", ["over", "about"], "bounds nothing"),
        ("sum", ["nearly", ""], "only a bound"),
        ("monthly", ["nearly"], "only a bound"),
        *(
            (name, ["over", ""], "only a bound")
            for name in ("difference", "balance", "share", "ratio", "growth", "prior")
        ),
        *(
            (name, ["", "nearly"], "only a bound")
            for name in ("difference", "share", "growth", "converted", "part")
        ),
    ],
)
def test_a_bound_never_gives_a_plain_number(
    name: str, bounds: list[str], reason: str
) -> None:
    """What a bound does not bound is refused."""
    inputs = [figure("20.0", bound=bound) for bound in bounds]
    parameter = 12 if name == "monthly" else None

    with pytest.raises(OutOfRangeError, match=reason):
        value(name, *inputs, parameter=parameter)


def test_a_bound_keeps_a_digit() -> None:
    """A small part of a coarse lower limit does not become more than nothing."""
    found = value("monthly", figure("7E+2", EUR, "over"), parameter=12)
    assert "over 50 in 50.000 to" == shown(found)


def test_a_bound_of_bounds_stays_a_bound() -> None:
    """A lower limit that was computed is a lower limit of what follows from it."""
    total = value("sum", figure("4900", FIRMS, "over"), figure("7", FIRMS))
    both = value("sum", computed(total), figure("100", FIRMS))

    assert "over 4907 in 4907.000 to" == shown(total)
    assert "over 5007 in 5007.000 to" == shown(both)


@pytest.mark.parametrize(
    ("name", "one", "other", "is_refused"),
    [
        ("share", "10.2", "10.0", True),
        ("share", "10.1", "10.0", False),  # within rounding it may be the whole
        ("difference", "10.0", "10.2", True),
        ("difference", "10.0", "10.1", False),
        ("balance", "10.0", "99.0", False),
    ],
)
def test_a_part_is_not_larger_than_its_whole(
    name: str, one: str, other: str, *, is_refused: bool
) -> None:
    """A part that is larger beyond rounding has no share, and leaves no rest."""
    refused = ""
    try:
        value(name, figure(one), figure(other))
    except OutOfRangeError as error:
        refused = str(error)

    assert ("the part is larger than its whole" if is_refused else "") == refused


def half_up(exact: Fraction, places: int) -> Decimal:
    """Round by the standard library, exactly."""
    scaled = Decimal(exact.numerator).scaleb(places)
    fraction = Fraction(scaled) / exact.denominator
    whole, rest = divmod(abs(fraction), 1)
    number = Decimal(int(whole) + (rest >= Fraction(1, 2)))
    found = number.copy_sign(Decimal(-1 if exact < 0 and number else 1))
    return found.scaleb(-places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
