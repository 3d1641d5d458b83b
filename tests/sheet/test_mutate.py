"""How many wrong digits of the real content a build refuses, pinned from below."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.derive.norland import norland, stated
from tests.mutate import Bench, Mutation, Score, main, misread, mistyped, site_of
from tests.support import ROOT, small_project, texts_in

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_change_that_identities_can_see_is_refused(spoiled: list[Mutation]) -> None:
    """So it is for changes larger than the rounding of the identities."""
    seen = [each for each in spoiled if each.is_seen]

    assert 750 <= len(seen)
    assert 96 <= misread(seen).share


@pytest.mark.parametrize(
    ("how", "least"), [("digit", 94), ("point", 100), ("swap", 98)]
)
def test_every_way_to_err_is_met(spoiled: list[Mutation], how: str, least: int) -> None:
    """Wrong digits, lost points and exchanged values are each refused."""
    larger = [each for each in spoiled if each.is_larger and each.how == how]

    assert larger
    assert least <= misread(larger).share


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


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("7 depots", "0 1 2 3 4 5 6 8 9"),
        (
            "1.0 %",
            "0.0 2.0 3.0 4.0 5.0 6.0 7.0 8.0 9.0 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8",
        ),
    ],
)
def test_every_digit_becomes_every_other(
    tmp_path: Path, value: str, expected: str
) -> None:
    """Each digit is misprinted in nine ways, and the point is lost."""
    measure = "depots" if value.endswith("depots") else "tariff"
    period = "at-2024-12-31" if measure == "depots" else "2024"
    bench = Bench(norland(tmp_path, stated("one", measure, period, value)))

    (figure,) = bench.figures
    found = [each.value.plain for each in bench.trial(figure)]

    more = ["1.9", "10"] if measure == "tariff" else []
    assert [*expected.split(), *more] == found


def test_the_range_of_an_identity_is_found(tmp_path: Path) -> None:
    """How far a figure can move is known to the last digit."""
    site = norland(
        tmp_path,
        stated("trade", "trade", "2024", "56.7 EUR bn"),
        stated("exports", "exports", "2024", "30.0 EUR bn"),
        stated("imports", "imports", "2024", "26.7 EUR bn"),
    )
    bench = Bench(site)
    trade = bench.figures[0]

    (identity,) = bench._equalities(trade)

    # 30.0 and 26.7 make 56.6 to 56.8, which 56.5 to 56.9 meet.
    assert Decimal("0.2") == bench.range(trade, identity)


def test_scores_are_shares() -> None:
    """Nothing of nothing is not a failure."""
    assert "3 of 4, 75.0 %" == str(Score(3, 4))
    assert "0 of 0, 100.0 %" == str(Score(0, 0))


def test_the_report_names_what_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command prints a line a figure and the totals, with the texts as well."""
    root = small_project(tmp_path / "norland").root
    texts = texts_in(tmp_path / "texts")

    main(["--root", str(root), "--texts", str(texts)])

    told = capsys.readouterr().out
    assert "  trade-2024, in nothing: " in told
    assert " figures in equality, 0 changes\n" in told
    assert "against the texts: " in told
    assert "100.0 %" in told.partition("  or by the build: ")[2]
