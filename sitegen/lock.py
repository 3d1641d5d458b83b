"""
One process at a time in a folder: the others wait.

The lock is on the folder itself, so that no file tells of it, and the system takes
it away from a process that dies. A system or a file system without such locks does
without.
"""

from __future__ import annotations

import os

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

TYPE_CHECKING = False  # typing costs a quarter of a start of Python
if TYPE_CHECKING:
    from collections.abc import Callable


_HELD = set[int]()
"""Folders that this process has open for their locks."""


def let_go() -> None:
    """Close what a copy of a process has of its locks; that process keeps them."""
    while _HELD:
        os.close(_HELD.pop())


class Alone:
    """Holds a folder while its block runs; *waiting* is called before it waits."""

    def __init__(
        self,
        folder: str | os.PathLike[str],
        waiting: Callable[[], object] = lambda: None,
    ) -> None:
        self._folder, self._waiting = folder, waiting
        self._opened = -1

    def __enter__(self) -> None:
        if fcntl is None:
            return
        try:
            self._opened = os.open(self._folder, os.O_RDONLY)
            _HELD.add(self._opened)
            fcntl.flock(self._opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._waiting()
            fcntl.flock(self._opened, fcntl.LOCK_EX)
        except OSError:  # no such folder, which is told elsewhere, or no locks in it
            return

    def __exit__(self, *_: object) -> None:
        if self._opened in _HELD:  # in a copy it was let go
            _HELD.remove(self._opened)
            os.close(self._opened)
