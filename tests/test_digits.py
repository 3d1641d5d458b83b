"""Digits are earned: bounds stay, nothing has no sign, plans and counts are exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import words
from sitegen.check import check
from sitegen.check.book import strict
from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Report
from sitegen.model.quantity import Interval, Qualifier, Quantity, Unit
from sitegen.model.rounding import honest, in_prose
from sitegen.read.fields import read_quantity
from sitegen.wholes import apart, by_rest
from tests.derive.norland import norland, stated

if TYPE_CHECKING:
    from pathlib import Path
PERCENT = Unit(id="%", label="%", short="%")
EUR = Unit(id="EUR bn", label="billion euros", short="bn €", currency="EUR", scale=9)
FIRMS = Unit(id="firms", label="firms", short="firms")
TONNES = Unit(id="tonnes", label="tonnes", short="t", is_measured=True)
MILLIONS = Unit(id="mn firms", label="million firms", short="mn firms", scale=6)


def rate(text: str) -> Quantity:
    """Return a growth rate as content states it."""
    said = read_quantity(text)
    return Quantity(said.number, PERCENT, said.qualifier)


@pytest.mark.parametrize(
    ("said", "changed", "signed"),
    [
        ("0 %", "unchanged", "0%"),
        ("0.0 %", "unchanged", "0.0%"),
        ("-0 %", "unchanged", "0%"),
        ("-0.0 %", "unchanged", "0.0%"),
        ("about 0 %", "about unchanged", "about 0%"),
        ("over 0 %", "up", "positive"),
        ("at least 0 %", "unchanged or up", "at least 0%"),
        ("at most 0 %", "unchanged or down", "at most 0%"),
        ("0.1 %", "up 0.1%", "+0.1%"),
        ("-0.1 %", "down 0.1%", "−0.1%"),
        ("at least 10 %", "up at least 10%", "at least 10%"),
        ("over -5 %", "down over 5%", "below −5%"),
        ("nearly -5 %", "down nearly 5%", "above −5%"),
        ("at least -5 %", "down at least 5%", "at most −5%"),
        ("at most -5 %", "down at most 5%", "at least −5%"),
    ],
)
def test_growth_in_words(said: str, changed: str, signed: str) -> None:
    """Nothing has neither direction nor sign; a bound says what it bounds."""
    assert (changed, signed) == (words.change(rate(said)), words.signed(rate(said)))


@pytest.mark.parametrize(
    ("said", "interval", "narrow", "shown"),
    [
        ("at least 10 %", ("10", None), ("10", "20"), "at least 10.0%"),
        ("at most 10 %", (None, "10"), ("0", "10"), "at most 10.0%"),
        ("at least -10 %", (None, "-10"), ("-20", "-10"), "at most −10.0%"),
        ("over 10 %", ("10", None), ("10", "20"), "more than 10.0%"),
    ],
)
def test_a_bound_that_includes_its_number(
    said: str,
    interval: tuple[str | None, str | None],
    narrow: tuple[str, str],
    shown: str,
) -> None:
    """Double-digit growth is at least ten per cent, so that ten is within."""
    found = rate(said)

    assert (
        Interval(*(Decimal(each) if each else None for each in interval))
        == found.interval
    )
    assert Interval(*map(Decimal, narrow)) == strict(found)
    assert (True, shown) == (found.is_bound, words.rounding(found))


@pytest.mark.parametrize(
    ("number", "unit", "bound", "is_nominal", "expected"),
    [
        ("34", FIRMS, None, False, "34 to 34"),
        ("34", FIRMS, Qualifier.ABOUT, False, "33.5 to 34.5"),
        ("9.5E+4", FIRMS, None, False, "94500 to 95500"),
        ("34", TONNES, None, False, "33.5 to 34.5"),
        ("34", MILLIONS, None, False, "33.5 to 34.5"),
        ("34", EUR, None, False, "33.5 to 34.5"),
        ("34", EUR, None, True, "34 to 34"),
        ("3E+1", PERCENT, Qualifier.ABOUT, True, "30 to 30"),
        ("34", EUR, Qualifier.OVER, True, "34 to None"),
    ],
)
def test_counts_and_plans_are_not_rounded(
    number: str, unit: Unit, bound: Qualifier | None, expected: str, *, is_nominal: bool
) -> None:
    """What is counted one by one, and what was set, stands for itself."""
    found = Quantity(Decimal(number), unit, bound, is_nominal=is_nominal)
    low, high = found.interval.low, found.interval.high

    ends = [each if each is None else f"{each:f}" for each in (low, high)]
    assert expected == f"{ends[0]} to {ends[1]}"
    assert found.is_bound or found.is_rounded == (low != high)


@pytest.mark.parametrize(
    ("figure", "low"),
    [
        (stated("x", "exports", "2024", "0 EUR bn"), "0"),
        (stated("x", "exports", "2024", "0.2 EUR bn"), "0.15"),
        (stated("x", "balance", "2024", "0 EUR bn"), "-0.5"),
        (stated("x", "exports", "2024", "1 EUR bn", share="0 % of exports"), "0"),
        (stated("x", "exports", "2024", "1 EUR bn", growth="0 %"), "-0.5"),
        (stated("x", "exports", "2024", "1 EUR bn", growth="-100 %"), "-100"),
    ],
)
def test_nothing_is_not_less_than_nothing(
    tmp_path: Path, figure: str, low: str
) -> None:
    """A level of zero has no negative interval, unless it is of a balance."""
    found = list(norland(tmp_path, figure).figures.values())[-1]

    assert Decimal(low) == found.quantity.interval.low


def test_a_rest_is_not_less_than_nothing(tmp_path: Path) -> None:
    """What is left of a whole may be nothing, and a balance less than that."""
    derived = """\
