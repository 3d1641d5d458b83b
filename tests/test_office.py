"""What compares with LibreOffice sees what differs, though only the workflow has it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from sitegen.cli import SOUND, main
from tests.office import is_same
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = """\
#!{python}
# Does with tables what LibreOffice does, and may change one cell.
import csv, sys
from pathlib import Path
from openpyxl import load_workbook

paths = [Path(each) for each in sys.argv if each.endswith((".xlsx", ".csv"))]
folder = Path(sys.argv[sys.argv.index("--outdir") + 1])
for path in paths:
    if path.suffix == ".csv":
        text = path.read_text("utf-8-sig")
        (folder / f"{{path.stem}}-{{path.stem}}.csv").write_text(text, "utf-8")
        continue
    for sheet in load_workbook(path):
        made = folder / f"{{path.stem}}-{{sheet.title}}.csv"
        with made.open("w", newline="") as file:
            for row in sheet.iter_rows(values_only=True):
                cells = [str(each if each is not None else "") for each in row]
                cells = [each.removesuffix(" 00:00:00") for each in cells]
                csv.writer(file).writerow(
                    "{other}" if each == "{cell}" else each for each in cells
                )
"""


@pytest.mark.parametrize("other", ["41.2", "42.1"])
def test_a_cell_that_is_read_otherwise_is_told(
    other: str, small: Path, tmp_path: Path
) -> None:
    """Whatever program opens the tables, each of its cells is held against ours."""
    assert SOUND == main(["build", "--root", str(small), "--quiet"])
    program = tmp_path / "bin/soffice"
    program.parent.mkdir()
    text = OFFICE.format(python=sys.executable, cell="41.2", other=other)
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)

    done = subprocess.run(
        [sys.executable, "-m", "tests.office", str(small / "site")],
        cwd=ROOT,
        env={"PATH": f"{program.parent}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    is_other = other != "41.2"
    assert is_other == bool(done.returncode), done.stderr
    assert is_other == ("value is '42.1', and not '41.2'\n" in done.stderr)


@pytest.mark.parametrize(
    ("found", "said", "expected"),
    [
        ("2", "2.0", True),
        ("5190", "5,190", True),
        ("", "0", False),
        ("2025-01", "Jan 25", False),
        ("-1", "'-1", False),
    ],
)
def test_numbers_are_compared_as_numbers(
    found: str, said: str, *, expected: bool
) -> None:
    """A spreadsheet keeps no zeros; a lost sign and a text made a day do differ."""
    assert expected == is_same(found, said)


def test_nothing_is_published_that_libreoffice_reads_otherwise() -> None:
    """The workflow asks it at every change, and publishing waits for the answer."""
    text = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]

    runs = [each["run"] for each in jobs["office"]["steps"] if "run" in each]
    assert ".venv/bin/python -m tests.office site" == runs[-1]
    assert ["test", "office"] == jobs["passed"]["needs"]
    assert {"contents": "read"} == jobs["office"]["permissions"]
