"""Rules of drawing: what may stand together, what it looks like, and where."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from sitegen.diagnostics import Location, Report
from sitegen.draw import draw
from sitegen.draw.picture import specification
from sitegen.graphics.page import NARROW, WIDE, Room, domain
from sitegen.graphics.text import text_width, wrapped
from sitegen.model.figure import Figure, Kind, Nature, Subject
from sitegen.model.period import Period
from sitegen.model.quantity import Quantity, Unit
from sitegen.model.vocabulary import Measure, Vocabulary
from sitegen.plan import plan
from sitegen.plan.comparable import difference
from tests.pictures import faults, marks, svg, texts
from tests.sheets import MERISIA, sheet_in
from tests.support import site_of

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.graphics.page import Page

HERE = Location(PurePosixPath("content/charts/some.yaml"))
MONEY = Unit(id="EUR bn", label="billion euros", short="bn €", currency="EUR")
DOLLARS = Unit(id="USD bn", label="billion dollars", short="bn $", currency="USD")


def _measure(name: str, topic: str, *part_of: str) -> Measure:
    return Measure(
        id=name,
        label=name,
        inline=name,
        definition="",
        topic=topic,
        part_of=part_of,
        at=HERE,
    )


WORDS = Vocabulary(
    measures={
        each.id: each
        for each in (
            _measure("trade", "trade"),
            _measure("exports", "trade", "trade"),
            _measure("imports", "trade", "trade"),
            _measure("orders", "firms"),
        )
    },
    units={},
    partners={},
    products={},
    enterprises={},
    scopes={},
    topics={},
)

FIRST = Figure(
    id="exports-2025",
    kind=Kind.LEVEL,
    subject=Subject(measure="exports"),
    period=Period.parse("2025"),
    quantity=Quantity(Decimal("56.7"), MONEY),
    at=HERE,
)
GROWTH = replace(FIRST, kind=Kind.GROWTH, base=Period.parse("2024"))
ON_MONTH = replace(GROWTH, period=Period.parse("2025-01"), base=Period.parse("2024-12"))
_ON_MONTH_BEFORE = {"period": Period.parse("2025-02"), "base": Period.parse("2025-01")}
_ON_YEAR_BEFORE = {"period": Period.parse("2025-02"), "base": Period.parse("2024-02")}

CHANGES = {
    "growth: {value: 4.8 %, base: 2024-05, printed: {5: 4.8 percent more}}": (
        "{value: 0.04 USD bn, base: 2024-05, printed: {5: rose by $0.04 billion}}"
    ),
    "growth: {value: -3.8 %, base: 2024-05, printed: {5: 3.8 percent less}}": (
        "{value: -0.02 USD bn, base: 2024-05, printed: {5: fell by $0.02 billion}}"
    ),
}
"""Of fish and of timber, beside the growth of each."""
CHART = """\
kind: bars
title: Exports of fish rose by {exports-fish-2025-05.change} in {exports-2025-05|period}
subtitle: Change on the same month of the year before, billion dollars
figures: [exports-fish-2025-05.change, exports-timber-2025-05.change]
"""

ONE_BAR = """\
kind: stacked
title: Fish brought in {exports-fish-2025-05}
subtitle: Exports by product, billion dollars, {exports-2025-05|period}
whole: exports-2025-05
rest: All else
figures: [exports-fish-2025-05, exports-timber-2025-05]
"""


@pytest.mark.parametrize(
    ("first", "change", "reason"),
    [
        (FIRST, {"period": Period.parse("2024")}, ""),
        (FIRST, {"subject": Subject(measure="imports")}, ""),
        (FIRST, {"subject": Subject(measure="trade", product="tea")}, ""),
        (FIRST, {"kind": Kind.SHARE}, "one is a level, the other a share"),
        (FIRST, {"quantity": Quantity(Decimal(1), DOLLARS)}, "their units are"),
        (FIRST, {"period": Period.parse("2025-H1")}, "differ in length"),
        (FIRST, {"nature": Nature.TARGET}, "the other a target"),
        (FIRST, {"subject": Subject(measure="orders")}, "differ in meaning"),
        (
            FIRST,
            {"subject": Subject(measure="imports", product="tea")},
            "differ in meaning",
        ),
        (GROWTH, {"base": Period.parse("2020")}, "their bases are"),
        (GROWTH, {"period": Period.parse("2024"), "base": Period.parse("2023")}, ""),
        (ON_MONTH, _ON_MONTH_BEFORE, ""),
        (ON_MONTH, {"base": Period.parse("2024-01")}, "their bases are"),
        (ON_MONTH, _ON_YEAR_BEFORE, "their bases are"),
    ],
)
def test_what_cannot_be_compared_is_told(
    *, first: Figure, change: dict[str, object], reason: str
) -> None:
    """Figures that differ in meaning are no series; the reason says in what."""
    other = replace(first, **change)
    found = difference(first, other, WORDS)
    assert reason in found
    assert bool(reason) == bool(found)


@given(
    some.lists(
        some.builds(
            Room,
            some.floats(-1e6, 1e6),
            some.floats(0, 60),
            some.floats(0, 60),
        ),
        min_size=1,
        max_size=12,
    ),
    some.booleans(),
)
def test_all_marks_and_labels_fit(rooms: list[Room], has_zero: bool) -> None:  # noqa: FBT001
    """Whatever the values, every mark and its words stay within the sides."""
    low, high = domain(rooms, 300, has_zero=has_zero)
    assert high > low
    for room in rooms:
        x = (room.value - low) / (high - low) * 300
        assert x - room.left >= -0.01
        assert x + room.right <= 300.01


def test_lengths_begin_at_zero_and_places_are_not_seen_from_too_near() -> None:
    """No bar is cut, and a point of 16.7 beside one of 16.6 is no fall."""
    low, high = domain([Room(16.6), Room(16.7)], 100)
    assert low <= 0 < high
    low, high = domain([Room(16.6), Room(16.7)], 100, has_zero=False)
    assert high - low >= 16.7 / 3 - 0.01


@given(some.text("abc é 日本", max_size=80), some.integers(20, 300))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """Lines joined again are the text, and only single words are too long."""
    lines = wrapped(text, width, 13)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        is_word = " " not in line.strip() and not set(line) & {"日", "本"}
        assert is_word or text_width(line.rstrip(), 13) <= max(width, 26)


def test_chinese_breaks_between_characters() -> None:
    """A name without spaces has as many lines as it takes, and none is too long."""
    name = "重庆市对外贸易进出口总额"
    lines = wrapped(name, 60, 13)
    assert len(lines) > 1
    assert "".join(lines) == name
    assert all(text_width(line, 13) <= 60 for line in lines)


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
def test_a_single_bar_has_its_name_and_its_whole_beside_it(
    tmp_path: Path, page: Page
) -> None:
    """They stand in the line of the bar, as with several bars, not below its parts."""
    project = sheet_in(tmp_path, MERISIA)
    chart = project.content / "charts" / "parts.yaml"
    chart.write_text(ONE_BAR, encoding="utf-8")

    (made,) = (
        each
        for each in plan(site_of(project), Report(is_strict=True))
        if each.chart.id == "parts"
    )
    picture = svg(specification(made.plan(), page), page)

    assert [] == list(faults(picture, page))
    (bar, *_) = marks(picture, page)
    words = texts(picture, page)
    beside = {each.name for each in words if each.meets(bar, -page.width)}
    assert {"Exports", "3.37"} == beside


def test_an_amount_of_change_is_drawn_to_both_sides(tmp_path: Path) -> None:
    """What rose and what fell stand on one line of zero, each with its sign."""
    project = sheet_in(tmp_path, MERISIA)
    source = project.content / "sources" / "trade-2025-05.yaml"
    text = source.read_text(encoding="utf-8")
    for growth, change in CHANGES.items():
        assert growth in text
        text = text.replace(growth, f"{growth}\n    change: {change}")
    source.write_text(text, encoding="utf-8")
    chart = project.content / "charts" / "changes.yaml"
    chart.write_text(CHART, encoding="utf-8")

    (made,) = (
        each
        for each in plan(site_of(project), Report(is_strict=True))
        if each.chart.id == "changes"
    )
    files = draw([made])["changes"].files

    drawn = files["chart.svg"].decode()
    assert ["+0.04", "−0.02"] == re.findall(r"[+−]0\.\d+(?=</text>)", drawn)
    rows = files["chart.csv"].decode("utf-8-sig").splitlines()
    assert ["0.04", "-0.02"] == [row["value"] for row in csv.DictReader(rows)]
