"""All downloads in one file, and what proves that a copy of the site is whole."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING

from sitegen.later import Lazy
from sitegen.outputs import PAST, Joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from sitegen.later import Files
    from sitegen.outputs import Outputs

MANIFEST, OF_PAST = "data/manifest.sha256", f"{PAST}manifest.sha256"
"""Where the hashes of the site's files are, and those of what is kept below it."""
ALL = "data/all.zip"
"""Has all downloads of the whole sheet."""
READABLE = 0o100644 << 16
"""A plain file that all may read, as Unix notes it in a zip."""


def archived(
    files: Iterable[tuple[str, bytes]], edition: date
) -> Iterator[tuple[str, bytes]]:
    """
    Yield *files* as they come, and then a zip of them without their folder.

    Its times are the *edition*.
    """
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    data = io.BytesIO()
    with ZipFile(data, "w") as packed:
        for path, held in files:
            name = path.rpartition("/")[2]
            info = ZipInfo(name, (edition.year, edition.month, edition.day, 0, 0, 0))
            info.external_attr, info.compress_type = READABLE, ZIP_DEFLATED
            packed.writestr(info, held)
            yield path, held
    yield ALL, data.getvalue()


def manifests(outputs: Outputs) -> Outputs:
    """
    Return the SHA-256 of each file, a line each, as ``sha256sum --check`` reads them.

    Ways are from the folder of a manifest; hidden files are not published. Earlier
    editions and what is said of them have a manifest of their own, so that that of an
    edition is the same wherever it is kept.
    """
    return Lazy(partial(_manifests, Joined.of(outputs)), (MANIFEST, OF_PAST))


def _manifests(files: Files) -> Outputs:
    shown = [path for path in sorted(files) if not path.startswith(".")]
    past = [path for path in shown if path.startswith(PAST)]
    own = [path for path in shown if not path.startswith(PAST)]
    return {
        MANIFEST: _lines(files, {path: f"../{path}" for path in own}),
        OF_PAST: _lines(files, {path: path.removeprefix(PAST) for path in past}),
    }


def _lines(files: Files, ways: Mapping[str, str]) -> bytes:
    """Return a line for each path: its hash, and the way to it."""
    lines = (f"{files.file(path).hash}  {way}\n" for path, way in ways.items())
    return "".join(lines).encode()
