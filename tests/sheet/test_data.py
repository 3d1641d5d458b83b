"""The downloads, read back by programs that we did not write, without a network."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from frictionless import system, validate
from pysdmx.io import read_sdmx

from tests.support import real_site
from tests.whole import HOME, exported, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"800.68,CNY", b"8oo.68,CNY", "type-error"),
        (b",reported,", b",rumoured,", "constraint-error"),
        (b"trade-2025,dnyxxg", b"trade-2025,nobody", "foreign-key"),
    ],
)
def test_a_faulty_table_is_not_valid(
    old: bytes, new: bytes, fault: str, tmp_path: Path
) -> None:
    """What the schema promises is what Frictionless then refuses."""
    folder = written(exported(), tmp_path)
    table = folder / "data/figures.csv"
    data = table.read_bytes()
    assert old in data
    table.write_bytes(data.replace(old, new, 1))
    with system.use_context(trusted=True):
        report: Any = validate(str(folder / "data/datapackage.json"))

    assert fault in {kind for (kind,) in report.flatten(["type"])}


def test_the_sheet_is_there_in_words() -> None:
    """Every figure has a line with its value, its source and its id."""
    site = real_site()
    text = exported()["sheet.md"].decode()

    for figure in site.figures.values():
        assert f"; {figure.id})." in text
    assert (
        "- Foreign trade, 2025: 800.68 billion yuan "
        "(Southeast Asia Information Port, January 2026, paragraph 1; trade-2025)."
    ) in text
    assert ".. " not in text  # a title may end in a full stop of its own
    assert f"({HOME}sheet.md)" in exported()["llms.txt"].decode()


def test_sdmx_tools_read_the_observations(tmp_path: Path) -> None:
    """Pysdmx reads the figures that have a date, each once, with their own digits."""
    site = real_site()
    path = tmp_path / "figures.csv"
    path.write_bytes(exported()["data/figures.sdmx.csv"])
    message: Any = read_sdmx(str(path), validate=False)
    (dataset,) = message.data
    rows = {row["FIGURE"]: row for row in dataset.data.to_dict("records")}
    dated = {name: each for name, each in site.figures.items() if each.period.is_dated}

    assert list(dated) == list(rows)
    assert len(dataset.data) == len(rows)
    for name, figure in dated.items():
        row, quantity = rows[name], figure.quantity
        assert row["OBS_VALUE"] in {quantity.plain, ""}
        assert (row["OBS_VALUE"] == "") is (row["OBS_STATUS"] == "L")
        assert str(quantity.unit.scale) == row["UNIT_MULT"]
        assert "CN-CQ" == row["REF_AREA"]
    assert ("A", "2025", "CNY", "9", "800.68", "A") == tuple(
        rows["trade-2025"][concept]
        for concept in (
            *("FREQ", "TIME_PERIOD", "UNIT_MEASURE", "UNIT_MULT", "OBS_VALUE"),
            "OBS_STATUS",
        )
    )


def test_sdmx_periods_are_those_of_the_standard() -> None:
    """Halves are semesters, spans have a start and a length, and each its frequency."""
    text = exported()["data/figures.sdmx.csv"].decode("utf-8-sig")
    times = {
        (row["FREQ"], row["TIME_PERIOD"]) for row in csv.DictReader(io.StringIO(text))
    }

    assert {("S", "2021-S1"), ("M", "2021-06"), ("_O", "2025-01-01/P9M")} <= times
    forms = {
        "A": r"\d{4}",
        "S": r"\d{4}-S[12]",
        "Q": r"\d{4}-Q[1-4]",
        "M": r"\d{4}-\d{2}",
        "D": r"\d{4}-\d{2}-\d{2}",
        "_O": r"\d{4}-\d{2}-\d{2}(/P\d+[MD])?",
    }
    assert [] == [
        (frequency, time)
        for frequency, time in sorted(times)
        if not re.fullmatch(forms[frequency], time)
    ]
