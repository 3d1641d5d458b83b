"""What a cache holds longest goes, where it holds too much."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sitegen.cache import Store, is_own_folder

if TYPE_CHECKING:
    from os import PathLike

MOST = 2_000_000_000
"""Bytes of all entries, for long."""
NOW, SWEPT, SELDOM = "now", "swept", 3600
"""Entries that tell the time, and when all was looked through; seconds until again."""


def tidy(folder: str | PathLike[str]) -> None:
    """Sweep a cache if nobody did within the hour: to look at all takes its time."""
    kept = Store(folder, SWEPT)
    kept.put(NOW, b"")
    if not 0 <= kept.time(NOW) - kept.time(SWEPT) < SELDOM:
        kept.put(SWEPT, b"")
        sweep(folder)


def sweep(folder: str | PathLike[str], most: int = MOST) -> None:
    """Remove the oldest entries where there are more than *most* bytes of them."""
    entries: list[tuple[int, int, str]] = []
    try:
        if not is_own_folder(os.fspath(folder)):
            return
        for room in os.scandir(folder):
            for entry in os.scandir(room) if room.is_dir(follow_symlinks=False) else ():
                if entry.is_file(follow_symlinks=False):
                    found = entry.stat(follow_symlinks=False)
                    entries.append((found.st_mtime_ns, found.st_size, entry.path))
        left = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if left <= most:
                break
            os.unlink(path)
            left -= size
    except OSError:
        return
