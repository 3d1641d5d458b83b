"""
What was drawn before, by the hash of everything that it depends on.

An entry holds the SHA-256 of its own bytes; whatever does not answer to it, or
is no entry at all, is drawn anew. Nothing else is read from here, so that the
site is the same with the folder, without it, and with another one in its place.
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

if TYPE_CHECKING:
    from collections.abc import Mapping

Files = dict[str, bytes]
_OURS = re.compile("[0-9a-f]{16}")
TOOLS = ("altair", "vl-convert-python")


class Cache:
    """Entries in one folder, each a file; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._ground = _ground()
        self._root = folder
        self._folder = folder / self._ground[:16] if folder else None

    def key(self, *parts: str) -> str:
        """Return the hash of *parts*, of our drawing code and of the tools it uses."""
        text = "\0".join((self._ground, *parts))
        return sha256(text.encode()).hexdigest()

    def get(self, key: str) -> Files | None:
        """Return what was kept under *key*, or `None`."""
        if self._folder is None:
            return None
        try:
            seal, _, body = (self._folder / key).read_bytes().partition(b"\n")
            if seal.decode() != sha256(body).hexdigest():
                return None
            found = json.loads(body)
            return {name: base64.b64decode(data) for name, data in found.items()}
        except (OSError, ValueError, AttributeError):
            return None

    def put(self, key: str, files: Mapping[str, bytes]) -> None:
        """Keep *files* under *key*; where that cannot be done, do without."""
        if self._folder is None:
            return
        encoded = {
            name: base64.b64encode(data).decode() for name, data in files.items()
        }
        body = json.dumps(encoded).encode()
        try:
            if not self._folder.is_dir():
                self._clear()
                self._folder.mkdir(parents=True)
            part = self._folder / f"{key}.part"
            part.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
            part.replace(self._folder / key)
        except OSError:
            return

    def _clear(self) -> None:
        """Remove what other code or other tools drew; nothing asks for it again."""
        for path in self._root.iterdir() if self._root and self._root.is_dir() else ():
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
