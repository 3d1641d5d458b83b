"""
The words of a language that may speak against a figure, compiled from its file.

``languages/<code>.toml`` stands beside that of `sitegen.printed`, by the same rules.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from sitegen.printed.language import any_of, language_of
from sitegen.printed.patterns import pattern_of


@cache
def data_of(code: str) -> dict[str, Any]:
    """Return what the file of a language says."""
    path = files(__package__).joinpath("languages", f"{code}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def said(code: str, *keys: str) -> re.Pattern[str]:
    """Return what finds any of the words under a path of keys, whole."""
    return pattern_of(source(code, *keys))


def source(code: str, *keys: str) -> str:
    """Return the same as the text of a pattern; without words it matches nothing."""
    found: Any = data_of(code)
    for key in keys:
        found = found.get(key, {})
    return any_of(language_of(code), list(found))


@cache
def leading(code: str) -> re.Pattern[str]:
    """Return what leads to a time in which something was, at the end of a text."""
    words, fill = source(code, "timed", "within"), source(code, "timed", "fill")
    return re.compile(rf"\s*{words}(?:\s+{fill})*\s*$", re.IGNORECASE)


@cache
def event_before(code: str) -> re.Pattern[str]:
    """Return what happened at a time, and was not counted in it, at the end."""
    return re.compile(rf"{source(code, 'timed', 'event')}\s*$", re.IGNORECASE)
