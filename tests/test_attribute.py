"""
What a new attribute of a figure costs: a type, a field of the record and its mark.

A copy of the tool gets one that no sheet has, in two files; all else must follow.
"""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.support import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

TYPE = '''

class Coverage(StrEnum):
    """What of trade a value covers."""

    UNSAID = "unsaid"
    SERVICES = "services"

    @property
    def words(self) -> str:
        """What is said beside the number."""
        return mark("services only") if self is Coverage.SERVICES else ""
'''
FIELD = "    coverage: Coverage = Coverage.UNSAID\n"
MARK = '        "coverage": term("Coverage", "goods or services"),\n'
SOURCE = "content/sources/office-2025-01-20.yaml"
FIGURE = "exports-machinery-2024"
CHART = "exports-by-product"
SHOWN = (
    f"cards/figures.{FIGURE}.json",
    f"figures/{FIGURE}/index.html",
    "figures/index.html",
    "topics/products/index.html",
    f"charts/{CHART}/index.html",
    f"charts/{CHART}/chart.svg",
    f"charts/{CHART}/live.json",
    "sheet.md",
)
"""The card and the page of the figure, tables, a picture, its live view, and words."""


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sheet, beside a tool that knows one attribute more."""
    folder = tmp_path_factory.mktemp("attribute")
    compiled = shutil.ignore_patterns("__pycache__")  # others write there meanwhile
    for name in ("sitegen", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=compiled)
    with (folder / "sitegen/model/terms.py").open("a", encoding="utf-8") as terms:
        terms.write(TYPE)
    figure = folder / "sitegen/model/figure.py"
    text = figure.read_text(encoding="utf-8")
    field, name = "    status: Status = ", "    Basis,\n"
    mark = '        "places": Stated('
    assert text.count(field) == text.count(name) == text.count(mark) == 1
    text = text.replace(name, f"{name}    Coverage,\n").replace(mark, MARK + mark)
    figure.write_text(text.replace(field, FIELD + field), encoding="utf-8")
    shutil.copytree(folder / "sitegen/starter/content", folder / "content")
    return folder


def said(sheet: Path, value: str) -> None:
    """Let a source of the sheet state the attribute of all its figures."""
    text = (ROOT / "sitegen/starter" / SOURCE).read_text(encoding="utf-8")
    entry = "    measure: "
    assert entry in text
    changed = text.replace(entry, f"    coverage: {value}\n{entry}")
    (sheet / SOURCE).write_text(changed, encoding="utf-8")


def test_an_attribute_is_validated(sheet: Path) -> None:
    """What it cannot say is refused in its line, with what it can."""
    said(sheet, "servces")

    done = run(["-m", "sitegen", "check"], sheet)

    assert 1 == done.returncode
    assert f"{SOURCE}:" in done.stderr
    assert "error[value-invalid]" in done.stderr
    assert "did you mean 'services'?" in done.stderr


def test_an_attribute_is_shown_and_offered(sheet: Path) -> None:
    """It stands on the card, in tables, at the mark of a chart and in each download."""
    said(sheet, "services")

    done = run(["-m", "sitegen", "build", "--strict"], sheet)

    site = sheet / "site"
    assert 0 == done.returncode, done.stderr
    assert [] == [
        path
        for path in SHOWN
        if "services only" not in (site / path).read_text(encoding="utf-8")
    ]
    assert "services" == row(site / "data/figures.csv", "id")["coverage"]
    assert "services" == row(site / "data/figures.sdmx.csv", "FIGURE")["COVERAGE"]
    assert "services only" == row(site / f"charts/{CHART}/chart.csv", "id")["note"]
    told = json.loads((site / "data/figures.json").read_text(encoding="utf-8"))
    assert {"services"} == {
        each["coverage"] for each in told["figures"] if each["id"] == FIGURE
    }
    with ZipFile(site / "data/figures.xlsx") as book:
        assert b">coverage<" in book.read("xl/sharedStrings.xml")
    assert "goods or services" in (site / "data/index.html").read_text(encoding="utf-8")


def row(path: Path, key: str) -> dict[str, str]:
    """Return the row of the figure in a table."""
    rows = csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    return next(each for each in rows if each[key] == FIGURE)
