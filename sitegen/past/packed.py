"""An edition as one file: the site, and what it was made of."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sitegen.outputs import PAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from sitegen.outputs import Outputs
    from sitegen.project import Edition, Project

SITE, MADE_OF = "site/", ("content", "templates")
ASIDE = {"content/README.md", "content/paragraphs.yaml"}
"""What lies in the content for its editors, and is on no page."""
READABLE = 0o100644 << 16
"""A plain file that all may read, as Unix notes it in a zip."""


def packed(outputs: Outputs, project: Project, day: date) -> dict[str, bytes]:
    """
    Return the archive of an edition and its hash, by their names.

    The same site and content make the same bytes: its times are the *day* of the
    edition. What is hidden is not published, and not packed. Earlier editions have
    archives of their own, and no page of this one depends on them.
    """
    files = {
        f"{SITE}{path}": data
        for path, data in outputs.items()
        if not path.startswith(PAST)
    }
    for folder in MADE_OF:
        files |= _files(project.root, folder)
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for path in sorted(files):
            if is_hidden(path):
                continue
            info = ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
            info.external_attr, info.compress_type = READABLE, ZIP_DEFLATED
            archive.writestr(info, files[path])
    name, data = f"edition-{day}.zip", packed.getvalue()
    line = f"{sha256(data).hexdigest()}  {name}\n"
    return {name: data, f"{name}.sha256": line.encode()}


def unpacked(edition: Edition, folder: Path) -> None:
    """Write what an edition was made of into a *folder*, so that it can be read."""
    for path, data in edition.made_of.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def is_made_of(edition: Edition, root: Path) -> bool:
    """Tell whether the content below *root* says what that of an edition said."""
    own, kept = _files(root, "content"), edition.made_of
    return {*filter(_speaks, own.items())} == {
        each
        for each in kept.items()
        if each[0].startswith("content/") and _speaks(each)
    }


def _speaks(file: tuple[str, bytes]) -> bool:
    """Tell whether a file of the content is one that pages are made of."""
    return not is_hidden(file[0]) and file[0] not in ASIDE


def is_hidden(path: str) -> bool:
    """Tell whether a file, or a folder around it, is hidden."""
    return any(part.startswith(".") for part in path.split("/"))


def _files(root: Path, folder: str) -> Mapping[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in _sorted(root / folder)
    }


def _sorted(folder: Path) -> Iterator[Path]:
    """Yield the plain files below a folder in the order of their names."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path
