"""The content of this project, against values read from the articles by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sitegen import prose
from sitegen.diagnostics import Report
from sitegen.model.figure import Nature, Status
from sitegen.project import Project
from sitegen.read import read
from sitegen.resolve import resolve
from tests.support import ROOT, codes, real_site

READ = [
    # Chongqing Shows 15 Consecutive Months of Growing Foreign Trade
    ("trade-2021-h1", "level", "", "376.6", "CNY bn", "2021-H1", ""),
    ("trade-2021-h1.growth", "growth", "", "37.6", "%", "2021-H1", "2020-H1"),
    ("trade-2021-h1.equivalent", "equivalent", "about", "58.05", "USD bn", "2021-H1"),
    ("trade-2021-06", "level", "", "71.9", "CNY bn", "2021-06"),
    ("exports-streak-2021-06", "level", "", "15", "months", "2020-Q2..2021-Q2"),
    ("exports-2021-h1.growth", "growth", "", "37.7", "%", "2021-H1", "2020-H1"),
    ("imports-2021-h1", "level", "", "144.47", "CNY bn", "2021-H1"),
    ("trade-us-2021-h1", "level", "", "55.51", "CNY bn", "2021-H1"),
    ("trade-japan-2021-h1.growth", "growth", "", "47.8", "%", "2021-H1", "2020-H1"),
    ("trade-private-2021-h1.difference", "difference", "", "43.7", "pp", "2021-H1"),
    ("trade-private-2021-h1.contribution", "contribution", "", "69.7", "%", "2021-H1"),
    ("monthly-trade-private-2021-h1.growth", "growth", "over", "40", "%", "2021-H1"),
    ("exports-tablets-2021-h1.growth", "growth", "", "180", "%", "2021-H1", "2020-H1"),
    ("exports-farm-products-2021-h1", "level", "", "0.47", "CNY bn", "2021-H1"),
    ("export-volume-automobiles-2021-h1", "level", "", "95000", "automobiles"),
    ("export-volume-motorcycles-2021-h1", "level", "", "2073000", "motorcycles"),
    # Foreign trade … reached 800.68 billion yuan in 2025
    ("trade-2025", "level", "", "800.68", "CNY bn", "2025"),
    ("trade-2025.growth", "growth", "", "12", "%", "2025", "2024"),
    ("exports-laptops-2025.share", "share", "", "30.2", "%", "2025"),
    ("exports-automobiles-2025.growth", "growth", "", "23", "%", "2025", "2024"),
    ("exports-new-three-2025.growth", "growth", "", "73.5", "%", "2025", "2024"),
    ("trade-eu-2025", "level", "", "108.24", "CNY bn", "2025"),
    ("trade-eu-2025.rank", "rank", "", "2", "rank", "2025"),
    ("partners-growing-2025", "level", "nearly", "180", "countries", "2025"),
    ("bonded-zones-2026-01", "level", "", "7", "zones", "at-2026-01-26"),
    # During the 14th Five-Year Plan period, …
    ("exports-automobiles-2024.growth", "growth", "", "278.1", "%", "2024", "2020"),
    ("imports-consumer-goods-2024.growth", "growth", "", "21.1", "%", "2024", "2020"),
    ("trading-enterprises-2024", "level", "", "4739", "enterprises", "2024"),
    ("trading-enterprises-2024.growth", "growth", "", "26", "%", "2024", "2020"),
    ("ecommerce-entities", "level", "nearly", "7000", "entities", "at-undated"),
    ("intended-orders", "level", "over", "20", "CNY bn", "2021..2025"),
    # Imports and exports growth in first three quarters exceeds national average …
    ("trade-2025-q1-q3", "level", "", "581.98", "CNY bn", "2025-Q1..Q3"),
    ("imports-2025-q1-q3.growth", "growth", "", "16.2", "%", "2025-Q1..Q3"),
    ("exports-mechanical-electrical-2025-q1-q3.share", "share", "over", "60", "%"),
    ("shipment-value-2025-10-09", "level", "about", "0.23", "CNY bn", "2025-10-09"),
    ("overseas-sales-changan-2025-q1-q3", "level", "", "465305", "vehicles"),
    ("board-exports-juruisen", "level", "nearly", "20000", "boards/month"),
    # On February 7, Sun Xiyong, … announced plans for 2025
    ("trade-2024.growth", "growth", "over", "0", "%", "2024", "2023"),
    ("trade-2024.equivalent", "equivalent", "about", "98.18", "USD bn", "2024"),
    ("bonded-trade-2024.share", "share", "", "64.7", "%", "2024"),
    ("cci-investment-2024", "level", "", "0.3", "USD bn", "2024"),
    ("cci-investment-total-2024", "level", "", "25.75", "USD bn", "at-2024-12-31"),
    ("corridor-cargo-2025", "level", "over", "270000", "TEU", "2025"),
    ("cci-age-2025", "level", "", "10", "years", "2025"),
]
"""Id, kind, bound, value, unit; then period and base where they are worth a look."""


def test_content_is_sound() -> None:
    """The content is read and every id in it proved, without so much as a warning."""
    report = Report(is_strict=True)

    resolve(read(Project(ROOT, ROOT / "site"), report), report)

    assert [] == codes(report)


@pytest.mark.parametrize("expected", READ, ids=lambda row: row[0])
def test_figures_are_as_the_articles_print_them(expected: tuple[str, ...]) -> None:
    """Values that were read from the articles by hand are the values of the site."""
    figure = real_site().figures[expected[0]]
    quantity = figure.quantity

    found = (
        *(figure.id, str(figure.kind), str(quantity.qualifier or ""), quantity.plain),
        *(quantity.unit.id, str(figure.period), str(figure.base or "")),
    )

    assert expected == found[: len(expected)]
    assert Status.REPORTED is figure.status


def test_nothing_of_the_articles_was_lost() -> None:
    """All the figures that were once read in the five articles are still there."""
    site = real_site()
    reported = [each for each in site.figures.values() if each.source]

    assert 143 <= len(reported)
    assert set(site.sources) == {each.source for each in reported}


def test_every_figure_answers_for_itself() -> None:
    """A reported figure has a place in its article; another says how it was made."""
    for figure in real_site().figures.values():
        assert (figure.status is Status.REPORTED) == bool(figure.places)
        assert (figure.status is Status.REPORTED) == (figure.derivation is None)
        assert bool(figure.source) == bool(figure.places)


def test_targets_are_told_from_results() -> None:
    """What was only planned is marked as a target."""
    assert {"customs-focus-2026", "corridor-cargo-2025", "cci-financing-2025"} == {
        figure.id
        for figure in real_site().figures.values()
        if figure.nature is Nature.TARGET
    }


def test_nothing_is_computed_from_what_is_doubtful() -> None:
    """What depends on a reading stays out of every formula."""
    figures = real_site().figures
    used = {
        name
        for figure in figures.values()
        if figure.derivation
        for name in figure.derivation.inputs
    }

    assert used
    assert [] == sorted(name for name in used if figures[name].is_doubtful)


def test_what_is_known_from_elsewhere_says_so() -> None:
    """Which partners belong to a group or overlap one, no article says."""
    partners = real_site().vocabulary.partners
    marked = {
        name for name, each in partners.items() if "from elsewhere" in each.definition
    }

    unmarked = [
        (name, other)
        for name, each in partners.items()
        for other in (*each.part_of, *each.overlaps)
        if not {name, other} & marked
    ]

    assert marked
    assert [] == unmarked


def test_every_remark_can_be_read() -> None:
    """No reference in a note or a title leads nowhere, and none is left in braces."""
    site = real_site()
    remarks = [figure.note for figure in site.figures.values()]
    for source in site.sources.values():
        remarks += [source.inferred, source.note]
    for chart in site.charts.values():
        remarks += [chart.title, chart.subtitle, chart.note]
    for page in site.pages.values():
        remarks += [page.title, page.description]

    shown = [prose.plain(remark, site) for remark in remarks]

    assert [] == [text for text in shown if "{" in text or "}" in text]


def test_conversion_is_the_one_of_the_article() -> None:
    """Yuan and dollars of one article belong together at some 6.5 or 7.3 to one."""
    figures = real_site().figures

    for name, rate in (("trade-2021-h1", "6.49"), ("trade-2024", "7.29")):
        yuan = figures[name].quantity.number
        dollars = figures[f"{name}.equivalent"].quantity.number
        assert Decimal(rate) == round(yuan / dollars, 2)
