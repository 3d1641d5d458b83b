"""What is drawn and compiled once for all tests of a process, and proved unchanged."""

from __future__ import annotations

import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment

from sitegen.render.kept import TEXTS
from sitegen.render.loading import Compiled

MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes its own folder there
ROOM = 4_000_000_000
"""Bytes that are to be free in it: more than all tests write."""
_SHARED: dict[Path, dict[str, str]] = {}


def in_memory() -> None:
    """
    Let temporary files lie in memory, where the system has room for them there.

    To make a file on a disk costs ten times as much, and tests make many.
    """
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def compiled_once() -> None:
    """
    Let a template become Python once in this process, wherever it lies.

    The same text under the same name does, in the words of the same catalogue.
    """
    known: dict[tuple[str, str, str], str] = {}
    make: Any = Environment.compile

    def once(self: Environment, *given: Any, **named: Any) -> Any:
        if not isinstance(self.bytecode_cache, Compiled):
            return make(self, *given, **named)
        source, name, filename = given
        key = source, name, self.bytecode_cache._said
        if key not in known:
            known[key] = make(self, source, name, filename, raw=True)
        return self._compile(known[key], filename)

    Environment.compile = once  # type: ignore[method-assign]


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
