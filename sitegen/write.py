"""
Outputs -> disk: only what changed, and only what is ours.

A manifest in the output folder says what sitegen wrote there. Everything new is
first written beside the site, then moved into place file by file, so that a full
disk or a lost file leaves the site as it was. A file that is in the way and is
not in the manifest, or was edited since, stops the writing before it begins.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sitegen.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.diagnostics import Report
    from sitegen.outputs import Outputs

MANIFEST = ".sitegen.json"
STAGE = ".sitegen-stage-"

Hashes = dict[str, list[str]]
"""Path -> SHA-256 of the bytes that sitegen wrote or was about to write there."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the files."""

    changed: int
    unchanged: int
    removed: int


def write(outputs: Outputs, folder: Path, report: Report) -> Written:
    """
    Make *folder* hold *outputs*; foreign files in it stay as they are.

    Raises `BuildError` with `output-foreign` or `output-unwritable`.
    """
    try:
        return _write(outputs, folder, report)
    except OSError as error:
        message = f"{error.strerror or error}; check its rights and the space on disk"
        place = _location(folder, error.filename2 or error.filename)
        report.error("output-unwritable", place, message)
        report.stop_on_errors()
        raise


def _write(outputs: Outputs, folder: Path, report: Report) -> Written:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        message = "this is no folder; name another with --output"
        report.error("output-foreign", _location(folder), message)
        report.stop_on_errors()
    folder.mkdir(parents=True, exist_ok=True)
    ours = _manifest(folder, report)
    changed = {
        path: data for path, data in outputs.items() if _holds(folder / path) != data
    }
    for path in changed:
        _refuse_foreign(folder, path, ours, report)
    report.stop_on_errors()
    hashes = {path: sha256(data).hexdigest() for path, data in outputs.items()}
    removed = 0
    if {path: [each] for path, each in hashes.items()} != ours or changed:
        removed = _replace(folder, changed, hashes, ours)
    return Written(len(changed), len(outputs) - len(changed), removed)


def _replace(
    folder: Path, changed: Outputs, hashes: Mapping[str, str], ours: Hashes
) -> int:
    """
    Write what changed to a stage, then move it into place.

    Returns how many files that are no longer made were removed.
    """
    for left in folder.glob(f"{STAGE}*/"):  # by a build that was killed
        shutil.rmtree(left)
    stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=folder))
    try:
        _fill(stage, changed, hashes, ours)
        for path in changed:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / "both").replace(folder / MANIFEST)
        for number, path in enumerate(changed):
            (stage / str(number)).replace(folder / path)
        stale = [path for path in ours if path not in hashes]
        removed = sum(_remove(folder, path, ours) for path in stale)
        (stage / "final").replace(folder / MANIFEST)
        return removed
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        for path in changed:  # after a failure
            _prune(folder, path)


def _fill(
    stage: Path, changed: Outputs, hashes: Mapping[str, str], ours: Hashes
) -> None:
    """Write everything new to the stage, the manifests too."""
    for number, data in enumerate(changed.values()):
        (stage / str(number)).write_bytes(data)
    # While files move, both the old and the new bytes count as ours.
    both = {
        path: [hashes[path], *ours.get(path, [])] if path in hashes else ours[path]
        for path in sorted({*hashes, *ours})
    }
    final = {path: [each] for path, each in hashes.items()}
    (stage / "both").write_text(json.dumps(both), encoding="utf-8")
    text = json.dumps(final, indent=0, sort_keys=True) + "\n"
    (stage / "final").write_text(text, encoding="utf-8")


def _manifest(folder: Path, report: Report) -> Hashes:
    """Return what sitegen wrote here before; nothing where it never did."""
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
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
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts:
        message = f"{path!r} leads out of the output folder"
        raise ValueError(message)
    return path


def _refuse_foreign(folder: Path, path: str, ours: Hashes, report: Report) -> None:
    """Report what is in the way of *path* and was not written by sitegen."""
    for parent in _parents(folder, path):
        if parent.is_symlink() or (parent.exists() and not parent.is_dir()):
            message = "sitegen needs a folder here; move this away"
            report.error("output-foreign", _location(parent), message)
            return
    target = folder / path
    if not (target.exists() or target.is_symlink()):
        return
    found = None if target.is_dir() else _holds(target)
    if found is None or sha256(found).hexdigest() not in ours.get(path, []):
        message = (
            "sitegen did not write this file, or it was edited since; move it away, "
            "or name another folder with --output"
        )
        report.error("output-foreign", _location(target), message)


def _parents(folder: Path, path: str) -> Iterator[Path]:
    parts = PurePosixPath(path).parts[:-1]
    for length in range(1, len(parts) + 1):
        yield folder.joinpath(*parts[:length])


def _holds(path: Path) -> bytes | None:
    """Return the bytes of a plain file, or `None`."""
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _remove(folder: Path, path: str, ours: Hashes) -> bool:
    """Delete a file that is no longer made, if it is still as it was written."""
    if any(parent.is_symlink() for parent in _parents(folder, path)):
        return False
    found = _holds(folder / path)
    is_ours = found is not None and sha256(found).hexdigest() in ours[path]
    if is_ours:
        (folder / path).unlink()
    _prune(folder, path)
    return is_ours


def _prune(folder: Path, path: str) -> None:
    """Remove the folders around *path* that are empty."""
    for parent in reversed(list(_parents(folder, path))):
        if parent.is_dir():
            if any(parent.iterdir()):
                break
            parent.rmdir()


def _location(path: Path, inner: object = None) -> Location:
    shown = Path(inner) if isinstance(inner, str) else path
    if shown.is_relative_to(Path.cwd()):
        shown = shown.relative_to(Path.cwd())
    return Location(PurePosixPath(shown.as_posix()))
