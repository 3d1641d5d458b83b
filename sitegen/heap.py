"""
Many texts one after another in a single entry of the cache, each known by its place.

A file for each would cost more than it takes to make the texts. What stands at a place
is only believed by its hash: the entry may be damaged, or cut by a full disk.
"""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.cache import Store

ADDED = os.O_WRONLY | os.O_CREAT | os.O_APPEND


class Heap:
    """Texts in the entry of that *name*; none where nothing can be kept."""

    def __init__(self, store: Store, name: str) -> None:
        self._store, self._name = store, name

    def put(self, text: bytes) -> int | None:
        """Add a text; return where it begins, if it could be kept."""
        try:
            if not self._store.is_made():
                return None
            opened = self._store.opened(self._name, ADDED)
            try:
                is_whole = os.write(opened, text) == len(text)
                # Where others add at the same time, only this says where it came to be.
                end = os.lseek(opened, 0, os.SEEK_CUR)
            finally:
                os.close(opened)
        except OSError:
            return None
        return end - len(text) if is_whole else None

    def get(self, start: int, size: int, name: str) -> bytes | None:
        """Return the text that was put there, if what is there has that hash."""
        text = self._store.part(self._name, start, size)
        if text is not None and sha256(text).hexdigest() == name:
            return text
        if text and len(text) == size:
            self._store.doubt()
        return None

    @property
    def size(self) -> int:
        """All bytes of it, also those of texts that nobody needs any more."""
        return self._store.size(self._name)

    def remove(self) -> None:
        """Remove it."""
        self._store.remove(self._name)
