"""
The works of others that a site ships or was drawn with, and their licences.

Names and versions are those of the installed packages, and so are the texts that these
bring. The works in the bundle of the live view come without a text; theirs are kept in
``licences.toml``.
"""

from __future__ import annotations

import json
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from sitegen.shipped import version_of

TEXTS = Path(__file__).with_name("licences.toml")


class Licence(Struct, frozen=True, kw_only=True):
    """A text, and the works that are under it."""

    id: str
    """As SPDX calls it."""
    text: str
    works: tuple[str, ...]
    """Each with its version where that is known."""


class Shipped:
    """
    All of them, by what they are for; *works* is a list in JSON.

    They are looked for when somebody asks, which is one page.
    """

    def __init__(self, works: bytes) -> None:
        self._works = works

    @property
    def live(self) -> tuple[Licence, ...]:
        """In the script that makes charts live; none where there is no such script."""
        return self._in_script[0]

    @property
    def untold(self) -> tuple[str, ...]:
        """Works in it whose texts are not kept."""
        return self._in_script[1]

    @property
    def drawn(self) -> tuple[Licence, ...]:
        """What pictures were drawn with: their font, and the engine."""
        return tuple(
            Licence(id=licence, text=_text(name), works=(f"{work} {version_of(name)}",))
            for name, work, licence in (
                ("fontpkg-noto-sans", "Noto Sans", "OFL-1.1"),
                ("vl-convert-python", "VlConvert", "BSD-3-Clause"),
            )
        )

    @cached_property
    def _in_script(self) -> tuple[tuple[Licence, ...], tuple[str, ...]]:
        versions: dict[str, list[str]] = {}
        for each in json.loads(self._works or b"[]"):
            versions.setdefault(each["name"], []).append(each["version"])
        live = []
        for text in _texts():
            names = [name for name in text["works"] if name in versions]
            if names:
                told = tuple(_told(name, versions.pop(name)) for name in names)
                live.append(Licence(id=text["licence"], text=text["text"], works=told))
        untold = tuple(_told(name, found) for name, found in versions.items())
        return tuple(live), untold


def _told(name: str, versions: list[str]) -> str:
    return " ".join((name, ", ".join(each for each in versions if each))).rstrip()


@cache
def _texts() -> list[dict[str, Any]]:
    import tomllib

    kept: list[dict[str, Any]] = tomllib.loads(TEXTS.read_text("utf-8"))["texts"]
    return kept


@cache
def _text(package: str) -> str:
    """Return the licence that an installed package brings."""
    from importlib.metadata import distribution  # it takes long to load

    return (distribution(package).read_text("licenses/LICENSE") or "").strip()
