"""What a release says beside its numbers is kept, shown, and never mixed up."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen import words
from sitegen.check import check
from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Report
from sitegen.export import export
from sitegen.model import figure
from sitegen.model.figure import Kind
from sitegen.model.period import Period
from sitegen.model.terms import Adjustment, Observation, Prices
from sitegen.plan.comparable import difference
from sitegen.words import period, short_period
from tests.derive.norland import norland, stated
from tests.support import prove, real_site

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site

TERMS = {
    "adjustment": ("seasonal", "seasonally adjusted"),
    "prices": ("constant 2015", "in prices of 2015"),
    "basis": (
        "customs special-trade FOB",
        "customs basis, special trade, FOB",
    ),
    "observation": ("provisional", "provisional"),
    "index": ("2015", "2015 = 100"),
    "per": ("head", "per head"),
    "window": ("fiscal-year", "fiscal year"),
}
"""Key -> what content says, and what readers are told."""
VALUES = {"index": "103.2 firms"}


def checked(site: Site) -> Site:
    """Return a site with all that is computed and checked."""
    report = Report(is_strict=True)
    return check(derive(site, report), report)


def cells(
    site: Site, name: str, file: str = "figures.csv", key: str = "id"
) -> dict[str, str]:
    """Return the row of a figure in a download."""
    text = export(site)[f"data/{file}"].decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return next(each for each in rows if each[key] == name)


def test_every_term_is_tried() -> None:
    """No way of stating a value is left out of these tests."""
    assert {*figure.TERMS} == {*TERMS}


@pytest.mark.parametrize("key", TERMS)
def test_a_term_is_kept_from_yaml_to_csv(tmp_path: Path, key: str) -> None:
    """What content says of a value is told beside it and stands in its column."""
    said, told = TERMS[key]
    value = VALUES.get(key, "3.5 EUR bn")
    site = norland(
        tmp_path,
        stated("plain", "imports", "2024", "2 EUR bn"),
        stated("special", "trade", "2024", value, growth="5 %", **{key: said}),
    )

    assert (told,) == words.remarks(site.figures["special"])
    assert (told,) == words.remarks(site.figures["special.growth"])
    assert () == words.remarks(site.figures["plain"])
    assert said == cells(site, "special")[key]
    assert "" == cells(site, "plain")[key]


@pytest.mark.parametrize("key", sorted({*TERMS} - {"observation"}))
def test_statistical_programs_are_told_of_a_term(tmp_path: Path, key: str) -> None:
    """Values on different terms are told apart in SDMX too, by concepts."""
    said, _ = TERMS[key]
    value = VALUES.get(key, "3.5 EUR bn")
    site = norland(
        tmp_path,
        stated("plain", "imports", "2024", "2 EUR bn"),
        stated("special", "trade", "2024", value, **{key: said}),
    )

    plain, special = (
        cells(site, name, "figures.sdmx.csv", "FIGURE") for name in ("plain", "special")
    )

    assert said == special[key.upper()]
    assert "" == plain[key.upper()]


@pytest.mark.parametrize("key", TERMS)
def test_what_differs_in_a_term_is_no_series(tmp_path: Path, key: str) -> None:
    """Two values on different terms stand in no chart together, and it says why."""
    said, _ = TERMS[key]
    value = VALUES.get(key, "3.5 EUR bn")
    site = norland(
        tmp_path,
        stated("plain", "trade", "2023", value),
        stated("special", "trade", "2024", value, **{key: said}),
    )
    plain_one, special = site.figures["plain"], site.figures["special"]
    alike = replace(special, **plain_one.terms)

    assert "not on the same terms" in difference(plain_one, special, site.vocabulary)
    assert key in difference(plain_one, special, site.vocabulary)
    assert "" == difference(plain_one, alike, site.vocabulary)


def test_a_revised_value_stands_in_its_series(tmp_path: Path) -> None:
    """It is drawn, computed and checked with others, as what stands now."""
    site = norland(
        tmp_path,
        stated("before", "trade", "2023", "3.4 EUR bn"),
        stated("now", "trade", "2024", "3.6 EUR bn", observation="revised"),
        stated("first", "trade", "2024", "3.5 EUR bn", observation="provisional"),
        stated("plain", "trade", "2024", "3.5 EUR bn"),
        derived="rate: {formula: growth, of: [now, before]}\n",
    )
    before, now, first = (site.figures[name] for name in ("before", "now", "first"))

    assert "" == difference(before, now, site.vocabulary)
    assert "observation revised and provisional" in difference(
        now, first, site.vocabulary
    )
    assert Observation.REVISED == derive(site, Report()).figures["rate"].observation
    with pytest.raises(BuildError, match=r"now .* and plain .* are in conflict"):
        checked(replace(site, recipes=()))


@pytest.mark.parametrize("key", sorted({*TERMS} - {"index"}))
def test_what_differs_in_a_term_is_no_identity(tmp_path: Path, key: str) -> None:
    """A part on other terms is no part, and the same fact on others is another."""
    said, _ = TERMS[key]
    site = norland(
        tmp_path,
        stated("trade", "trade", "2024", "3.5 EUR bn"),
        stated("larger", "exports", "2024", "9 EUR bn", **{key: said}),
        stated("other", "trade", "2024", "9.5 EUR bn", **{key: said}),
    )

    found = [[one.id for one in each.figures] for each in checked(site).identities]

    assert [["larger", "other"]] == found


def test_what_differs_in_a_term_is_not_computed_together(tmp_path: Path) -> None:
    """A sum of values on different terms is refused, with what differs."""
    site = norland(
        tmp_path,
        stated("exports", "exports", "2024", "3.5 EUR bn", adjustment="seasonal"),
        stated("imports", "imports", "2024", "3 EUR bn"),
        derived="sum: {formula: balance, of: [exports, imports], measure: balance}\n",
    )

    with pytest.raises(
        BuildError, match=r"formula-terms.*adjustment seasonal and none"
    ):
        derive(site, Report())


def test_a_computed_value_is_on_the_terms_of_its_inputs(tmp_path: Path) -> None:
    """It is as adjusted as they are, and no firmer than the least firm of them."""
    real = {"prices": "constant 2015"}
    site = norland(
        tmp_path,
        stated(
            "now", "exports", "2024", "3.6 EUR bn", observation="provisional", **real
        ),
        stated("then", "exports", "2023", "3.0 EUR bn", **real),
        derived="rate: {formula: growth, of: [now, then]}\n",
    )

    rate = derive(site, Report()).figures["rate"]

    assert Prices(Period.parse("2015")) == rate.prices
    assert Observation.PROVISIONAL == rate.observation


def test_a_rate_may_be_on_terms_of_its_own(tmp_path: Path) -> None:
    """What stands beside a level has its terms, unless it says otherwise of itself."""
    entry = (
        "  trade: {measure: trade, period: 2024-05, observation: revised,"
        " value: 3.5 EUR bn, printed: {1: 3.5 billion euros}, growth: ["
        "{value: 5 %, base: 2023-05, printed: {1: 5%}},"
        "{value: 1 %, base: 2024-04, adjustment: seasonal, printed: {1: 1%}}]}\n"
    )

    figures = norland(tmp_path, entry).figures
    yearly, monthly = figures["trade.growth"], figures["trade.growth-2024-04"]

    assert ("trade.growth", "trade.growth-2024-04") == figures["trade"].companions[
        Kind.GROWTH
    ]
    assert Adjustment.NONE is yearly.adjustment
    assert Adjustment.SEASONAL is monthly.adjustment
    assert {Observation.REVISED} == {yearly.observation, monthly.observation}
    assert Period.parse("2024-04") == monthly.base


@pytest.mark.parametrize(
    ("said", "base"), [("year", "2023-05"), ("previous", "2024-04")]
)
def test_a_source_says_once_what_its_rates_compare_with(
    tmp_path: Path, said: str, base: str
) -> None:
    """A growth without a base takes that of its source."""
    entry = stated("trade", "trade", "2024-05", "3 EUR bn", growth="5 %")

    site = norland(tmp_path, f"{entry}growth_base: {said}\n")

    assert Period.parse(base) == site.figures["trade.growth"].base


@pytest.mark.parametrize("period", ["2024", "2024-H1", "2024-Q1..Q3"])
def test_a_year_is_compared_with_the_year_before(tmp_path: Path, period: str) -> None:
    """Where only one base is usual, a growth needs to name none."""
    site = norland(tmp_path, stated("trade", "trade", period, "3 EUR bn", growth="5 %"))

    assert Period.parse(period).shifted(-1) == site.figures["trade.growth"].base


def test_a_level_knows_what_stands_beside_it() -> None:
    """Growth, share and rank are fields of a figure, whatever their ids are."""
    figures = real_site().figures
    beside = [each for each in figures.values() if each.of]

    assert beside
    for each in beside:
        assert each.of not in figures or (
            each.id in figures[each.of].companions[each.kind]
        )


@pytest.mark.parametrize("observation", ["normal", "revised"])
def test_a_level_knows_its_growth_that_is_computed(
    tmp_path: Path, observation: str
) -> None:
    """The growth on the year before is that of the level; `revised` parts no series."""
    site = norland(
        tmp_path,
        stated("now", "exports", "2024", "3.6 EUR bn"),
        stated("then", "exports", "2023", "3.0 EUR bn", observation=observation),
        derived="rate: {formula: growth, of: [now, then]}\n",
    )

    site = derive(site, Report())

    assert site.figures["rate"] == site.growth_of(site.figures["now"])
    assert site.growth_of(site.figures["then"]) is None


def test_a_forecast_may_lie_ahead(tmp_path: Path) -> None:
    """A forecast is no target, and may be of a time after the edition."""
    site = norland(
        tmp_path,
        stated("next", "trade", "2026", "3 EUR bn", observation="forecast"),
    )

    prove(site, Report(is_strict=True))

    assert ("forecast",) == words.remarks(site.figures["next"])


def test_a_week_is_called_by_its_number() -> None:
    """A week of ISO 8601 has the number and the year by which it is known."""
    week = Period.parse("2020-W53")

    assert "week 53 of 2020" == period(week)
    assert "W53\u00a02020" == short_period(week)