rest: {formula: difference, of: [all, boats], product: rest}
left: {formula: balance, of: [all, buys], measure: balance}
"""
    figures = (
        stated("all", "exports", "2024", "10.0 EUR bn"),
        stated("boats", "exports", "2024", "10.0 EUR bn", product="boats"),
        stated("buys", "imports", "2024", "10.0 EUR bn"),
    )
    found = derive(norland(tmp_path, *figures, derived=derived), Report()).figures

    assert "0.0 to 0.1" == _ends(found["rest"].quantity)
    assert "-0.1 to 0.1" == _ends(found["left"].quantity)
    assert "0.0" == found["left"].quantity.plain


def _ends(quantity: Quantity) -> str:
    low, high = quantity.interval.low, quantity.interval.high
    return f"{Decimal(low or 0):.1f} to {Decimal(high or 0):.1f}"


@pytest.mark.parametrize(
    ("whole", "part"),
    [("1.0", "3.0"), ("-1.2", "-0.3"), ("-1.2", "0.9"), ("0.5", "-0.9")],
)
def test_a_balance_has_no_limits_of_parts(
    tmp_path: Path, whole: str, part: str
) -> None:
    """With one partner a surplus may be larger than with all, in half a year too."""
    figures = (
        stated("whole", "balance", "2024", f"{whole} EUR bn"),
        stated("part", "balance", "2024", f"{part} EUR bn", partner="south"),
        stated("other", "balance", "2024", f"{part} EUR bn", partner="north"),
        stated("half", "balance", "2024-H1", f"{part} EUR bn"),
    )
    found = check(norland(tmp_path, *figures), Report()).identities

    assert not [each.rule for each in found if not each.is_equality]


def test_spans_of_a_balance_still_add_up(tmp_path: Path) -> None:
    """Two halves make a year, whatever their signs."""
    figures = (
        stated("year", "balance", "2024", "1.0 EUR bn"),
        stated("first", "balance", "2024-H1", "3.0 EUR bn"),
        stated("second", "balance", "2024-H2", "-5.0 EUR bn"),
    )
    with pytest.raises(BuildError, match=r"first .* and second .* make"):
        check(norland(tmp_path, *figures), Report())


@pytest.mark.parametrize(
    ("measure", "is_signed"),
    [
        ("deals: {label: Net purchases, definition: x, topic: trade}", True),
        ("deals: {label: Trade deficit, definition: x, topic: trade}", True),
        (
            "deals: {label: Deals, definition: Exports less imports., topic: trade}",
            True,
        ),
        ("deals: {label: Deals, definition: Trade less exports., topic: trade}", False),
        ("deals: {label: Deals, definition: Not less than ten., topic: trade}", False),
        ("deals: {label: Network, definition: x, topic: trade}", False),
        ("deals: {label: D, definition: x, topic: trade, is_signed: yes}", True),
        (
            "deals: {label: Net weight, definition: x, topic: trade, is_signed: no}",
            False,
        ),
    ],
)
def test_which_measures_can_be_negative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, measure: str, *, is_signed: bool
) -> None:
    """A measure says it, or its name or definition does."""
    from tests.derive import norland as place

    more = place.VOCABULARY["measures"] + measure + "\n"
    monkeypatch.setitem(place.VOCABULARY, "measures", more)
    figure = stated("x", "deals", "2024", "1.0 EUR bn")

    measures = norland(tmp_path, figure).vocabulary.measures

    assert {"deals": is_signed, "exports": False, "balance": True} == {
        name: measures[name].is_signed for name in ("deals", "exports", "balance")
    }


def test_a_stated_deficit_makes_a_measure_signed(tmp_path: Path) -> None:
    """What is negative once can be negative; what is computed from it, too."""
    figures = (
        stated("x", "rate", "2024", "-1.0 EUR bn"),
        stated("y", "rate", "2023", "0 EUR bn"),
    )
    derived = "m: {formula: monthly, of: [x], measure: monthly}\n"

    site = norland(tmp_path, *figures, derived=derived)

    assert Decimal("-0.5") == site.figures["y"].quantity.interval.low
    assert site.vocabulary.measures["monthly"].is_signed


@given(
    st.integers(1, 10**6),
    st.integers(-3, 3),
    st.integers(0, 10**4),
    st.integers(0, 10),
)
def test_a_round_number_is_true_of_all_that_a_value_may_be(
    number: int, places: int, width: int, at: int
) -> None:
    """Every value within the interval rounds to it, and it is close to the value."""
    exact = Decimal(number).scaleb(-places)
    half = Decimal(width).scaleb(-places) / 100
    interval = Interval(exact - half, exact + half)

    found = in_prose(Fraction(exact), interval)

    if found is None:
        return
    value = exact - half + 2 * half * at / 10
    last = Decimal(1).scaleb(int(found.normalize().as_tuple().exponent))
    assert abs(value - found) <= last / 2
    assert abs(exact - found) <= exact / 20
    assert honest(found, Fraction(exact), interval)


def test_shares_that_make_no_whole_are_told(tmp_path: Path) -> None:
    """Of all parts of a whole, together, and only where rounding is the cause."""
    derived = """\
