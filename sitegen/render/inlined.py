"""
What stands in the pages themselves: the style, and the script that comes first.

The policy of a page lets in nothing but these very bytes, by their hash (CSP Level 3,
hash sources).
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sitegen.catalogue import catalogue, in_script

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.catalogue import Catalogue
    from sitegen.project import Templates

FILES = {"style": "static/style.css", "scheme": "scheme.js"}
"""What it is called in templates -> the file below them."""

FEW = 16
"""More than there are styles and scripts."""
_COMMENT = re.compile(rb"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(rb"\n\s*")
_LOOSE = re.compile(rb'("[^"]*")|\s*([{};])\s*|([:,])\s+')
"""Spaces of a style that say nothing, and strings, which stay as they are."""


class Inlined(NamedTuple):
    """A text, and by what the policy knows it."""

    text: str
    hash: str


def inlined(templates: Templates, language: str) -> dict[str, Inlined]:
    """Return what can stand in pages, without its comments; empty if it is missing."""
    said = catalogue(language)
    return {name: _read(templates.find(file), said) for name, file in FILES.items()}


@lru_cache(FEW)  # a preview asks for the same after each edit
def bare(text: bytes, name: str) -> bytes:
    """
    Return a style or a script of ours, by its *name*, without comments and room.

    Others' are left as they are: a string of theirs may look like a comment.
    """
    told = _COMMENT.sub(b"", text).strip()
    if name.endswith(".css"):
        return _LOOSE.sub(lambda one: one[one.lastindex or 0], told)
    return _INDENT.sub(b"\n", told)


def _read(path: Path | None, said: Catalogue) -> Inlined:
    try:
        return _inlined(path.read_bytes() if path else b"", str(path), said)
    except (OSError, UnicodeDecodeError):  # told where files are copied
        return _inlined(b"", "", said)


@lru_cache(FEW)  # likewise
def _inlined(data: bytes, name: str, said: Catalogue) -> Inlined:
    text = bare(in_script(data.decode(), said).encode(), name).decode()
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Inlined(text, f"sha256-{digest}")
