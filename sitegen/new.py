"""
A fact sheet to begin with: that of an invented place, sound and ready to be published.

It lies in `starter/` as it is written. Names there that begin with ``dot-`` begin with
a dot in the sheet, so that they are no hidden files of the tool's own. What its
workflows run besides the tool are the scripts of the tool's own workflows, and the
form for errors is that of its own repository.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from sitegen import shipped
from sitegen.options import MisuseError

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACE = "Examplia"
"""The place that does not exist; its name is in no other word of the starter."""
STARTER = Path(shipped.PACKAGE, "starter")
SCRIPTS = ("address", "artifact", "changes", "editions", "release")
"""What its workflows run: to find its address, to publish, and to keep editions."""
FORM = ".github/ISSUE_TEMPLATE/figure.yml"
"""Where GitHub finds the form that its pages fill in."""
REQUIREMENTS = "requirements.txt"
KEPT = {".git"}
"""What a folder may hold already: a repository without a file."""

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-](?=[^\W\d_])){0,59}")


def new(folder: Path, place: str = PLACE) -> tuple[str, ...]:
    """
    Write a sheet of a *place* into an empty *folder*; return the paths of its files.

    Raises `MisuseError` for a folder that is not empty or a name that is none.
    """
    if not _NAME.fullmatch(place):
        message = f"{place!r} is no name of a place; use letters, spaces and hyphens"
        raise MisuseError(message)
    if folder.is_file() or (folder.is_dir() and _names(folder) - KEPT):
        message = f"{folder} is not empty; name a folder that is new or empty"
        raise MisuseError(message)
    made, known = sheet(place), folder.is_dir()
    try:
        _write(made, folder)
    except OSError:  # half a sheet would be in the way of the next try
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in KEPT:
                rmtree(path) if path.is_dir() else path.unlink()
        if folder.is_dir() and not known:
            folder.rmdir()
        raise
    return tuple(made)


def sheet(place: str = PLACE) -> Mapping[str, str]:
    """Return the files of a new sheet by their paths."""
    made = {
        path.relative_to(STARTER).as_posix().replace("dot-", "."): path.read_text(
            encoding="utf-8"
        ).replace(PLACE, place)
        for path in sorted(STARTER.rglob("*"))
        if path.is_file()
    }
    made[REQUIREMENTS] += origin()
    scripts = {f".ci/{name}": Path(shipped.SCRIPTS, name) for name in SCRIPTS}
    ours = scripts | {FORM: Path(shipped.FORM)}
    return made | {name: path.read_text("utf-8") for name, path in ours.items()}


def origin() -> str:
    """
    Return the line by which others install this very tool, or nothing.

    A folder of this machine is no such place; that and a commit of git are told by
    what the installer recorded (PEP 610).
    """
    try:
        found = distribution("sitegen")
    except PackageNotFoundError:  # a checkout, run where it lies
        return ""
    record = found.read_text("direct_url.json")
    if record is None:  # by its name, from where packages come
        return f"sitegen=={found.version}\n"
    known = json.loads(record)
    commit = known.get("vcs_info", {}).get("commit_id", "")
    url = str(known.get("url", ""))
    if not commit or not url.startswith("https://"):
        return ""
    return f"sitegen @ git+{url}@{commit}\n"


def _write(made: Mapping[str, str], folder: Path) -> None:
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
