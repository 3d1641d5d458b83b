"""Values that are stated as a range: "between 3 and 4 per cent"."""

from __future__ import annotations

import csv
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from sitegen import words
from sitegen.build import build
from sitegen.cells import MARK, amount
from sitegen.diagnostics import BuildError, Report
from sitegen.model.quantity import Interval
from sitegen.read.fields import RefusedError, read_quantity
from tests.support import CONTENT, quantity, small_project, small_site
from tests.test_words import UNITS, spaced

if TYPE_CHECKING:
    from pathlib import Path

GROWTH = "growth: {value: 12 %, printed: {1: 12%}}"
LEVEL = "value: 470 EUR mn\n    printed: {2: 470 million euros}"
RANGED = {
    **CONTENT,
    "sources/gazette.yaml": CONTENT["sources/gazette.yaml"]
    .replace(GROWTH, "growth: {value: 12 to 13 %, printed: {1: 12 to 13%}}")
    .replace(
        LEVEL, "value: 470 to 480 EUR mn\n    printed: {2: 470-480 million euros}"
    ),
}


@pytest.mark.parametrize(
    ("value", "shown", "signed", "change"),
    [
        ("3 to 4 %", "3_to 4%", "3_to 4%", "up 3_to 4%"),
        ("-4 to -3 %", "−4_to −3%", "−4_to −3%", "down 3_to 4%"),
        ("-3 to -4 %", "−4_to −3%", "−4_to −3%", "down 3_to 4%"),
        ("-1 to 2 %", "−1_to 2%", "−1_to 2%", "changed by −1_to 2%"),
        ("-1 to 1 %", "−1_to 1%", "−1_to 1%", "changed by −1_to 1%"),
        ("1.8 to 2.0 times", "180_to 200%", "180_to 200%", "up 180_to 200%"),
    ],
)
def test_a_range_in_words(value: str, shown: str, signed: str, change: str) -> None:
    """Both ends are shown as printed, and a fall by its size, the smaller end first."""
    rate = quantity(value, UNITS)
    found = words.bounded(rate), words.signed(rate), words.change(rate)

    assert (shown, signed, change) == tuple(map(spaced, found))


def test_a_range_of_money() -> None:
    """It is shown in the unit of its article, and stands for all between its ends."""
    found = quantity("470 to 1,480 EUR mn", UNITS)

    assert Interval(Decimal("0.47"), Decimal("1.48")) == found.interval
    assert "470_to 1,480_million euros" == spaced(words.amount(found))
    assert "0.47_to 1.48_bn €" == spaced(words.rounding(found)).replace(" to", "_to")
    assert {"value": "", "low": "0.47", "high": "1.48"} == amount(found)


@pytest.mark.parametrize("text", ["3 to 3 %", "3 to x %", "over 3 to 4 %", "3 to 4"])
def test_what_is_no_range_is_refused(text: str) -> None:
    """A range has two numbers that differ, one unit, and no bound."""
    with pytest.raises(RefusedError, match="write it like"):
        read_quantity(text)


def test_a_range_is_shown_wherever_its_figure_is(tmp_path: Path) -> None:
    """Pages, tables, citations and the search index show both ends."""
    outputs = build(small_project(tmp_path, RANGED), Report(is_strict=True))
    figure = "figures/exports-boats-2024/index.html"

    for path in (figure, "figures/index.html", "find/index.json", "sheet.md"):
        text = outputs[path].decode().replace(words.NO_BREAK, " ")
        assert "470 to 480" in text, path
    assert ": 470 to 480 million euros" in outputs[figure].decode()  # as it is cited
    assert "up 12_to 13%" in spaced(outputs["index.html"].decode())


def test_a_range_in_the_downloads_has_no_value(tmp_path: Path) -> None:
    """Nobody printed a number between its ends, so that only these are told."""
    outputs = build(small_project(tmp_path, RANGED), Report(is_strict=True))
    text = outputs["data/figures.csv"].removeprefix(MARK).decode()
    rows = {each["id"]: each for each in csv.DictReader(text.splitlines())}
    row = rows["exports-boats-2024"]

    assert ("", "0.47", "0.48", "between") == tuple(
        row[key] for key in ("value", "low", "high", "qualifier")
    )


def test_a_formula_takes_the_interval_of_a_range(tmp_path: Path) -> None:
    """56.7 after growth by 12 to 13 % was between 50.13 and 50.67 before."""
    found = small_site(tmp_path, RANGED).figures["trade-2023"].quantity
    low, high = found.interval.low, found.interval.high

    assert low is not None
    assert high is not None
    assert (Decimal("50.13"), Decimal("50.67")) == (round(low, 2), round(high, 2))
    assert "about" == found.qualifier


@pytest.mark.parametrize("value", ["12 to 14 %", "12 %", "-13 to -12 %"])
def test_another_value_does_not_follow_from_a_range(tmp_path: Path, value: str) -> None:
    """Both ends are proved, and so are their signs."""
    source = RANGED["sources/gazette.yaml"].replace("12 to 13 %", value)
    content = {**RANGED, "sources/gazette.yaml": source}

    with pytest.raises(BuildError) as caught:
        build(small_project(tmp_path, content), Report(is_strict=True))

    assert {"value-differs"} == {e.code for e in caught.value.report.diagnostics}
