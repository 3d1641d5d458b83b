"""The whole sheets of sites/ that are made with the templates of this project."""

from __future__ import annotations

import shutil
from pathlib import Path

from sitegen.project import Project

SHEETS = sorted(path.parent for path in Path(__file__).parent.glob("sites/*/texts"))
(MERISIA,) = (each for each in SHEETS if each.name == "merisia")


def sheet_in(folder: Path, sheet: Path) -> Project:
    """Put a sheet that is made with the real templates into *folder*."""
    shutil.copytree(sheet / "content", folder / "content")
    return Project(folder, folder / "site")
