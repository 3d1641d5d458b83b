"""
Outputs -> disk: only what changed, and only what is ours.

A manifest in the output folder says what sitegen wrote there. A file that is in
the way and is not in the manifest, or was edited since, stops the writing before
it begins; all else is exchanged as a whole. Two builds write one after the other.
"""

from __future__ import annotations

import json
import os
import stat
from hashlib import sha256
from json.encoder import encode_basestring_ascii as quoted
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import field

from sitegen.diagnostics import Location
from sitegen.exchange import (
    FOLDER,
    ForeignError,
    TornError,
    exchange,
    heal,
    parents,
    prune,
)
from sitegen.fresh import folders_of, is_open
from sitegen.lock import Alone
from sitegen.model.alike import Alike
from sitegen.outputs import Joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sitegen.diagnostics import Report
    from sitegen.later import Files
    from sitegen.outputs import Outputs

MANIFEST = ".sitegen.json"

Hashes = dict[str, list[str]]
"""Path -> SHA-256 of the bytes that sitegen wrote or was about to write there."""


class Written(Alike, frozen=True):
    """What became of the files."""

    BESIDE = ("hashes", "stood")

    changed: int
    unchanged: int
    removed: int
    hashes: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file by its path, the manifest's too."""
    stood: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Those of the files that stood, as they were told, and were not looked at."""


def write(
    outputs: Outputs,
    folder: Path,
    report: Report,
    standing: Callable[[], Mapping[str, tuple[str, str]]] = dict,
) -> Written:
    """
    Make *folder* hold *outputs*; foreign files in it stay as they are.

    *standing* returns files there that need not be read, by their paths, each with its
    SHA-256 first.

    Raises `BuildError` with `output-foreign`, or with `output-unwritable` where the
    folder is as it was, or with `output-torn` where it is not.
    """
    try:
        _make_folder(folder, report)
        with Alone(folder):
            heal(folder)
            return _write(Joined.of(outputs), folder, report, standing())
    except TornError as torn:
        message = (
            f"the site is half old and half new, since {torn} could not be put back; "
            "make room for it and build again before you publish"
        )
        report.error("output-torn", _location(folder), message)
    except ForeignError as foreign:
        message = "sitegen needs this name while it writes; move this away"
        report.error("output-foreign", _location(Path(str(foreign))), message)
    except OSError as error:
        message = f"{error.strerror or error}; check its rights and the space on disk"
        place = _location(folder, error.filename2 or error.filename)
        report.error("output-unwritable", place, message)
    report.stop_on_errors()
    raise AssertionError  # an error was reported just above


def _make_folder(folder: Path, report: Report) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        message = "this is no folder; name another with --output"
        report.error("output-foreign", _location(folder), message)
        report.stop_on_errors()
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(FOLDER)


def _write(
    files: Files, folder: Path, report: Report, known: Mapping[str, tuple[str, str]]
) -> Written:
    ours = _manifest(folder, report)
    hashes = {path: files.file(path).hash for path in files}
    stood = {path: told for path, told in known.items() if hashes.get(path) == told[0]}
    new = [path for path in files if path not in stood]
    changed = [path for path in new if _hash_at(folder / path) != hashes[path]]
    for path in changed:
        _refuse_foreign(folder, path, ours, report)
    within = sorted(folders_of(hashes))
    closed = [each for each in within if not is_open(f"{folder}/{each}")]
    for each in closed:
        if (folder / each).is_symlink():
            _refuse_folder(folder / each, report)
    report.stop_on_errors()
    lines = {path: _line(path, (hashes[path],)) for path in sorted(hashes)}
    final = _told(lines.values())
    removed: list[str] = []
    if changed or _holds(folder / MANIFEST) != final:
        gone = [path for path in ours if path not in hashes]
        removed = [path for path in gone if _is_as_written(folder, path, ours)]
        manifest = MANIFEST, _both(lines, hashes, ours), final
        exchange(folder, Joined(dict.fromkeys(changed, files)), removed, manifest)
        for path in gone:
            prune(folder, path)
    _open_to_all(folder, (*new, MANIFEST), closed)
    hashes |= {MANIFEST: sha256(final).hexdigest()}
    unchanged = len(files) - len(changed)
    return Written(len(changed), unchanged, len(removed), hashes, stood)


def _both(lines: Mapping[str, str], hashes: Mapping[str, str], ours: Hashes) -> bytes:
    """Return the manifest while files move: the old and the new bytes are ours."""
    both = {**lines}  # of most files, they are the same
    for path, before in ours.items():
        now = hashes.get(path)
        if before != [now]:
            both[path] = _line(path, [*([now] if now else ()), *before])
    return _told(each for _, each in sorted(both.items()))


def _told(lines: Iterable[str]) -> bytes:
    """Return a manifest as JSON, a path a line, as it is quickest."""
    return b"".join((b"{", ",\n".join(lines).encode(), b"}\n"))


def _line(path: str, hashes: Iterable[str]) -> str:
    return f"{quoted(path)}: [{', '.join(map(quoted, hashes))}]"


def _manifest(folder: Path, report: Report) -> Hashes:
    """Return what sitegen wrote here before; nothing where it never did."""
    path = folder / MANIFEST
    if not os.path.lexists(path):
        return {}
    try:
        found = json.loads((_holds(path) or b"").decode())
        return {
            _inside(each): [str(one) for one in hashes]
            for each, hashes in found.items()
        }
    except (ValueError, AttributeError, TypeError, RecursionError):
        message = "the manifest cannot be read; delete it and what sitegen wrote here"
        report.error("output-foreign", _location(path), message)
        report.stop_on_errors()
        raise


def _inside(path: str) -> str:
    """Return a path of the manifest; raises `ValueError` if it leads out."""
    if not path.strip("./") or path.startswith("/") or ".." in path.split("/"):
        message = f"{path!r} leads out of the output folder"
        raise ValueError(message)
    return path


def _refuse_foreign(folder: Path, path: str, ours: Hashes, report: Report) -> None:
    """Report what is in the way of *path* and was not written by sitegen."""
    for parent in parents(folder, path):
        if parent.is_symlink() or (parent.exists() and not parent.is_dir()):
            _refuse_folder(parent, report)
            return
    target = folder / path
    if os.path.lexists(target) and not _is_ours(target, path, ours):
        message = (
            "sitegen did not write this file, or it was edited since; move it away, "
            "or name another folder with --output"
        )
        report.error("output-foreign", _location(target), message)


def _refuse_folder(path: Path, report: Report) -> None:
    message = "sitegen needs a folder here; move this away"
    report.error("output-foreign", _location(path), message)


def _is_as_written(folder: Path, path: str, ours: Hashes) -> bool:
    """Tell whether a file that is no longer made is still as it was written."""
    is_linked = any(parent.is_symlink() for parent in parents(folder, path))
    return not is_linked and _is_ours(folder / path, path, ours)


def _is_ours(target: Path, path: str, ours: Hashes) -> bool:
    return _hash_at(target) in ours.get(path, [])


def _hash_at(path: Path) -> str | None:
    """Return the SHA-256 of a plain file, or `None`."""
    found = _holds(path)
    return None if found is None else sha256(found).hexdigest()


def _holds(path: Path) -> bytes | None:
    """Return the bytes of a plain file, or `None`."""
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _open_to_all(folder: Path, files: Iterable[str], folders: Iterable[str]) -> None:
    """
    Let all read what an earlier build may have kept to this user, or is new.

    How the folder of the site itself is, its owner says.
    """
    for path in files:
        _open(f"{folder}/{path}", 0o444)
    for path in folders:
        _open(f"{folder}/{path}", 0o555)


def _open(path: str, needed: int) -> None:
    mode = stat.S_IMODE(os.stat(path).st_mode)  # noqa: PTH116 - asked of each file
    if mode & needed != needed:
        os.chmod(path, mode | needed)  # noqa: PTH101 - the same


def _location(path: Path, inner: object = None) -> Location:
    shown = Path(inner) if isinstance(inner, str) else path
    if shown.is_relative_to(Path.cwd()):
        shown = shown.relative_to(Path.cwd())
    return Location(PurePosixPath(shown.as_posix()))
