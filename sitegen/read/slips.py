"""
Slips of the pen that YAML and Markdown take in silence, or answer with a riddle.

What is told here would otherwise reach readers cut short, or be called something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.diagnostics import Location

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from sitegen.diagnostics import Report

_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)")
_COLONS = re.compile(r"(?P<colons>::|::::+) ?(?P<part>[a-z]+)(?: |$)")
_OPENING, _CLOSING = "\u201c\u201e\u2018\u201a\u00ab", "\u201d\u201c\u2019\u2018\u00bb"
_QUOTABLE = {"label", "inline", "short", "rest", "note", "definition", "says"}
"""Keys of words that may be a name in quotes; so may what is printed, by paragraph."""
_EQUALS = re.compile(r"\s*[-\w{, ]*[\w\"] ?= ?\S")


def has_conflict(text: str, path: PurePosixPath, report: Report) -> bool:
    """Report what Git leaves where two versions of a line were merged."""
    lines = text.split("\n")
    marked = [number for number, line in enumerate(lines, 1) if _CONFLICT.match(line)]
    for number in marked:
        message = (
            "a merge conflict is left here; keep one of the two versions, and remove "
            "the lines of <, = and >"
        )
        report.error("merge-conflict", Location(path, number), message)
    return bool(marked)


def miscounted(text: str, path: PurePosixPath, first: int, report: Report) -> None:
    """Report lines of Markdown from *first* on that mean a part, with other colons."""
    for number, line in enumerate(text.split("\n"), first):
        if found := _COLONS.match(line):
            message = (
                f"a part begins with three colons; write ::: {found['part']} for "
                f"{found['colons']} {found['part']}"
            )
            report.error("part-colons", Location(path, number), message)


def misquoted(text: str, key: str) -> str:
    """Say that the value of *key* is in quotes that are none in YAML, or nothing."""
    is_quoted = len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING
    if not is_quoted or key in _QUOTABLE or key.isdigit():
        return ""
    return (
        f"{text[0]} is no quote here and would stay in the text; write \" or ', or put "
        "the whole in them if it belongs there"
    )


def cut_by_comment(line: str, end: int) -> str:
    """
    Say that a value ends before a number sign in its *line*, or nothing.

    A sign with a space behind it begins a comment, as editors write them; ``#1`` is
    rather a part of the value.
    """
    rest = line[end:]
    if not re.match(r"\s+#[^\s#]", rest):
        return ""
    return (
        f"the value ends before {rest.strip()[:20]!r}, which is a comment; put the "
        "value in quotes, or a space behind #"
    )


def is_assigned(line: str) -> bool:
    """Tell whether a line says ``key = value``."""
    return _EQUALS.match(line.partition(":")[0]) is not None
