"""
Archives of earlier editions, proved before anything of them is used.

An archive is what `sitegen.past.packed` makes, with its hash in a file beside it.
Nothing is unpacked by the names in it: its files stay in memory.
"""

from __future__ import annotations

import json
import re
import stat
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - it is an exception

from sitegen.diagnostics import Location, Note
from sitegen.outputs import PAST
from sitegen.past.kept import MOST
from sitegen.past.packed import MADE_OF, SITE, is_hidden
from sitegen.project import Edition

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.diagnostics import Report

PLAIN = re.compile(r"[^/\\\x00-\x1f:]+(/[^/\\\x00-\x1f:]+)*")
"""A way that stays in its folder on every machine, if no part of it is ``..``."""
FIRST = f"{SITE}index.html"
DATED = f"{SITE}data/figures.json"
"""The file of a site that says of which edition it is."""
HASHED = re.compile(r"([0-9a-f]{64}) [ *]([^/\n]+)\n?")
COMPRESSED, ENCRYPTED = {ZIP_STORED, ZIP_DEFLATED}, 1
UNREADABLE = (BadZipFile, ZlibError, EOFError, NotImplementedError, ValueError, OSError)
"""What reading bytes that are no zip can raise."""


class _ArchiveError(Exception):
    """What is wrong with an archive: the code, and a message."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code, self.message = code, message


def opened(folder: Path, report: Report) -> tuple[Edition, ...]:
    """
    Return the editions whose archives lie in a folder, the newest first.

    Whatever is wrong with one goes to the report, which ends it.
    """
    found: dict[date, tuple[Edition, Location]] = {}
    for path in sorted(folder.glob("*.zip")):
        at = Location(PurePosixPath(path.as_posix()))
        try:
            edition = _edition(path)
        except _ArchiveError as fault:
            report.error(fault.code, at, fault.message)
            continue
        if edition.day in found:
            message = f"the edition of {edition.day} is there twice; remove one"
            other = Note(found[edition.day][1], "the other one")
            report.error("edition-duplicate", at, message, other)
        found.setdefault(edition.day, (edition, at))
    report.stop_on_errors()
    return tuple(found[day][0] for day in sorted(found, reverse=True))


def _edition(path: Path) -> Edition:
    """Return the edition in an archive; raises `_ArchiveError`."""
    if not path.is_file():  # a pipe would be waited for
        message = "this is no plain file; put the archive of a release in its place"
        raise _ArchiveError("archive-invalid", message)
    data = path.read_bytes()
    digest = sha256(data).hexdigest()
    _prove(path, digest)
    try:
        with ZipFile(BytesIO(data)) as archive:
            files = _files(archive)
    except UNREADABLE as error:
        message = f"this is no archive that can be read ({error}); get it anew"
        raise _ArchiveError("archive-invalid", message) from None
    made_of = tuple(f"{name}/" for name in MADE_OF)
    return Edition(
        day=_day(files),
        name=path.name,
        digest=digest,
        site={
            name.removeprefix(SITE): data
            for name, data in files.items()
            if name.startswith(SITE)
        },
        made_of={
            name: data for name, data in files.items() if name.startswith(made_of)
        },
    )


def _prove(path: Path, digest: str) -> None:
    """Hold an archive against the hash in the file beside it."""
    beside = path.with_name(f"{path.name}.sha256")
    said = beside.read_text(errors="replace") if beside.is_file() else ""
    found = HASHED.fullmatch(said)
    if found is None:
        message = (
            f"{beside.name} beside it says no hash of it; get both from the release"
        )
        raise _ArchiveError("archive-changed", message)
    if found[1] != digest:
        message = (
            f"its SHA-256 is {digest}, and {beside.name} says {found[1]}: it is not as "
            "it was released; get both anew"
        )
        raise _ArchiveError("archive-changed", message)


def _files(archive: ZipFile) -> dict[str, bytes]:
    """Return the files of an archive that holds nothing else; none is left out."""
    size = 0
    names: dict[str, ZipInfo] = {}
    for info in archive.infolist():
        name = info.filename.removesuffix("/")
        if fault := _fault(name, info, names):
            message = f"{name!r} {fault}; pack the edition again with sitegen pack"
            raise _ArchiveError("archive-unsafe", message)
        if not info.is_dir():
            names[name.lower()] = info
        size += info.file_size
    if size > MOST:
        message = f"it holds {size} bytes, more than a site may have; leave it out"
        raise _ArchiveError("site-large", message)
    plain = [info.filename for info in names.values()]
    above = {folder for name in names for folder in _above(name)}
    if inside := next((name for name in plain if name.lower() in above), ""):
        message = f"{inside!r} is a file and a folder; pack the edition again"
        raise _ArchiveError("archive-unsafe", message)
    return {name: archive.read(name) for name in plain}


def _above(name: str) -> set[str]:
    return {str(each) for each in PurePosixPath(name).parents}


def _fault(name: str, info: ZipInfo, names: dict[str, ZipInfo]) -> str:
    """Say what is wrong with a file of an archive, or nothing."""
    mode = info.external_attr >> 16
    if not PLAIN.fullmatch(name) or ".." in name.split("/"):
        return "leads out of the archive"
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "is a link or no plain file"
    if name.lower() in names:
        return "is there twice"
    if info.flag_bits & ENCRYPTED or info.compress_type not in COMPRESSED:
        return "is packed in a way that editions are not"
    if is_hidden(name):
        return "is hidden, and would not be published"
    if name.partition("/")[0] not in {SITE.rstrip("/"), *MADE_OF}:
        return "is no part of an edition"
    if f"{name}/".lower().startswith(f"{SITE}{PAST}"):
        return "is of an edition before it, which has an archive of its own"
    return ""


def _day(files: dict[str, bytes]) -> date:
    """Return the day of an edition, as its data say it."""
    try:
        _ = files[FIRST]
        return date.fromisoformat(json.loads(files[DATED])["edition"])
    except (KeyError, TypeError, ValueError, RecursionError):
        message = (
            f"it holds no site with an edition, told by {FIRST} and {DATED}; pack one "
            "with sitegen pack"
        )
        raise _ArchiveError("archive-invalid", message) from None
