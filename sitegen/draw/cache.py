"""
What was drawn before, by the hash of what is drawn and with what.

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
from importlib.machinery import SourceFileLoader
from importlib.metadata import version
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Files = dict[str, bytes]
_OURS = re.compile("[0-9a-f]{16}")
TOOLS = ("altair", "vl-convert-python", "pillow")


class Cache:
    """Entries in one folder, each a file; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._ground = _ground()
        self._root = folder
        self._folder = folder / self._ground[:16] if folder else None

    @property
    def code(self) -> str:
        """The hash of the code that makes specifications."""
        return _code()

    def key(self, *parts: str) -> str:
        """Return the hash of *parts* and of the versions of the tools."""
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
        """Remove what other tools drew; nothing asks for it again."""
        for path in self._root.iterdir() if self._root and self._root.is_dir() else ():
            if _OURS.fullmatch(path.name):
                shutil.rmtree(path, ignore_errors=True)


@cache
def _ground() -> str:
    """Return the hash of the versions of the tools that draw."""
    told = "; ".join(f"{name} {version(name)}" for name in TOOLS)
    return sha256(told.encode()).hexdigest()


@cache
def _code() -> str:
    """
    Return the hash of what this package does: its code as compiled.

    Comments and places of lines are no part of it. It only says whether specifications
    must be made anew; pictures hang on the specifications.
    """
    total = sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.py")):
        name = ".".join(("sitegen", "draw", *path.relative_to(folder).parts))[:-3]
        loader = SourceFileLoader(name, str(path))
        total.update(repr(_parts(loader.get_code(name))).encode())
    return total.hexdigest()


def _parts(code: CodeType | None) -> tuple[object, ...]:
    if code is None:
        return ()
    inner = [
        _parts(each) if isinstance(each, CodeType) else each for each in code.co_consts
    ]
    return (
        code.co_code,
        code.co_names,
        code.co_varnames,
        [sorted(each) if isinstance(each, frozenset) else each for each in inner],
    )
