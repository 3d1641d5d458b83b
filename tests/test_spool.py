"""Files of a copy of this process come as it made them, wherever they lie."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen import forked, spool

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

OPENED = Path("/proc/self/fd")
MADE = {"a.csv": b"1,2\n", "b.csv": b"", "c.csv": bytes(70_000)}


def make() -> Iterator[tuple[str, bytes]]:
    """Yield some files."""
    yield from MADE.items()


def prove() -> bool:
    """Prove that they come, in any order; tell whether this process holds them."""
    files = spool.spooled(make)()
    for path in reversed(MADE):
        file = files[path]
        known = sha256(MADE[path]).hexdigest(), len(MADE[path])
        assert (file.data, file.hash, file.size) == (MADE[path], *known)
    return all(file.data is MADE[path] for path, file in files.items())


def test_files_of_a_copy_are_not_held(alone: Path) -> None:
    """They lie in a file without a name, which is gone with them."""
    assert alone.is_dir()
    opened = {*OPENED.iterdir()}
    assert not prove()
    assert {*OPENED.iterdir()} <= opened


def test_where_nothing_can_be_written_they_are_held(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, no folder, no copy: each costs memory, and never the build."""
    assert alone.is_dir()

    def none(**_: int) -> object:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda *_: 0)  # a part of it
        assert not prove()  # in the copy
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "TemporaryFile", none)
        assert prove()
    monkeypatch.setattr(forked, "can_fork", lambda: False)
    assert prove()
