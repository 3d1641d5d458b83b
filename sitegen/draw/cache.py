"""
What was drawn before, by the hash of everything that it depends on.

What is read from here is believed as far as its folder is, by `sitegen.cache`, and
is data whatever it says: it has the names that are asked for and no others, and
its pictures are only pictures. All else is drawn anew, so that the site is the
same with the folder, without it, and with another one in its place.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.cache import Store
from sitegen.harmless import is_harmless

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Files = dict[str, bytes]
_OURS = re.compile("[0-9a-f]{16}")
TOOLS = ("altair", "vl-convert-python")
PICTURES = ("narrow", "wide", "chart.svg")


class Cache:
    """
    Entries in one folder, each a file; without a folder nothing is kept.

    In a trial every entry is there and empty, so that nothing is drawn.
    """

    def __init__(self, folder: Path | None, *, is_trial: bool = False) -> None:
        self._is_trial = is_trial
        self._ground = _ground()
        self._root = folder
        self._store = Store(folder, self._ground[:16])

    def key(self, *parts: str) -> str:
        """Return the hash of *parts*, of our drawing code and of the tools it uses."""
        text = "\0".join((self._ground, *parts))
        return sha256(text.encode()).hexdigest()

    def get(self, key: str, names: Collection[str]) -> Files | None:
        """Return what was kept under *key*, if it has just these *names*."""
        if self._is_trial:
            return dict.fromkeys(names, b"")
        body = self._store.get(key)
        if body is None:
            return None
        try:
            kept = json.loads(body)
            if set(kept) != set(names):
                return None
            found = {name: base64.b64decode(data) for name, data in kept.items()}
            pictures = [found[name].decode() for name in PICTURES if name in found]
        except (ValueError, AttributeError, TypeError, RecursionError):
            return None
        return found if all(map(is_harmless, pictures)) else None

    def put(self, key: str, files: Mapping[str, bytes]) -> None:
        """Keep *files* under *key*; where that cannot be done, do without."""
        encoded = {
            name: base64.b64encode(data).decode() for name, data in files.items()
        }
        if not self._store.is_ours():
            self._clear()
        self._store.put(key, json.dumps(encoded).encode())

    def _clear(self) -> None:
        """Remove what other code or other tools drew; nothing asks for it again."""
        if self._root and self._root.is_dir() and not self._root.is_symlink():
            for path in self._root.iterdir():
                if _OURS.fullmatch(path.name):
                    shutil.rmtree(path, ignore_errors=True)


@cache
def _ground() -> str:
    """Return the hash of this package's code and fonts, and of its tools' versions."""
    total = sha256()
    folder = Path(__file__).parent
    for path in sorted((*folder.glob("*.py"), *folder.glob("*.conf"))):
        total.update(path.read_bytes())
    for name in TOOLS:
        total.update(f"{name} {version(name)}".encode())
    return total.hexdigest()
