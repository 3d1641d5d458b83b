"""All downloads in one file, and what proves that a copy of the site is whole."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sitegen.outputs import Outputs

READABLE = 0o100644 << 16
"""A plain file that all may read, as Unix notes it in a zip."""


def archive(files: Mapping[str, bytes], edition: date) -> bytes:
    """Return a zip of *files* without their folder; its times are the *edition*."""
    data = io.BytesIO()
    with ZipFile(data, "w") as packed:
        for path in sorted(files):
            name = path.rpartition("/")[2]
            info = ZipInfo(name, (edition.year, edition.month, edition.day, 0, 0, 0))
            info.external_attr, info.compress_type = READABLE, ZIP_DEFLATED
            packed.writestr(info, files[path])
    return data.getvalue()


def manifest(outputs: Outputs) -> bytes:
    """
    Return the SHA-256 of each file, a line each, as ``sha256sum --check`` reads them.

    Ways are from the folder of the manifest, ``data/``; hidden files are not published.
    """
    lines = (
        f"{sha256(outputs[path]).hexdigest()}  ../{path}\n"
        for path in sorted(outputs)
        if not path.startswith(".")
    )
    return "".join(lines).encode()
