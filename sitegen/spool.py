"""Files that a copy of this process makes, and whose bytes nobody holds meanwhile."""

from __future__ import annotations

import os
import tempfile
import weakref
from contextlib import suppress
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from sitegen.forked import forked
from sitegen.later import File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Made = Iterable[tuple[str, bytes]]
    """Files with their paths."""

Told = tuple[str, int, "int | bytes"]
"""Hash and size of a file, and where it begins; its bytes where it found no room."""


def spooled(
    make: Callable[[], Made], nice: int = 0
) -> Callable[[], Mapping[str, File]]:
    """
    Begin to *make* files in a copy of this process; return what waits for them.

    One after another goes to the end of a file that has no name, which both have open,
    and is fetched from there. Where there can be no copy, all are made here, when they
    are waited for. *nice* is as in `forked`.
    """

    def held() -> dict[str, File]:
        return {path: File.of(data) for path, data in make()}

    try:
        spool = _Spool()
    except OSError:  # there is no folder for it
        return held
    copy = forked(partial(_put, make, spool), nice)
    if copy is None:
        return held
    return lambda: {path: spool.file(*each) for path, each in copy().items()}


def _put(make: Callable[[], Made], spool: _Spool) -> dict[str, Told]:
    return {path: spool.put(data) for path, data in make()}


class _Spool:
    """Bytes one after another in a file that is gone with who fetches them."""

    def __init__(self) -> None:
        file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - while it is needed
        self._opened = file.fileno()
        weakref.finalize(self, file.close)

    def put(self, data: bytes) -> Told:
        """Add a file."""
        start: int | bytes = data
        with suppress(OSError):  # the disk is full
            end = os.lseek(self._opened, 0, os.SEEK_END)
            if os.write(self._opened, data) == len(data):
                start = end
        return sha256(data).hexdigest(), len(data), start

    def file(self, name: str, size: int, start: int | bytes) -> File:
        """Return a file that was added."""
        if isinstance(start, bytes):
            return File.of(start)
        return File(name, size, partial(self._fetched, size, start))

    def _fetched(self, size: int, start: int) -> bytes:
        return os.pread(self._opened, size, start)
