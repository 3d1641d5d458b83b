"""How many wrong digits of the real content a build refuses, pinned from below."""

from __future__ import annotations

import pytest

from tests.mutate import Bench, Mutation, misread, mistyped, site_of
from tests.support import ROOT

TARGET = 95
"""Per cent of the changes larger than the rounding that are to be refused."""

ALONE = [
    "exports-2025-q1-q3.difference",
    "imports-2025-q1-q3.difference",
    "shipment-vehicles-2025-10-09",
    "shipment-vehicles-2025-10-09.rank",
    "shipment-value-2025-10-09",
    "overseas-sales-changan-2025-q1-q3",
    "overseas-sales-changan-2025-q1-q3.growth",
    "certified-models-seres-2025",
    "laptop-production.rank",
    "exports-laptops-2025-q1-q3.rank",
    "trading-enterprises-2025-q1-q3",
    "trading-enterprises-2025-q1-q3.rank",
    "board-output-hourly-juruisen",
    "board-output-juruisen",
    "board-exports-juruisen",
    "exports-automobiles-2024.growth",
    "exports-motorcycles-parts-2024.growth",
    "independent-exports-2024.rank",
    "exports-farm-products-2024.growth",
    "imports-consumer-goods-2024.growth",
    "ecommerce-entities",
    "exhibition-enterprises",
    "exhibitions",
    "intended-orders",
    "trading-enterprises-2024",
    "trading-enterprises-2024.growth",
    "exports-laptops-2025.share",
    "exports-laptops-2025.rank",
    "new-three-2025",
    "exports-new-three-2025.growth",
    "customs-focus-2026",
    "bonded-zones-2026-01",
    "trade-streak-2021-06",
    "exports-streak-2021-06",
    "trade-2021-06.rank",
    "named-partners-2021-h1",
    "trade-korea-2021-h1.growth",
    "trade-japan-2021-h1.growth",
    "trade-belt-and-road-2021-h1.growth",
    "trade-rcep-2021-h1.growth",
    "trade-private-2021-h1.difference",
    "trade-private-2021-h1.rank",
    "monthly-trade-private-2021-h1.growth",
    "peer-provinces-2021-h1",
    "peer-threshold-2021-h1",
    "exports-tablets-2021-h1.growth",
    "export-volume-motorcycles-2021-h1",
    "export-volume-motorcycles-2021-h1.growth",
    "export-volume-automobiles-2021-h1",
    "export-volume-automobiles-2021-h1.growth",
    "special-trains-audi-2021.rank",
    "imports-consumer-goods-2021-h1.rank",
    "imports-fruit-2021-h1.growth",
    "imports-cosmetics-2021-h1.growth",
    "imports-chip-equipment-2021-h1.growth",
    "imports-chip-equipment-2021-h1.contribution",
    "grain-batches-2021.rank",
    "trade-2024.growth",
    "foreign-investment-2024.growth",
    "foreign-investment-singapore-2024.rank",
    "corridor-cargo-2024.growth",
    "corridor-value-2024.growth",
    "bonded-zones-2025-02",
    "bonded-trade-2024.share",
    "singapore-route-2024.growth",
    "cci-age-2025",
    "diplomatic-age-2025",
    "corridor-cargo-2025",
    "cci-financing-2025",
    "tax-relief-2025",
]
"""The figures that no other bears out or limits: only the texts prove them."""


@pytest.fixture(scope="module")
def bench() -> Bench:
    """Return the real content, to be spoiled."""
    return Bench(site_of(ROOT))


@pytest.fixture(scope="module")
def spoiled(bench: Bench) -> list[Mutation]:
    """Return every mutation of the figures that stand in an equality."""
    figures = [each for each in bench.figures if bench.stands(each) == "equality"]
    return [change for each in figures for change in bench.trial(each)]


@pytest.mark.thorough
def test_a_wrong_digit_of_a_borne_out_figure_is_refused(
    spoiled: list[Mutation],
) -> None:
    """Of the changes larger than the rounding of the figure, 95 % are refused."""
    larger = [each for each in spoiled if each.is_larger]

    assert 800 <= len(larger)
    assert TARGET <= misread(larger).share


def test_a_slip_of_the_finger_is_refused(bench: Bench) -> None:
    """If a value alone is changed, what is printed beside it refuses every change."""
    changes = [
        change for each in bench.figures for change in bench.trial(each, is_slip=True)
    ]

    assert 4900 <= len(changes)
    assert [] == [each for each in changes if not (each.is_mistyped or each.codes)]
    assert 100 == mistyped(changes).share


@pytest.mark.thorough
def test_a_change_that_identities_can_see_is_refused(spoiled: list[Mutation]) -> None:
    """So it is for changes larger than the rounding of the identities."""
    seen = [each for each in spoiled if each.is_seen]

    assert 750 <= len(seen)
    assert 96 <= misread(seen).share


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("how", "least"), [("digit", 94), ("point", 100), ("swap", 98)]
)
def test_every_way_to_err_is_met(spoiled: list[Mutation], how: str, least: int) -> None:
    """Wrong digits, lost points and exchanged values are each refused."""
    larger = [each for each in spoiled if each.is_larger and each.how == how]

    assert larger
    assert least <= misread(larger).share


@pytest.mark.thorough
def test_what_is_acknowledged_is_acknowledged_for_its_values(
    spoiled: list[Mutation],
) -> None:
    """An explanation does not cover other values of the figures it explains."""
    explained = {"trade-2025", "trade-2024", "trade-2025.growth"}

    passed = [
        each for each in spoiled if each.figure.id in explained and not each.codes
    ]

    assert [] == passed


def test_the_figures_that_stand_alone_are_known(bench: Bench) -> None:
    """Whoever adds a figure that nothing bears out or limits says so here."""
    alone = [each.id for each in bench.figures if bench.stands(each) == "nothing"]

    assert ALONE == alone


def test_a_swap_is_an_exchange(bench: Bench) -> None:
    """Two figures take each other's values, only within an article and a unit."""
    figure = next(each for each in bench.figures if each.id == "trade-2024.equivalent")

    values = [values for how, values in bench._spoiled(figure) if how == "swap"]

    assert [
        ("cci-financing-2024", "1.1"),
        ("cci-investment-total-2024", "25.75"),
        ("cci-financing-total-2024", "21.3"),
        ("cci-financing-2025", "1"),
    ] == [
        (next(name for name in each if name != figure.id), each[figure.id].plain)
        for each in values
    ]
    assert all(each.keys() - {figure.id} for each in values)
    assert all(figure.quantity in each.values() for each in values)
