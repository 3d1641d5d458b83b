"""A content file -> text; whatever is no small plain UTF-8 file is refused."""

from __future__ import annotations

import codecs
import os
import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitegen.diagnostics import Location, Report
from sitegen.inputs import chunks
from sitegen.read.slips import has_conflict
from sitegen.remembered import for_builds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sitegen.diagnostics import Diagnostic

LARGEST = 250_000
"""Bytes; the largest article of a real fact sheet has some 20,000."""

MOST = 4096
"""So many files are remembered at once; a large sheet has some thousand."""
FILES = (".yaml", ".md")
"""What the names of content files end with."""

UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Control characters, line ends that editors do not count, byte order marks."""


def walk(root: Path, folder: Path, report: Report) -> Iterator[PurePosixPath]:
    """
    Yield the files below *folder*, relative to *root*, folder by folder.

    Hidden files are passed over; symbolic links are faults, since they may lead
    out of the project and differ between machines.
    """
    waiting = [folder]
    while waiting:
        within = waiting.pop()
        at = Location(PurePosixPath(within.relative_to(root).as_posix()))
        for entry in _listed(within, at, report):
            if entry.is_file(follow_symlinks=False):
                yield _path(f"{at.path}/{entry.name}")
            elif entry.is_symlink() or entry.is_dir():
                waiting.append(within / entry.name)
                _refuse_folder(entry, at, report)
            else:
                irregular = Location(at.path / entry.name)
                message = "no regular file; remove it"
                report.error("file-unreadable", irregular, message)


def _listed(within: Path, at: Location, report: Report) -> Iterator[os.DirEntry[str]]:
    """Yield what a folder has in order, but what is hidden or cannot be shown."""
    if within.is_symlink():
        message = "a symbolic link is not followed; put the file itself here"
        report.error("file-link", at, message)
        return
    try:
        entries = sorted(os.scandir(within), key=lambda entry: entry.name)
    except OSError as error:
        report.error("file-unreadable", at, f"{error.strerror}; check its rights")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.name.isprintable():
            yield entry
        else:
            message = f"the name {entry.name!a} cannot be shown; rename the file"
            report.error("file-unknown", at, message)


@for_builds
@lru_cache(maxsize=MOST)
def _path(name: str) -> PurePosixPath:
    """Return the path of that name: the very same, since it is compared so often."""
    return PurePosixPath(name)


def _refuse_folder(entry: os.DirEntry[str], at: Location, report: Report) -> None:
    if entry.is_dir(follow_symlinks=False) and entry.name.endswith(FILES):
        message = "this is a folder; a file is called so, or nothing"
        report.error("file-folder", Location(at.path / entry.name), message)


def load(
    root: Path, path: PurePosixPath, report: Report, *, may_be_empty: bool = False
) -> str | None:
    """
    Return the text of a plain file without its byte order mark, or `None`.

    One that *may be empty*, or have nothing but comments, is as if it were not there.
    """
    try:
        raw = _bytes(f"{root}/{path}")
    except OSError as error:
        message = f"{error.strerror}; check its rights"
        report.error("file-unreadable", Location(path), message)
        return None
    text, told = _text(raw, path, may_be_empty)
    report.add(told)
    return text


def _bytes(where: str) -> bytes:
    """Return a file, or what a large one begins with; raises `OSError`."""
    raw = b""
    for chunk in chunks(where):
        raw += chunk
        if len(raw) > LARGEST:
            break
    return raw


@for_builds
@lru_cache(maxsize=MOST)
def _text(
    raw: bytes,
    path: PurePosixPath,
    may_be_empty: bool,  # noqa: FBT001 - told by its name, it would be told slower
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    at, report = Location(path), Report()
    if len(raw) > LARGEST:
        message = f"larger than {LARGEST:,} bytes; split it or remove it"
        report.error("file-large", at, message)
        return None, report.diagnostics
    said = re.sub(rb"#.*", b"", raw.removeprefix(codecs.BOM_UTF8))
    if may_be_empty and not said.strip():
        return None, ()
    text = _decode(raw, at, report)
    if text is not None and has_conflict(text, path, report):
        text = None
    return text, report.diagnostics


def _decode(raw: bytes, at: Location, report: Report) -> str | None:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        report.error("file-encoding", at, "this is UTF-16; save it as UTF-8")
        return None
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8; save it as UTF-8"
        before = raw[: error.start].decode()
        report.error("file-encoding", _after(before, at), message)
        return None
    found = UNFIT.search(text)
    if found:
        message = f"character U+{ord(found[0]):04X} does not belong in text; remove it"
        report.error("file-encoding", _after(text[: found.start()], at), message)
        return None
    if not text.strip():
        report.error("file-empty", at, "empty file; fill or remove it")
        return None
    return text


def _after(text: str, at: Location) -> Location:
    """Return the place behind *text*, with which the file begins."""
    last = text.rpartition("\n")[2]
    return Location(at.path, text.count("\n") + 1, len(last) + 1)
