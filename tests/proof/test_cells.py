"""
Cells of tables, and figures that their heads bear out or speak against.

``cells.tsv`` holds a line a cell. The value of a trap is in the cell; what else it
states is not what the heads say, or the lines above the table.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from sitegen.model.figure import BASED, Kind
from sitegen.model.period import Period
from sitegen.model.place import Cell, Place
from sitegen.printed.evidence import complaint
from sitegen.proof import Around, around_of, objections
from tests.printed.words import BALANCE, units
from tests.support import HERE, figure


class Line(NamedTuple):
    """One cell, with what is claimed of it."""

    verdict: str
    language: str
    kind: str
    value: str
    terms: str
    covers: str
    row: str
    column: str
    unit: str
    above: str


def cells(verdict: str) -> list[Line]:
    """Return the cells of one verdict."""
    path = Path(__file__).with_name("cells.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [Line(*line.split("\t")) for line in lines if line[0] != "#"]
    return [row for row in rows if row.verdict == verdict]


def against(line: Line) -> str:
    """Return what the heads say against a figure, or nothing."""
    number = line.value.partition(" ")[0].removeprefix("-")
    printed = number.replace(".", ",") if line.language == "de" else number
    cell = Cell(row=line.row, column=line.column, unit=line.unit)
    place = Place(paragraph=0, table=1, printed=printed, cell=cell, at=HERE)
    said = dict(each.split("=") for each in line.terms.split())
    kind, period = Kind(line.kind), Period.parse(said["period"])
    base = Period.parse(said["base"]) if "base" in said else period.year_before
    made = replace(
        figure(line.value, units(), kind),
        period=period,
        base=base if kind in BASED else None,
    )
    is_known = line.above != "-"
    around = around_of(("",), tuple(line.above.split(" / "))) if is_known else Around()
    covers = Period.parse(line.covers)
    wrong = complaint(made, place, line.language, BALANCE)
    found = objections(made, place, line.language, covers, around)
    return wrong or "; ".join(each.message for each in found)


def test_no_cell_of_something_else_is_accepted() -> None:
    """A cell of another time, or of how far something moved, is told."""
    assert [] == [each for each in cells("trap") if not against(each)]


def test_a_cell_of_what_is_stated_is_accepted() -> None:
    """A cell whose heads say what a figure states is accepted."""
    found = {each: against(each) for each in cells("sound")}

    assert {} == {each: told for each, told in found.items() if told}
