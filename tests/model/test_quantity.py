"""Quantities: printed digits, their precision and what they may stand for."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.quantity import Interval, Qualifier, Quantity, Unit, printed_number

EUR = Unit(id="EUR bn", label="billion euros", short="bn €", currency="EUR", scale=9)
PERCENT = Unit(id="%", label="%", short="%")
PIECES = Unit(id="pieces", label="pieces", short="pieces")

PRINTED = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-99_999, 99_999),
    st.integers(-3, 3),
)
NUMBERS = st.decimals(-1000, 1000, allow_nan=False, places=2)
SIDES = st.one_of(st.none(), NUMBERS)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw an interval, maybe without a limit on a side."""
    low, high = draw(SIDES), draw(SIDES)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    return Interval(low, high)


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("56.7", "56.7"),
        ("12.60", "12.60"),
        ("1,650", "1.65E+3"),
        ("95,000", "9.5E+4"),
        ("465,305", "465305"),
        ("4,739", "4739"),
        ("300,000", "3E+5"),
        ("1,234.50", "1234.50"),
        ("100", "1E+2"),
        ("470", "4.7E+2"),
        ("505", "505"),
        ("60", "60"),
        ("7", "7"),
        ("0", "0"),
        ("000", "0"),
        ("0.0", "0.0"),
        ("1" * 40 + "00", "1" * 40 + "E+2"),
    ],
)
def test_printed_digits_keep_their_precision(digits: str, expected: str) -> None:
    """Decimals count as printed; zeros that end a long integer as unknown."""
    assert Decimal(expected).as_tuple() == printed_number(digits).as_tuple()


@pytest.mark.parametrize(
    ("digits", "expected"),
    [("100", "100"), ("180", "180"), ("1,200", "1200"), ("12.0", "12.0"), ("0", "0")],
)
def test_percentages_keep_their_zeros(digits: str, expected: str) -> None:
    """A percentage of 100 stands for 99.5 to 100.5, not for 50 to 150."""
    found = printed_number(digits, is_percentage=True)

    assert Decimal(expected).as_tuple() == found.as_tuple()


@given(number=st.integers(0, 10**12), is_percentage=st.booleans())
def test_precision_never_changes_the_value(number: int, *, is_percentage: bool) -> None:
    """Whatever its precision, the number is the one that is printed."""
    assert number == printed_number(f"{number:,}", is_percentage=is_percentage)


@pytest.mark.parametrize(
    ("number", "low", "high"),
    [
        ("56.7", "56.65", "56.75"),
        ("12", "11.5", "12.5"),
        ("12.60", "12.595", "12.605"),
        ("1.8E+2", "175", "185"),
        ("9.5E+4", "94500", "95500"),
        ("0", "-0.5", "0.5"),
        ("-3.2", "-3.25", "-3.15"),
    ],
)
def test_printed_number_stands_for_an_interval(
    number: str, low: str, high: str
) -> None:
    """A printed number is half a unit of its last digit away at most."""
    interval = Quantity(Decimal(number), EUR).interval

    assert Interval(Decimal(low), Decimal(high)) == interval


@given(PRINTED, st.integers(-25, 25))
def test_interval_is_what_rounds_to_the_number(number: Decimal, tenths: int) -> None:
    """The values that round to a printed number are those of its interval."""
    exponent = Decimal(number.as_tuple().exponent)
    last = Decimal(1).scaleb(exponent)
    value = number + last * tenths / 20
    rounded = {value.quantize(last, way) for way in (ROUND_HALF_UP, ROUND_HALF_EVEN)}

    is_inside = value in Quantity(number, EUR).interval

    if number in rounded:
        assert is_inside
    elif abs(tenths) != 10:  # a border belongs to the interval, whoever rounds there
        assert not is_inside


@given(PRINTED)
def test_interval_is_as_wide_as_the_last_digit(number: Decimal) -> None:
    """An interval has its number in the middle, whatever the number of digits."""
    interval = Quantity(number, EUR).interval

    assert interval.low is not None
    assert interval.high is not None
    assert number == (interval.low + interval.high) / 2
    width = interval.high - interval.low
    assert Decimal((0, (1,), int(number.as_tuple().exponent))) == width


