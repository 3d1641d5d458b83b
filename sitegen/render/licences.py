"""
The works of others that a site ships or was drawn with, and their licences.

Names and versions are those of the installed packages, and so are the texts that these
bring. The works in the bundle of the live view come without a text; theirs are kept in
``licences.toml``.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).with_name("licences.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A text, and the works that are under it."""

    id: str
    """As SPDX calls it."""
    text: str
    works: tuple[str, ...]
    """Each with its version where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """All of them, by what they are for."""

    live: tuple[Licence, ...]
    """In the script that makes charts live; none where there is no such script."""
    untold: tuple[str, ...]
    """Works in it whose texts are not kept."""
    drawn: tuple[Licence, ...]
    """What pictures were drawn with."""


def shipped(works: bytes) -> Shipped:
    """Return the licences of the *works* that a list in JSON names, and of tools."""
    versions: dict[str, list[str]] = {}
    for each in json.loads(works or b"[]"):
        versions.setdefault(each["name"], []).append(each["version"])
    live = []
    for text in _texts():
        names = [name for name in text["works"] if name in versions]
        if names:
            told = tuple(_told(name, versions.pop(name)) for name in names)
            live.append(Licence(id=text["licence"], text=text["text"], works=told))
    untold = tuple(_told(name, found) for name, found in versions.items())
    return Shipped(live=tuple(live), untold=untold, drawn=_tools())


def _told(name: str, versions: list[str]) -> str:
    return " ".join((name, ", ".join(each for each in versions if each))).rstrip()


@cache
def _texts() -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = tomllib.loads(TEXTS.read_text("utf-8"))["texts"]
    return kept


def _tools() -> tuple[Licence, ...]:
    """Return the font of the pictures and what draws them, with their own texts."""
    return tuple(
        Licence(id=licence, text=_text(name), works=(f"{work} {_version(name)}",))
        for name, work, licence in (
            ("fontpkg-noto-sans", "Noto Sans", "OFL-1.1"),
            ("vl-convert-python", "VlConvert", "BSD-3-Clause"),
        )
    )


def _version(package: str) -> str:
    return distribution(package).version


@cache
def _text(package: str) -> str:
    """Return the licence that an installed package brings."""
    return (distribution(package).read_text("licenses/LICENSE") or "").strip()
