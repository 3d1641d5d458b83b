"""What is drawn and compiled once for all tests of a process, and proved unchanged."""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path

from sitegen.render.kept import TEXTS

_SHARED: dict[Path, dict[str, str]] = {}


def share(cache: Path) -> Path:
    """Remember what is in a cache that others are to be linked to."""
    _SHARED[cache] = _entries(cache)
    return cache


def linked(cache: Path, target: Path) -> None:
    """
    Give a project what another drew and compiled.

    Entries are linked, not copied: a build replaces them, and writes into none but the
    heaps of texts, to which it adds. A test that does takes them `unlinked` first.
    """
    shutil.copytree(cache, target, copy_function=_own)


def unlinked(cache: Path) -> Path:
    """Give a cache entries of its own, so that a test may damage them."""
    own = shutil.copytree(cache, cache.with_name("unlinked"))
    shutil.rmtree(cache)
    return own.rename(cache)


def spoilt() -> list[str]:
    """Return which entries are not what they were when they were shared."""
    return [
        name
        for cache, before in _SHARED.items()
        for name, _ in before.items() ^ _entries(cache).items()
    ]


def _own(entry: str, target: str) -> None:
    is_added_to = Path(entry).name.startswith(TEXTS)
    (shutil.copy2 if is_added_to else os.link)(entry, target)


def _entries(cache: Path) -> dict[str, str]:
    """Return the rights and the digest of each entry, by its path."""
    return {
        str(path): f"{path.stat().st_mode} {sha256(path.read_bytes()).hexdigest()}"
        for path in cache.rglob("*")
        if path.is_file()
    }
