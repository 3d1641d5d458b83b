"""
The computed figures of this fact sheet, once more with pen and paper.

Every expected value is computed here with plain fractions from the numbers as the
articles print them: no formula, interval or rounding of sitegen's is used.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest

from sitegen.derive import derive
from sitegen.diagnostics import Report
from sitegen.model.figure import Status
from tests.derive.norland import real

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.model.figure import Figure

HUNDRED = Fraction(100)
F = Fraction


@cache
def computed() -> dict[str, Figure]:
    """Return the computed figures of the real content."""
    figures = derive(real(), Report()).figures
    return {name: each for name, each in figures.items() if each.derivation}


def ends(text: str) -> tuple[Fraction, Fraction]:
    """Return what digits stand for: half a unit of the last around, or a count."""
    if text in COUNTED:
        return F(text), F(text)
    half = Fraction(1, 2 * 10 ** len(text.partition(".")[2]))
    return F(text) - half, F(text) + half


def share(part: Fraction, whole: Fraction) -> Fraction:
    """Return a part in per cent."""
    return part / whole * 100


def before(level: Fraction, rate: Fraction) -> Fraction:
    """Return a level before its growth."""
    return level * 100 / (100 + rate)


def growth(now: Fraction, then: Fraction) -> Fraction:
    """Return a growth in per cent."""
    return (now - then) / then * 100


def contribution(
    part: Fraction, part_rate: Fraction, whole: Fraction, whole_rate: Fraction
) -> Fraction:
    """Return the increase of a part in per cent of that of the whole."""
    increase = part * part_rate / (100 + part_rate)
    return increase / (whole * whole_rate / (100 + whole_rate)) * 100


def rest(
    whole: Fraction, whole_rate: Fraction, part: Fraction, part_rate: Fraction
) -> Fraction:
    """Return the growth of a whole without a part."""
    then = before(whole, whole_rate) - before(part, part_rate)
    return growth(whole - part, then)


def less(one: Fraction, other: Fraction) -> Fraction:
    """Return a difference."""
    return one - other


def imports_growth(
    trade: Fraction, exports: Fraction, then: Fraction, rate: Fraction
) -> Fraction:
    """Return the growth of imports, both as totals less exports."""
    return growth(trade - exports, then - before(exports, rate))


def exports_contribution(
    trade: Fraction, exports: Fraction, then: Fraction, rate: Fraction
) -> Fraction:
    """Return the increase of exports in per cent of that of two totals."""
    return (exports - before(exports, rate)) / (trade - then) * 100


def quarter_growth(
    year: Fraction, year_rate: Fraction, part: Fraction, part_rate: Fraction
) -> Fraction:
    """Return the growth of what a year has beyond its first quarters."""
    return growth(year - part, before(year, year_rate) - before(part, part_rate))


def add(*parts: Fraction) -> Fraction:
    """Return a sum."""
    return sum(parts, F(0))


CASES = [
    # Imports, balances and the fourth quarter.
    ("imports-2025", "241.95", "derived", less, "800.68 558.73"),
    ("balance-2025-q1-q3", "219.68", "derived", less, "400.83 181.15"),
    ("balance-2021-h1", "87.66", "derived", less, "232.13 144.47"),
    ("trade-2025-q4", "218.70", "derived", less, "800.68 581.98"),
    ("exports-2025-q4", "157.90", "derived", less, "558.73 400.83"),
    ("exports-laptops-2025-q4", "38.87", "derived", less, "152.15 113.28"),
    ("exports-mobile-phones-2025-q4", "13.0", "derived", less, "56.7 43.73"),
    # Months.
    ("trade-per-month-2021-h1", "62.8", "derived", lambda v: v / 6, "376.6"),
    ("trade-per-month-2025", "66.72", "derived", lambda v: v / 12, "800.68"),
    # Shares.
    ("exports-2025-share", "69.8", "derived", share, "558.73 800.68"),
    ("exports-laptops-2025-share", "27.2", "derived", share, "152.15 558.73"),
    (
        *("exports-mechanical-electrical-2025-q1-q3-share", "90.0", "derived"),
        *(share, "360.82 400.83"),
    ),
    (
        *("mechanical-electrical-share-of-trade-2025-q1-q3", "62.0", "derived"),
        *(share, "360.82 581.98"),
    ),
    ("electric-share-of-vehicles-2025-q1-q3", "29.0", "derived", share, "9.79 33.73"),
    ("exports-farm-products-2021-h1-share", "0.2", "derived", share, "0.47 232.13"),
    ("trade-private-2021-h1-share", "43.2", "derived", share, "162.69 376.6"),
    ("trade-asean-2025-share", "16.6", "derived", share, "132.65 800.68"),
    # A year before.
    ("exports-2024", "507", "implied", before, "558.73 10.2"),
    ("trade-2024-q1-q3", "518.2", "implied", before, "581.98 12.3"),
    ("exports-motorcycles-2024", "20.44", "implied", before, "26.47 29.5"),
    ("trading-enterprises-2020", "3760", "implied", before, "4739 26"),
    (
        *("bonded-trade-2024", "463", "implied"),
        *(lambda whole, part: whole * part / 100, "715.42 64.7"),
    ),
    (
        *("imports-2024", "208.4", "implied"),
        *(lambda total, level, rate: total - before(level, rate), "715.42 558.73 10.2"),
    ),
    # Growth that nobody prints.
    (
        *("imports-2025-growth", "16", "implied", imports_growth),
        "800.68 558.73 715.42 10.2",
    ),
    (
        "other-vehicles-2025-q1-q3-growth",
        "-7.6",
        "implied",
        rest,
        "33.73 6.4 9.79 69.1",
    ),
    (
        "all-but-laptops-2021-h1-growth",
        "48.3",
        "implied",
        rest,
        "232.13 37.7 89.63 23.7",
    ),
    (
        *("trade-private-2021-h1-contribution", "69.7", "implied"),
        *(contribution, "162.69 78.8 376.6 37.6"),
    ),
    (
        *("exports-2025-q1-q3-contribution", "60", "implied"),
        *(contribution, "400.83 10.6 581.98 12.3"),
    ),
    # Who and what brought the growth.
    (
        *("exports-2025-contribution", "60.7", "implied", exports_contribution),
        "800.68 558.73 715.42 10.2",
    ),
    (
        *("exports-mobile-phones-2025-contribution", "28.7", "implied"),
        *(contribution, "56.7 35.4 558.73 10.2"),
    ),
    (
        *("exports-electric-vehicles-2025-q1-q3-contribution", "10.4", "implied"),
        *(contribution, "9.79 69.1 400.83 10.6"),
    ),
    (
        *("trade-us-2021-h1-contribution", "13.2", "implied"),
        *(contribution, "55.51 32.3 376.6 37.6"),
    ),
    ("trade-2025-growth", "11.9", "derived", growth, "800.68 715.42"),
    # What is left of a whole, and ratios.
    ("exports-other-vehicles-2025-q1-q3", "23.94", "derived", less, "33.73 9.79"),
    ("exports-all-but-laptops-2025", "406.58", "derived", less, "558.73 152.15"),
    ("trade-named-types-2021-h1", "376.25", "derived", add, "162.69 35.11 178.45"),
    (
        *("trade-other-types-2021-h1", "0.35", "derived"),
        *(
            lambda one, two, *parts: one + two - sum(parts),
            "232.13 144.47 162.69 35.11 178.45",
        ),
    ),
    (
        *("exports-motorcycles-2025-q4-growth", "9.5", "implied", quarter_growth),
        "26.47 29.5 19.86 37.9",
    ),
    (
        "exports-per-import-2025-q1-q3",
        "2.21",
        "derived",
        F.__truediv__,
        "400.83 181.15",
    ),
    (
        *("exports-mobile-phones-2024-q4", "11.6", "implied"),
        *(lambda a, b, c, d: before(a, b) - before(c, d), "56.7 35.4 43.73 44.3"),
    ),
    (
        *("exports-mobile-phones-2025-q4-growth", "12", "implied", quarter_growth),
        "56.7 35.4 43.73 44.3",
    ),
    ("exchange-rate-2024", "7.287", "derived", F.__truediv__, "715.42 98.18"),
]
"""Id, value shown, status, arithmetic and printed numbers."""

COUNTED = {"4739"}
"""Enterprises are counted one by one, so that their number is exact."""


@pytest.mark.parametrize(
    ("name", "value", "status", "formula", "printed"),
    CASES,
    ids=[name for name, *_ in CASES],
)
def test_a_computed_figure_is_what_one_gets_by_hand(
    name: str, value: str, status: str, formula: Callable[..., Fraction], printed: str
) -> None:
    """The value shown, its status, and its interval to three decimals."""
    figure = computed()[name]
    corners = [
        formula(*corner)
        for corner in product(*(ends(each) for each in printed.split()))
    ]
    exact = formula(*(F(each) for each in printed.split()))
    low, high = figure.quantity.interval.low, figure.quantity.interval.high
    assert low is not None
    assert high is not None

    assert (value, Status(status)) == (figure.quantity.plain, figure.status)
    assert rounded(exact, figure.quantity.decimals) == figure.quantity.number
    assert [rounded(min(corners), 3), rounded(max(corners), 3)] == [
        rounded(F(low), 3),
        rounded(F(high), 3),
    ]


def test_what_is_implied_is_never_called_derived() -> None:
    """Of all computed figures those are implied that a rate or share went into."""
    figures = {**real().figures, **computed()}

    def rests_on_rates(figure: Figure) -> bool:
        inputs = figure.derivation.inputs if figure.derivation else ()
        return any(
            figures[each].quantity.unit.is_relative or rests_on_rates(figures[each])
            for each in inputs
        )

    implied = [name for name, each in computed().items() if rests_on_rates(each)]

    assert implied == [
        name for name, each in computed().items() if each.status is Status.IMPLIED
    ]
    assert {Status.IMPLIED, Status.DERIVED} == {
        each.status for each in computed().values()
    }


def rounded(value: Fraction, places: int) -> Decimal:
    """Round half up."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return number.quantize(Decimal((0, (1,), -places)), ROUND_HALF_UP)
