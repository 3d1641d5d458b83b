"""
What was drawn before, by the hash of what is drawn and with what.

What is read from here is believed as far as its folder is, by `sitegen.cache`, and
is data whatever it says: it has the names that are asked for and no others, and
its pictures are only pictures. All else is drawn anew, so that the site is the
same with the folder, without it, and with another one in its place.
"""

from __future__ import annotations

import ast
import base64
import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.cache import Store
from sitegen.harmless import is_harmless
from sitegen.shipped import version_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Files = dict[str, bytes]
ROOM = "drawn"
TOOLS = ("altair", "vl-convert-python", "pillow", "fontpkg-noto-sans")
PICTURES = ("narrow", "wide", "chart.svg")


class Cache:
    """
    Entries in one folder, each a file; without a folder nothing is kept.

    In a trial `get` returns what is empty where nothing was kept, so that nothing is
    drawn.
    """

    def __init__(self, folder: Path | None, *, is_trial: bool = False) -> None:
        self.folder, self._is_trial = folder, is_trial
        self._store = Store(folder, ROOM)

    def key(self, *parts: str) -> str:
        """Return the hash of *parts* and of the versions of the tools."""
        text = "\0".join((_ground(), *parts))
        return sha256(text.encode()).hexdigest()

    def get(self, key: str, names: Collection[str]) -> Files | None:
        """Return what was kept under *key*, if it has just these *names*."""
        found = self.find(key, names)
        return dict.fromkeys(names, b"") if found is None and self._is_trial else found

    def has(self, key: str) -> bool:
        """Tell whether something is kept under *key*, whatever it is."""
        return self._store.has(key)

    def is_lasting(self) -> bool:
        """Tell whether what is put here can be had again."""
        try:
            return self._store.is_made()
        except OSError:
            return False

    def find(self, key: str, names: Collection[str]) -> Files | None:
        """Return the same, and in a trial, too, nothing else."""
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
        self._store.put(key, json.dumps(encoded).encode())


@cache
def _ground() -> str:
    """Return the versions of the tools that draw."""
    return "; ".join(f"{name} {version_of(name)}" for name in TOOLS)


@cache
def code_of(*names: str) -> str:
    """Return the hash of modules of this room, without comments."""
    files = (Path(__file__).with_name(f"{name}.py") for name in names)
    trees = (ast.parse(each.read_text(encoding="utf-8")) for each in files)
    return sha256("".join(map(ast.dump, trees)).encode()).hexdigest()


@cache
def code(*folders: Path) -> str:
    """
    Return the hash of what makes specifications in *folders*, and of what is here.

    It only says whether specifications must be made anew; pictures hang on these, so
    that a comment redraws nothing.
    """
    rooms = (Path(__file__).parent, *folders)
    found = (path for room in rooms for path in room.rglob("*"))
    files = sorted(path for path in found if path.suffix in {".py", ".json"})
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
