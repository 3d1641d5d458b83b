"""What is drawn, built and compiled once for all tests, and proved unchanged."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from sitegen.graphics import works as vega
from sitegen.lock import Alone
from sitegen.render.ledger import TEXTS
from sitegen.render.loading import Compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sitegen.graphics.works import Work

MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes its own folder there
ROOM = 4_000_000_000
"""Bytes that are to be free in it: more than all tests write."""
TOGETHER = "SITEGEN_TESTS"
"""The variable that names the folder of what the processes of one run share."""
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
    known: dict[tuple[str, str, str], CodeType] = {}
    make: Any = Environment.compile

    def once(self: Environment, *given: Any, **named: Any) -> Any:
        if not isinstance(self.bytecode_cache, Compiled):
            return make(self, *given, **named)
        source, name, filename = given
        key = source, name, self.bytecode_cache._said
        if key not in known:
            known[key] = make(self, source, name, filename)
        return _lying_in(filename, known[key])

    Environment.compile = once  # type: ignore[method-assign]


def _lying_in(filename: str, code: CodeType) -> CodeType:
    """Return code, and all within it, as that of another file."""
    within = tuple(
        _lying_in(filename, each) if isinstance(each, CodeType) else each
        for each in code.co_consts
    )
    return code.replace(co_filename=filename, co_consts=within)


def bundled_once() -> None:
    """Let the script of the live view be made once in a run: it is always the same."""
    make = vega.bundle

    def bundle(works: Iterable[Work]) -> str:
        used = tuple(works)

        def write(folder: Path) -> None:
            folder.mkdir()
            (folder / "vega.js").write_text(make(used), encoding="utf-8")

        name = sha256(repr(used).encode()).hexdigest()
        return (once(name, write) / "vega.js").read_text(encoding="utf-8")

    vega.bundle = bundle


@cache
def together() -> Path:
    """Return the folder of this run: its first process makes it, and removes it."""
    if TOGETHER not in os.environ:
        os.environ[TOGETHER] = made = tempfile.mkdtemp()
        atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(os.environ[TOGETHER])


def turn(name: str) -> Alone:
    """Return what lets one process of this run at a time into a block of this name."""
    folder = together() / name
    folder.mkdir(exist_ok=True)
    return Alone(folder)


def once(name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first process of a run to ask for it makes, alone."""
    folder, done = together() / name / "made", together() / name / "done"
    with turn(name):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of a process that failed
            make(folder)
            done.touch()
    return folder


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
