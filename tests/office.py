"""
Whether LibreOffice reads of the tables what they say.

Run it as python -m tests.office site. It opens the workbook and each CSV file as a
person does, without a screen, and writes what it has in its cells; that is compared
with the CSV files, cell by cell. LibreOffice is large, so only the workflow has it.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sitegen.columns import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

# Commas, quotes, UTF-8, from the first line; numbers as they are, every sheet.
OPENED = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,false"
WRITTEN = (
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
)
NAMES = tuple(table.name for table in TABLES)
Rows = list[list[str]]


def convert(folder: Path, *files: Path) -> None:
    """Let LibreOffice open files and write each of their sheets into a folder."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'own').as_uri()}"]
    command += ["--headless", "--convert-to", WRITTEN, "--outdir", str(folder)]
    if files[0].suffix == ".csv":
        command.append(f"--infilter={OPENED}")
    paths = [str(path.resolve()) for path in files]
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=300)


def read(path: Path) -> Rows:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.reader(file)]


def is_same(found: str, said: str) -> bool:
    """Tell whether two cells are alike; what is a number to both counts as one."""
    if found == said:
        return True
    try:
        return Decimal(found.replace(",", "")) == Decimal(said.replace(",", ""))
    except InvalidOperation:
        return False


def differences(found: Path, said: Path) -> Iterator[str]:
    """Yield each cell in which a file that LibreOffice wrote is not what is said."""
    ours, theirs = read(said), read(found)
    if len(ours) != len(theirs):
        yield f"{found.name}: {len(theirs)} rows, and {len(ours)} in {said.name}"
    for number, (row, other) in enumerate(zip(ours, theirs, strict=False), 1):
        for name, cell, seen in zip(ours[0], row, other, strict=True):
            if not is_same(seen, cell):
                yield f"{found.name}:{number}: {name} is {seen!r}, and not {cell!r}"


def compared(site: Path) -> Iterator[str]:
    """Yield what LibreOffice reads otherwise in the data of a site."""
    data = site / "data"
    with TemporaryDirectory() as made:
        folder = Path(made)
        convert(folder, data / "figures.xlsx")
        convert(folder, *(data / f"{name}.csv" for name in NAMES))
        for name in NAMES:
            said = data / f"{name}.csv"
            yield from differences(folder / f"figures-{name.capitalize()}.csv", said)
            yield from differences(folder / f"{name}-{name}.csv", said)


if __name__ == "__main__":
    faults = [*compared(Path(sys.argv[1]))]
    sys.exit("\n".join(faults) or None)
