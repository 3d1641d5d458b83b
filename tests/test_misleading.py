"""What a chart may not put together, tried on the real figures."""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from sitegen.derive import derive
from sitegen.diagnostics import Location, Report
from sitegen.draw.kinds import KINDS
from sitegen.draw.prove import prove
from sitegen.model.chart import Chart
from sitegen.project import Project
from sitegen.read import read
from sitegen.resolve import resolve

if TYPE_CHECKING:
    from sitegen.model.site import Site

ROOT = Path(__file__).parents[1]
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
    "a stack of years apart": (
        "stacked series=period trading-enterprises-2020 trading-enterprises-2024",
        "periods add up only where each begins as another ends",
    ),
    "a rest of the shares of two years": (
        "shares rest=Others trade-asean-2025-share trade-asean-2024-share",
        "shares of several periods do not add up",
    ),
    "an average within an average": (
        "within series=period trade-per-month-2025 trade-per-month-2025-q4",
        "is an average, of which no period holds a part",
    ),
    "an average beside a total": (
        "bars trade-2025 trade-per-month-2025",
        "one is an average, the other is none",
    ),
    "nine months under a year": (
        "nested whole=exports-2025 exports-laptops-2025-q1-q3",
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
    "shares of two wholes in one series": (
        (
            "paired series=kind trade-asean-2025-share trade-asean-2025-contribution "
            "exports-mobile-phones-2025-share exports-mobile-phones-2025-contribution"
        ),
        "one is measured against trade, the other against exports",
    ),
}


@cache
def _site() -> Site:
    report = Report()
    content = read(Project(ROOT, ROOT / "site"), report)
    return derive(resolve(content, report), report)


def _told(declared: str) -> list[str]:
    kind, *words = declared.split()
    options: dict[str, Any] = dict(word.split("=") for word in words if "=" in word)
    chart = Chart(
        id="some",
        kind=kind,
        title="{trade-2025}",
        subtitle="Billion yuan",
        figures=tuple(word for word in words if "=" not in word),
        at=HERE,
        places={},
        **options,
    )
    report = Report()
    assert (prove(chart, KINDS[kind], _site(), report) is None) == bool(
        report.diagnostics
    )
    return [each.message for each in report.diagnostics]


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
            "nested whole=exports-2025-q1-q3 exports-vehicles-2025-q1-q3 "
            "exports-electric-vehicles-2025-q1-q3"
        ),
    ],
)
def test_what_belongs_together_is_drawn(declared: str) -> None:
    """The rules leave what is sound alone."""
    assert _told(declared) == []