def test_long_numbers_lose_no_digit() -> None:
    """Fifty digits are computed with as exactly as five."""
    number = Decimal("1" * 49 + ".5")

    interval = Quantity(number, EUR).interval

    assert Interval(Decimal("1" * 49 + ".45"), Decimal("1" * 49 + ".55")) == interval


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        (Qualifier.OVER, Interval(Decimal(60), None)),
        (Qualifier.NEARLY, Interval(None, Decimal(60))),
        (Qualifier.ABOUT, Interval(Decimal("59.5"), Decimal("60.5"))),
        (None, Interval(Decimal("59.5"), Decimal("60.5"))),
    ],
)
def test_bounds_open_a_side(qualifier: Qualifier | None, expected: Interval) -> None:
    """Over and nearly bound one side only; about is as wide as its digits."""
    assert expected == Quantity(Decimal(60), PERCENT, qualifier).interval


def test_computed_values_bring_their_interval() -> None:
    """The interval of a computed value is that of its inputs, not of its digits."""
    span = Interval(Decimal("1.2"), Decimal("1.9"))
    computed = Quantity(Decimal("1.5"), PIECES, span=span)

    assert span == computed.interval
    assert computed.is_rounded


@pytest.mark.parametrize(
    ("number", "decimals", "plain"),
    [
        ("56.7", 1, "56.7"),
        ("12.60", 2, "12.60"),
        ("12", 0, "12"),
        ("1.8E+2", -1, "180"),
        ("2.073E+6", -3, "2073000"),
        ("-0.47", 2, "-0.47"),
    ],
)
def test_decimals_and_digits(number: str, decimals: int, plain: str) -> None:
    """Decimals say which digit is exact; plain digits never use an exponent."""
    quantity = Quantity(Decimal(number), EUR)

    assert (decimals, plain) == (quantity.decimals, quantity.plain)


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("56.7", EUR, True),
        ("12", PERCENT, True),
        ("323", PIECES, False),
        ("4.7E+3", PIECES, True),
    ],
)
def test_counts_are_exact(number: str, unit: Unit, *, expected: bool) -> None:
    """Amounts and percentages are rounded, counts only where zeros end them."""
    assert expected == Quantity(Decimal(number), unit).is_rounded


@pytest.mark.parametrize("name", ["%", "pp", "rank"])
def test_relative_units(name: str) -> None:
    """Percentages, points and ranks are no level, nor is what counts in them."""
    unit = Unit(id=name, label=name, short=name)
    other = Unit(id="times", label="times", short="times", of=name)

    assert (True, True, False) == (
        unit.is_relative,
        other.is_relative,
        EUR.is_relative,
    )


@given(intervals(), intervals())
def test_meeting_is_mutual(one: Interval, two: Interval) -> None:
    """If an interval meets another, that one meets it too."""
    assert one.meets(two) == two.meets(one)


@given(intervals(), intervals(), NUMBERS)
def test_intervals_meet_in_a_value(
    one: Interval, two: Interval, value: Decimal
) -> None:
    """Intervals with a common value meet; those that meet share a border."""
    if value in one and value in two:
        assert one.meets(two)
    borders = {one.low, one.high, two.low, two.high} - {None} | {Decimal(0)}
    shared = [each for each in borders if each is not None]
    assert one.meets(two) == any(each in one and each in two for each in shared)


@given(intervals())
def test_interval_holds_its_borders(interval: Interval) -> None:
    """Both borders belong to an interval, and it meets itself."""
    assert interval.meets(interval)
    for border in (interval.low, interval.high):
        assert border is None or border in interval


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (("1", "2"), ("2", "3"), True),
        (("1", "2"), ("2.01", "3"), False),
        (("1", None), (None, "1"), True),
        (("1.01", None), (None, "1"), False),
        ((None, None), ("5", "5"), True),
    ],
)
def test_meeting_by_example(
    one: tuple[str | None, str | None],
    two: tuple[str | None, str | None],
    *,
    expected: bool,
) -> None:
    """Borders that touch are a value in common; a gap is none."""
    first, second = (
        Interval(*(None if side is None else Decimal(side) for side in sides))
        for sides in (one, two)
    )

    assert expected == first.meets(second)
