"""
What is known of pictures that earlier builds drew, by the keys of what is kept.

So none is read but by who writes it. It is believed as far as its folder is.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sitegen.as_json import line_of
from sitegen.cache import Store
from sitegen.inputs import tool
from sitegen.later import File

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Told = tuple[str, int]
"""Hash and size."""
ROOM, KNOWN = "links", "known"
_HASH = re.compile("[0-9a-f]{64}")


class Known:
    """What is known of pictures; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._tool = tool()
        self._store = Store(folder if self._tool else None, ROOM)
        self._before = _told(self._store.get(KNOWN) or b"", self._tool)
        self._now = dict[str, Told]()

    def find(self, key: str, fetch: Callable[[], bytes]) -> File | None:
        """Return a picture that is known, and *fetched* when somebody needs it."""
        if key in self._before:
            self._now[key] = self._before[key]
            return File(*self._now[key], fetch)
        return None

    def add(self, key: str, file: File, fetch: Callable[[], bytes]) -> File:
        """Take down a picture; return it as `find` does."""
        self._now[key] = file.hash, file.size
        return File(file.hash, file.size, fetch)

    def keep(self) -> None:
        """Keep what is known of the pictures of today."""
        if self._now != self._before:
            self._store.put(KNOWN, line_of((self._tool, self._now)))


def _told(data: bytes, made_by: str) -> dict[str, Told]:
    """Return what `keep` wrote of the same tool; nothing where it is something else."""
    try:
        by, found = json.loads(data)
        return {key: _known(*told) for key, told in found.items() if by == made_by}
    except (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return {}


def _known(name: Any, size: Any) -> Told:
    if not _HASH.fullmatch(name) or size < 0:
        raise ValueError(name)
    return name, int(size)
