"""A content file -> text; whatever is no small plain UTF-8 file is refused."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitegen.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sitegen.diagnostics import Report

LARGEST = 1_000_000
"""Bytes; the largest article of a real fact sheet has some 20,000."""


def walk(root: Path, folder: Path, report: Report) -> Iterator[PurePosixPath]:
    """
    Yield the files below *folder*, relative to *root*, in order of their names.

    Hidden files are passed over; symbolic links are faults, since they may lead
    out of the project and differ between machines.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        at = Location(PurePosixPath(folder.relative_to(root).as_posix()))
        report.error("file-unreadable", at, f"{error.strerror}; make this folder")
        return
    for entry in entries:
        path = folder / entry.name
        relative = PurePosixPath(path.relative_to(root).as_posix())
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            message = "a symbolic link is not followed; put the file itself here"
            report.error("file-link", Location(relative), message)
        elif entry.is_dir():
            yield from walk(root, path, report)
        else:
            yield relative


def load(root: Path, path: PurePosixPath, report: Report) -> str | None:
    """Return the text of a file without its byte order mark, or `None`."""
    at = Location(path)
    try:
        if not (root / path).is_file():
            report.error("file-unreadable", at, "no regular file; remove it")
            return None
        with (root / path).open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        report.error("file-unreadable", at, f"{error.strerror}; check its rights")
        return None
    if len(raw) > LARGEST:
        message = f"larger than {LARGEST:,} bytes; split it or remove it"
        report.error("file-large", at, message)
        return None
    return _decode(raw, at, report)


def _decode(raw: bytes, at: Location, report: Report) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        report.error("file-encoding", at, "this is UTF-16; save it as UTF-8")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8; save it as UTF-8"
        report.error("file-encoding", Location(at.path, line, column), message)
        return None
    return text.replace("\r\n", "\n")
