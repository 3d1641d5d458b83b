"""The whole sheets of sites/ that are made with the templates of this project."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.project import Project
from tests.shared import linked, once, share

SHEETS = sorted(path.parent for path in Path(__file__).parent.glob("sites/*/texts"))
(MERISIA,) = (each for each in SHEETS if each.name == "merisia")


def sheet_in(folder: Path, sheet: Path) -> Project:
    """
    Put a sheet that is made with the real templates into *folder*.

    Its pictures are drawn, and its templates compiled, only once.
    """
    project = _undrawn(sheet, folder)
    linked(_drawn(sheet), project.cache)
    return project


def _undrawn(sheet: Path, folder: Path) -> Project:
    shutil.copytree(sheet / "content", folder / "content")
    return Project(folder, folder / "site")


@cache
def _drawn(sheet: Path) -> Path:
    """Return the cache of a sheet after a build."""

    def draw(folder: Path) -> None:
        build(_undrawn(sheet, folder), Report())

    folder = once(sheet.name, draw)
    return share(Project(folder, folder / "site").cache)
