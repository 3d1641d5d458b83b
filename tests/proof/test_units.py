"""
Units that heads and captions of tables name, and such that are claimed of a cell.

``units.tsv`` holds a line a table; the claim of a trap is not what its cell counts.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.model.place import Cell, Place
from sitegen.printed.table import MissError, prove_cell, tables
from sitegen.printed.unit_words import UnitWords
from tests.printed.words import units
from tests.support import HERE

WORDS = UnitWords.of(units().values())


def lines(verdict: str) -> list[list[str]]:
    """Return the tables of one verdict, without it."""
    path = Path(__file__).with_name("units.tsv")
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()]
    return [row[1:] for row in rows if row[0] == verdict]


def prove(line: list[str]) -> None:
    """Prove the cell of a table, the numbers of which are 1, 2, and so on."""
    tag, above, corner, heads, row, column, unit = line
    columns = heads.split(" | ")
    numbers = [str(number) for number, _ in enumerate(columns, 1)]
    body = [f"{corner} | {heads}", f"{row} | {' | '.join(numbers)}"]
    text = "\n".join([*above.split(" / "), *body])
    place = Place(
        paragraph=0,
        table=1,
        printed=numbers[columns.index(column)],
        cell=Cell(row=row, column=column, unit=unit.removeprefix("-")),
        at=HERE,
    )
    prove_cell(place, tables(text), tag, WORDS)


@pytest.mark.parametrize("line", lines("trap"), ids=str)
def test_a_cell_of_another_unit_is_told(line: list[str]) -> None:
    """A unit that a nearer head, or the caption, does not say is refused."""
    with pytest.raises(MissError, match="table-unit"):
        prove(line)


@pytest.mark.parametrize("line", lines("sound"), ids=str)
def test_a_cell_of_its_unit_is_accepted(line: list[str]) -> None:
    """The unit that heads and caption say is accepted, whatever else they name."""
    prove(line)
