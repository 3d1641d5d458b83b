"""
New files in the place of old ones: all of them, or none.

Everything new is first written to a stage in the folder, and what it replaces is
kept there too; so a move that fails is undone with those before it. Files that
were not there come first and files that go come last, so that who walks through
the site from its front page meets no gap, even where a death stops the moving.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitegen.fresh import STAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FILE, FOLDER = 0o644, 0o755
"""All may read a site, whatever a new file of this user is by default."""
MARK = "stage-of-sitegen"
_OURS = re.compile(rf"(before-)?[0-9]+|{MARK}")


class TornError(Exception):
    """The moving stopped midway and could not be undone."""


class ForeignError(Exception):
    """Something that is not ours is called as our stage is."""


def exchange(
    folder: Path,
    changed: Mapping[str, bytes],
    stale: list[str],
    manifest: tuple[str, bytes, bytes],
) -> None:
    """
    Make *folder* hold what *changed*, and no file that is *stale*.

    *manifest* is a name, and what it holds while files move and after. Raises
    `OSError` with the folder as it was, or `TornError` where that is not so.
    """
    name, meanwhile, final = manifest
    stage = folder / STAGE
    is_new = {path: not os.path.lexists(folder / path) for path in changed}
    order = sorted(changed, key=lambda path: not is_new[path])
    staged = chain((meanwhile,), map(changed.__getitem__, order), (final,))
    try:
        stage.mkdir(mode=0o700)
        (stage / MARK).touch()
        for number, data in enumerate(staged):  # one is held at a time
            (stage / str(number)).write_bytes(data)
            (stage / str(number)).chmod(FILE)
        for path in order:
            _make_room(folder, path)
        moves = _Moves(folder, [name, *order, *stale])
        try:
            for number, path in enumerate([name, *order]):
                moves.put(number, path)
            for path in stale:
                moves.remove(path)
            moves.put(len(order) + 1, name)
        except BaseException:
            moves.undo()
            raise
    finally:
        _discard(stage)
        for path in (*order, *stale):
            prune(folder, path)


def heal(folder: Path) -> None:
    """Remove the stage of a build that died; raises `ForeignError` for another's."""
    stage = folder / STAGE
    if not os.path.lexists(stage):
        return
    if stage.is_symlink() or not stage.is_dir():
        raise ForeignError(stage)
    names = [each.name for each in stage.iterdir()]
    if (names and MARK not in names) or not all(map(_OURS.fullmatch, names)):
        raise ForeignError(stage)
    _discard(stage)


def parents(folder: Path, path: str) -> Iterator[Path]:
    """Yield the folders between *folder* and a file in it, from the top."""
    parts = PurePosixPath(path).parts[:-1]
    for length in range(1, len(parts) + 1):
        yield folder.joinpath(*parts[:length])


def prune(folder: Path, path: str) -> None:
    """Remove the folders around *path* that are empty, as far as that can be done."""
    for parent in reversed(list(parents(folder, path))):
        if parent.is_symlink():
            break
        with suppress(FileNotFoundError):
            try:
                parent.rmdir()
            except OSError:  # it is not empty, or not ours
                break


class _Moves:
    """What was moved so far, and a second name for all that lay there before."""

    def __init__(self, folder: Path, paths: list[str]) -> None:
        self._folder, self._stage = folder, folder / STAGE
        self._done: dict[str, None] = {}
        self._kept: dict[str, Path | None] = {}
        for path in filter(lambda path: (folder / path).exists(), paths):
            if not os.access((folder / path).parent, os.W_OK | os.X_OK):
                raise PermissionError(13, os.strerror(13), str(folder / path))
            kept = self._stage / f"before-{len(self._kept)}"
            try:
                os.link(folder / path, kept)
            except (OSError, NotImplementedError):  # a file system without them
                self._kept[path] = None
            else:
                self._kept[path] = kept

    def put(self, number: int, path: str) -> None:
        """Move a file of the stage to its place."""
        self._done[path] = None
        (self._stage / str(number)).replace(self._folder / path)

    def remove(self, path: str) -> None:
        """Remove a file; it may be gone."""
        self._done[path] = None
        (self._folder / path).unlink(missing_ok=True)

    def undo(self) -> None:
        """Put back what lay there before, the manifest last; raises `TornError`."""
        try:
            for path in reversed(self._done):
                kept = self._kept.get(path)
                if kept:
                    kept.replace(self._folder / path)
                elif path not in self._kept:
                    (self._folder / path).unlink(missing_ok=True)
                else:
                    raise TornError(path)
        except OSError as error:
            raise TornError(str(error)) from error


def _make_room(folder: Path, path: str) -> None:
    """Make the folders around *path*."""
    for parent in parents(folder, path):
        if not parent.exists():
            parent.mkdir()
            parent.chmod(FOLDER)


def _discard(stage: Path) -> None:
    """Remove our stage, its mark last, as far as that can be done."""
    with suppress(OSError):
        for path in sorted(stage.iterdir(), key=lambda path: path.name == MARK):
            path.unlink()
        stage.rmdir()
