"""The ruler of time: what each source covers, for any sheet."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from sitegen.build import build
from sitegen.diagnostics import Location, Report
from sitegen.model.period import Period
from sitegen.model.source import Source
from sitegen.render.ruler import Ruler, Span, ruler
from tests.sheets import SHEETS, sheet_in

if TYPE_CHECKING:
    from pathlib import Path

HERE = Location(PurePosixPath("content/sources/some.yaml"))


def _source(slug: str, covers: str) -> Source:
    return Source(
        slug=slug,
        title=slug,
        publisher="The Office",
        covers=Period.parse(covers),
        url="https://office.example/",
        text=f"{slug}.txt",
        name=slug,
        at=HERE,
        where={},
    )


def _ruler(**told: str) -> Ruler:
    """Return the ruler of sources that cover the first of their periods."""
    sources, figures = {}, {}
    for slug, text in told.items():
        covers, *others = text.split()
        sources[slug] = _source(slug, covers)
        for each in (covers, *others):
            period, _, base = each.partition("/")
            figures[f"{slug}-{each}"] = SimpleNamespace(
                source=slug,
                period=Period.parse(period),
                base=Period.parse(base) if base else None,
            )
    settings = SimpleNamespace(language="en-GB")
    site: Any = SimpleNamespace(sources=sources, figures=figures, settings=settings)
    return ruler(site)


@pytest.mark.parametrize(
    ("covers", "expected"),
    [
        ("2025-03-04", "Mar 2025"),
        ("2025-Q1", "Jan 2025, Feb 2025, Mar 2025"),
        ("2025", "Jan 2025, Apr 2025, Jul 2025, Oct 2025"),
        ("2024-11..2025-10", "Oct 2024, Jan 2025, Apr 2025, Jul 2025, Oct 2025"),
        ("2024..2025", "Jan 2024, Jul 2024, Jan 2025, Jul 2025"),
        ("2021..2027", "2021, 2022, 2023, 2024, 2025, 2026, 2027"),
        ("1990..2025", "1990, 2000, 2010, 2020"),
        ("9999", "Jan 9999, Apr 9999, Jul 9999, Oct 9999"),
        ("0001..9999", "1, 2000, 4000, 6000, 8000"),
        ("at-undated", ""),
    ],
)
def test_lines_are_months_or_years_for_which_a_phone_has_room(
    covers: str, expected: str
) -> None:
    """Whatever the time that a sheet spans, there are few, at round places."""
    said = ", ".join(text for _, text in _ruler(a=covers).ticks)
    assert expected == said.replace("\xa0", " ")


def test_each_source_stands_where_its_time_is() -> None:
    """Sources come in order of time, each with what it compares with beside it."""
    earlier, later = _ruler(b="2025 2025/2024", a="2024").lines

    assert ("a", "b") == (earlier.source.slug, later.source.slug)
    assert (Span(start="0.00%", width="50.06%"),) == earlier.covers
    assert (Span(start="50.06%", width="49.93%"),) == later.covers
    assert ((), earlier.covers) == (earlier.bases, later.bases)


def test_other_times_lie_on_none_of_their_lane() -> None:
    """Halves stand side by side, a month within one below; a day is still seen."""
    (line,) = _ruler(a="2024 2024-H1 2024-07 2024-H2 at-2024-12-31 at-undated").lines

    assert [2, 2] == [len(lane) for lane in line.lanes]
    assert "2" == line.lanes[1][1].width
    assert ["2024-H1", "2024-07", "2024-H2", "at-2024-12-31"] == [
        str(each) for each in line.others
    ]


def test_days_of_a_year_are_no_blot() -> None:
    """Of marks as thin as a line only those are drawn that stand apart."""
    days = (Period.parse("2023").start_day.replace(month=m, day=d)
            for m in range(1, 13) for d in range(1, 29))  # fmt: skip
    (line,) = _ruler(a=" ".join(["2021..2025", *map(str, days)])).lines

    (lane,) = line.lanes
    assert len(line.others) == 336
    assert 20 < len(lane) < 40


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_the_page_of_periods_has_a_line_for_each_source(
    sheet: Path, tmp_path: Path
) -> None:
    """In the sheet of any place each source is named beside its picture."""
    project = sheet_in(tmp_path, sheet)
    page = build(project, Report(is_strict=True))["periods/index.html"].decode()
    part = page.partition('<div class="ruler">')[2].partition("</div>")[0]

    names = {path.stem for path in (sheet / "content/sources").glob("*.yaml")}
    assert names == set(re.findall(r'href="../sources/([^/]+)/', part))
    assert len(names) == part.count('role="img" aria-label="Covers ')
