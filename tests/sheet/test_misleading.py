"""What a chart may not put together, tried on the real figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from sitegen.diagnostics import Location, Report
from sitegen.draw.files import poster
from sitegen.draw.picture import specification
from sitegen.graphics.page import NARROW, WIDE
from sitegen.model.chart import Chart
from sitegen.model.plan import Role
from sitegen.plan import planned
from sitegen.plan.gather import Draft
from sitegen.plan.kinds import KINDS
from sitegen.plan.prove import prove
from sitegen.plan.rows import arrange
from tests.pictures import faults, svg, texts
from tests.support import real_site

if TYPE_CHECKING:
    from sitegen.graphics.page import Page
    from sitegen.model.plan import Plan

HERE = Location(PurePosixPath("content/charts/some.yaml"))
CASES = {
    "a stack of a product and a part of it": (
        (
            "stacked series=product "
            "exports-vehicles-2025-q1-q3 exports-electric-vehicles-2025-q1-q3"
        ),
        "overlap",
    ),
    "a waterfall of a share and one within it": (
        (
            "waterfall exports-mechanical-electrical-2025-q1-q3-share "
            "exports-laptops-2025-q1-q3-share"
        ),
        "overlap",
    ),
    "a stack of exports and the surplus": (
        "stacked series=measure exports-2025 balance-2025",
        "balance and exports do not add up",
    ),
    "a stack of averages": (
        "stacked series=period trade-per-month-2024 trade-per-month-2025",
        "averages do not add up",
    ),
    "a stack of a bound": (
        "stacked series=partner partners-traded-2025 partners-growing-2025",
        "only a limit is known",
    ),
    "a stack of years apart": (
        "stacked series=period trading-enterprises-2020 trading-enterprises-2024",
        "periods add up only where each begins as another ends",
    ),
    "a waterfall of years apart": (
        "waterfall trading-enterprises-2020 trading-enterprises-2024",
        "periods add up only where each begins as another ends",
    ),
    "a rest of the shares of two years": (
        "shares rest=Others trade-asean-2025-share trade-asean-2024-share",
        "shares of several periods do not add up",
    ),
    "a bar of a share and a contribution": (
        (
            "stacked exports-mobile-phones-2025-share "
            "exports-automobiles-2025-contribution"
        ),
        "one is a share, the other a contribution",
    ),
    "pieces of two kinds in one bar": (
        (
            "stacked series=kind exports-mobile-phones-2025-share "
            "exports-mobile-phones-2025-contribution"
        ),
        "one is a share, the other a contribution",
    ),
    "an average beside a total": (
        "bars trade-2025 trade-per-month-2025",
        "one is an average, the other is none",
    ),
    "nine months under a year": (
        "waterfall whole=exports-2025 exports-laptops-2025-q1-q3",
        "'exports-2025' is of 2025, 'exports-laptops-2025-q1-q3' of 2025-Q1..Q3",
    ),
    "panels in two units under one subtitle": (
        "bars panels=measure exports-2025 trading-enterprises-2024",
        "their units are CNY bn and enterprises",
    ),
    "panels of a share and a level": (
        "bars panels=kind exports-2025-share exports-2025",
        "one is a share, the other a level",
    ),
    "two periods of unequal length on two scales": (
        "bars panels=period trade-asean-2025 trade-asean-2021-h1",
        "which two scales would hide; draw averages per month",
    ),
    "shares of two wholes in one series": (
        (
            "paired series=kind trade-asean-2025-share trade-asean-2025-contribution "
            "exports-mobile-phones-2025-share exports-mobile-phones-2025-contribution"
        ),
        "one is measured against trade, the other against exports",
    ),
}


def _chart(declared: str) -> Chart:
    kind, *words = declared.split()
    options: dict[str, Any] = dict(word.split("=") for word in words if "=" in word)
    return Chart(
        id="some",
        kind=kind,
        title="{trade-2025}",
        subtitle="Billion yuan",
        figures=tuple(word for word in words if "=" not in word),
        at=HERE,
        places={},
        **options,
    )


def _told(declared: str) -> list[str]:
    chart, report = _chart(declared), Report()
    is_refused = prove(chart, KINDS[chart.kind], real_site(), report) is None
    assert is_refused == bool(report.diagnostics)
    return [each.message for each in report.diagnostics]


def _planned(declared: str, **more: Any) -> Plan:
    chart, report = replace(_chart(declared), **more), Report()
    draft = prove(chart, KINDS[chart.kind], real_site(), report)
    assert draft is not None, report.diagnostics
    return planned(draft)


def _words(plan: Plan, page: Page) -> list[str]:
    picture = svg(specification(plan, page), page)
    assert list(faults(picture, page)) == []
    return [each.name for each in texts(picture, page)]


@pytest.mark.parametrize("case", CASES)
def test_what_misleads_is_refused(case: str) -> None:
    """The message says what is wrong with it."""
    declared, expected = CASES[case]
    assert [each for each in _told(declared) if expected in each]


@pytest.mark.parametrize(
    "declared",
    [
        "stacked series=measure exports-2025 imports-2025",
        "shares trade-asean-2025-share trade-eu-2025-share",
        (
            "stacked series=product exports-mobile-phones-2025-share "
            "exports-automobiles-2025-share exports-mobile-phones-2025-contribution "
            "exports-automobiles-2025-contribution"
        ),
        "paired series=period trade-per-month-asean-2021-h1 trade-per-month-asean-2025",
        "shares exports-laptops-2021-h1-share exports-laptops-2025-share",
        "bars balance-2024 balance-2025",
    ],
)
def test_what_belongs_together_is_drawn(declared: str) -> None:
    """The rules leave what is sound alone."""
    assert _told(declared) == []


@pytest.mark.parametrize(
    "declared",
    [
        (
            "stacked series=enterprise trade-private-2021-h1 trade-state-owned-2021-h1 "
            "trade-foreign-invested-2021-h1"
        ),
        (
            "stacked series=product exports-farm-products-2021-h1 "
            "exports-integrated-circuits-2021-h1"
        ),
        "bars panels=measure cci-projects-2024 cci-projects-total-2024",
        "waterfall exports-automobiles-2025-contribution",
    ],
)
@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
def test_no_word_is_cut(declared: str, page: Page) -> None:
    """Where words have no room beside one another they have lines of their own."""
    plan = _planned(declared)
    told = " ".join(_words(plan, page))
    assert all(row.text in told for row in plan.rows)


def test_a_stack_is_not_called_by_its_first_part() -> None:
    """Its name is what its parts have in common."""
    plan = _planned(
        "stacked series=enterprise trade-private-2021-h1 "
        "trade-state-owned-2021-h1 trade-foreign-invested-2021-h1"
    )
    assert {row.label for row in plan.rows} == {"Foreign trade"}


def test_a_bound_is_no_extreme() -> None:
    """What grew by over 10 % may have grown by more than anything beside it."""
    text = _planned(
        "dots trade-growth-bound-2025-q1-q3.growth exports-2025-q1-q3.growth "
        "imports-2025-q1-q3.growth"
    ).description
    assert "argest" not in text
    assert "mallest" not in text
    sure = _planned("dots exports-2025-q1-q3.growth imports-2025-q1-q3.growth")
    assert "mallest Exports, +10.6%" in sure.description


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
def test_every_remark_of_a_thing_is_drawn(page: Page) -> None:
    """Also that on its second mark, for which there is one place with the first."""
    plan = _planned(
        "paired series=kind trade-private-2021-h1-share "
        "trade-private-2021-h1.contribution",
        annotations={"trade-private-2021-h1.contribution": "as we read it"},
    )
    assert "as we read it" in _words(plan, page)


def test_a_target_says_so_at_its_mark() -> None:
    """It is never drawn as if it had been reached."""
    plan = _planned("bars cci-financing-2025")
    assert [row.note for row in plan.rows] == ["a target"]
    assert "a target" in _words(plan, NARROW)


def test_missing_time_is_said() -> None:
    """Steps with years between them show a break, and the description says it."""
    plan = _planned("steps trade-per-month-2021-h1 trade-per-month-2024")
    assert "//" in _words(plan, NARROW)
    assert "Of the time between, nothing is drawn" in plan.description
    next_to = _planned("steps trade-per-month-2025-q1-q3 trade-per-month-2025-q4")
    assert "//" not in _words(next_to, NARROW)
    assert "nothing is drawn" not in next_to.description


def test_what_is_not_drawn_is_said_in_the_picture_too() -> None:
    """A picture that travels alone names what it lacks, and calls nothing the least."""
    plan = _planned(
        "paired series=period trade-asean-2021-h1-share trade-asean-2025-share "
        "trade-eu-2021-h1-share trade-eu-2025-share trade-us-2021-h1-share"
    )
    assert "Not drawn: United States" in poster(plan, "")
    assert "of those drawn, largest" in plan.description


def test_a_flow_keeps_its_colour() -> None:
    """Exports are not drawn as imports are; what they come to is neither."""
    plan = _planned("dots trade-2025.growth exports-2025.growth imports-2025-growth")
    assert [row.flow for row in plan.rows] == [0, 1, 2]
    monthly = _planned("steps trade-per-month-2025-q1-q3 trade-per-month-2025-q4")
    assert {row.flow for row in monthly.rows} == {0}


def _left_of(numbers: str) -> str:
    """Return what is left of 100 % when shares of these numbers are taken away."""
    site = real_site()
    names = ("trade-asean-2025-share", "trade-eu-2025-share")
    figures = [
        replace(
            site.figures[name],
            quantity=replace(
                site.figures[name].quantity, number=Decimal(number), span=None
            ),
        )
        for name, number in zip(names, numbers.split(), strict=True)
    ]
    chart = replace(_chart(f"shares {' '.join(names)}"), rest="Others")
    known = {**site.figures, **{figure.id: figure for figure in figures}}
    site = replace(site, figures=known)
    draft = Draft(chart=chart, sort=KINDS["shares"], site=site, figures=figures)
    rows, _ = arrange(draft)
    return ", ".join(row.quantity.plain for row in rows if row.role is Role.REST)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("16.6 13.5", "69.9"),
        ("60.001 25.55", "14.45"),
        ("60.051 25.5", "14.4"),
        ("60.1 25.5501", "14.3"),
        ("60.02 39.98", ""),
        ("60.1 39.9", ""),
    ],
)
def test_a_remainder_has_the_digits_that_its_interval_supports(
    numbers: str, expected: str
) -> None:
    """It is rounded once, and nothing is drawn of which rounding leaves nothing."""
    assert _left_of(numbers) == expected
