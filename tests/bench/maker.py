"""What makes a site of sheets, be it ours or a peer: how to lay it out and run it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.measured import run
from tests.bench.sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.bench.measured import Cost
    from tests.bench.sheets import Sheet

Command = tuple[str, ...]
CHARTED, UNCHARTED = "Timber", "2017"
"""Figures of a sheet whose digits are edited: a bar of its chart, and none."""
FIRST = 5_000
"""Edited values begin here: no sheet has such a one, so that each is told apart."""


@dataclass(frozen=True, kw_only=True)
class Maker:
    """One of them; its commands are run in the folder of the project."""

    name: str
    draws: bool
    """Whether its charts are there without JavaScript."""
    write: Callable[[Path, int], None]
    """Writes a project of so many sheets into a folder."""
    rewrite: Callable[[Path, Sheet], None]
    """Writes a sheet anew that is there already."""
    build: Command
    serve: Callable[[int], Command]
    """Serves at a port while the content is edited."""
    page: str
    """The page of the first sheet, by its path in the site."""
    site: str
    kept: Command = ()
    """What it keeps between builds, beside the site."""
    shown: Callable[[str], str] = str
    """How a page prints a value."""

    def forget(self, folder: Path) -> None:
        """Remove what earlier builds made and kept."""
        for name in (self.site, *self.kept):
            shutil.rmtree(folder / name, ignore_errors=True)

    def edit(self, folder: Path, label: str, number: int) -> str:
        """Give a figure of the first sheet a value never seen; return it as shown."""
        value = edited(label, number)
        self.rewrite(folder, sheet(0, {label: value}))
        return self.shown(value)

    def built(self, folder: Path, shown: str) -> Cost:
        """Build; raises `AssertionError` unless the page shows what it should."""
        cost = run(self.build, folder)
        self.prove((folder / self.site / self.page).read_text("utf-8"), shown)
        return cost

    def prove(self, page: str, shown: str) -> None:
        """Raise `AssertionError` unless a page has the number, and its chart."""
        assert shown in page, f"{self.name} does not show {shown}"
        assert not self.draws or "<svg" in page, f"{self.name} has drawn nothing"


def edited(label: str, number: int) -> str:
    """Return a value of which no sheet has the like."""
    return f"{FIRST + number + 20_000 * (label == UNCHARTED)}.5"