rest: {formula: difference, of: [all, two], product: rest}
two: {formula: sum, of: [boats, fish], product: goods}
boats-share: {formula: share, of: [boats, all]}
fish-share: {formula: share, of: [fish, all]}
rest-share: {formula: share, of: [rest, all]}
sells: {formula: share, of: [all, trade]}
buys: {formula: share, of: [imports, trade]}
"""
    figures = (
        stated("trade", "trade", "2024", "160.000 EUR bn"),
        stated("imports", "imports", "2024", "100.120 EUR bn"),
        stated("all", "exports", "2024", "59.880 EUR bn"),
        stated("boats", "exports", "2024", "19.960 EUR bn", product="boats"),
        stated("fish", "exports", "2024", "19.960 EUR bn", product="fish"),
    )
    site = derive(norland(tmp_path, *figures, derived=derived), Report())
    shares = [each for name, each in site.figures.items() if "share" in name]

    rests = by_rest(site)

    told = apart([*shares, site.figures["sells"]], site, rests)

    assert [("shares", "boats, fish and everything else", "99.9%")] == [
        (each.kind, each.parts, each.total) for each in told
    ]
    assert () == apart(shares[1:], site, rests)
    both = apart([site.figures["sells"], site.figures["buys"]], site, rests)
    assert () == both


def test_shares_that_are_wrong_are_no_matter_of_rounding(tmp_path: Path) -> None:
    """What does not make a whole within its intervals is not excused."""
    figures = (
        stated("one", "exports", "2024", "6 EUR bn", share="60.2 % of trade"),
        stated("two", "imports", "2024", "4 EUR bn", share="39.2 % of trade"),
    )
    site = norland(tmp_path, *figures)
    assert () == apart(site.figures.values(), site, by_rest(site))
