"""
Downloads that earlier builds made of the same rows.

A download of a part of the figures is a function of its rows, the settings and the
tool; it is kept by the hash of just these, so that a digit makes anew the files that
have its figure and no others.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sitegen.cache import Store
from sitegen.hashed import hashed
from sitegen.inputs import tool

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sitegen.model.site import Settings
    from sitegen.model.table import Row

    Rows = Mapping[str, Sequence[Row]]
    """Name of a table -> its rows."""

ROOM = "downloads"


class Downloads:
    """Makes files of rows, or takes those that were made of the same."""

    def __init__(self, folder: Path | None, settings: Settings) -> None:
        made_by = tool()
        self._store = Store(folder if made_by else None, ROOM)
        self._settings = settings
        self._ground = hashed((made_by, settings))

    def made(
        self,
        form: str,
        told: str,
        rows: Rows,
        make: Callable[[Settings, Rows], bytes],
    ) -> bytes:
        """
        Return rows in a *form*, as *make* makes it of settings and of them.

        By what is *told* of the rows they are known.
        """
        name = sha256(f"{self._ground} {form} {told}".encode()).hexdigest()
        found = self._store.get(name)
        if found is None:
            found = make(self._settings, rows)
            self._store.put(name, found)
        return found
