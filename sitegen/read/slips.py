"""
Slips of the pen that YAML and Markdown take in silence, or answer with a riddle.

What is told here would otherwise reach readers cut short, or be called something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.diagnostics import Diagnostic, Edit, Location
from sitegen.read.quotes import QUOTES, quoted

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from sitegen.diagnostics import Report

_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)")
_BETWEEN = "======="
_MARKS = ("<" * 7, "|" * 7, _BETWEEN, ">" * 7)
_COLONS = re.compile(
    r"(?P<all>(?P<before> {0,3}|.*\S |\s*)(?P<colons>[:\uff1a]{2,}|:)[ \u00a0]*)"
    r"(?P<part>[A-Za-z]+)(?P<rest>(?: [\w.-]+)*)\s*(?:\|.*)?$"
)
_OPENING, _CLOSING = "\u201c\u201e\u2018\u201a\u00ab", "\u201d\u201c\u2019\u2018\u00bb"
PARTS = {
    *("headline", "cards", "years", "growths", "chart", "topic", "key", "ruler"),
    "sources",
}
"""What a line with three colons calls for; `sitegen.render.parts` makes it."""
_QUOTABLE = {"label", "inline", "short", "rest", "note", "definition", "says"}
"""Keys of words that may be a name in quotes; so may what is printed, by paragraph."""


def has_conflict(text: str, path: PurePosixPath, report: Report) -> bool:
    """Report what Git leaves where two versions of a line were merged."""
    if not any(mark in text for mark in _MARKS):
        return False
    lines = ["", *text.split("\n")]
    marked = [
        number
        for number, line in enumerate(lines)
        if _CONFLICT.match(line) or (line == _BETWEEN and not lines[number - 1].strip())
    ]
    for number in marked:
        message = (
            "a merge conflict is left here; keep one of the two versions, and remove "
            "the lines of <, = and >"
        )
        report.error("merge-conflict", Location(path, number), message)
    return bool(marked)


def miscounted(text: str, path: PurePosixPath, first: int, report: Report) -> None:
    """Report lines of Markdown from *first* on that mean a part, and would be text."""
    for number, line in enumerate(text.split("\n"), first):
        found = _COLONS.match(line)
        if not found or found["part"].lower() not in PARTS:
            continue
        before, colons, part = found["before"], found["colons"], found["part"]
        is_mere_text = colons == ":" and (before.strip() or not found["rest"])
        is_part = colons == ":::" and before in {"", " ", "  ", "   "}
        if is_mere_text or (is_part and "\u00a0" not in found["all"]):
            continue
        at = Location(path, number, len(before) + 1)
        if before.strip():
            message = (
                f"the part {part!r} needs a line of its own, from its first column"
            )
            report.error("part-colons", at, message)
            continue
        message = (
            f"a part begins with three colons and a space, at the start of its line; "
            f"write ::: {part.lower()}"
        )
        edit = Edit(Location(path, number), found["all"] + part, f"::: {part.lower()}")
        report.error("part-colons", at, message, edits=(edit,))


def _is_quoted(text: str) -> bool:
    return len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING


def misquoted(text: str, key: str) -> str:
    """Say that the value of *key* is in quotes that are none in YAML, or nothing."""
    if not _is_quoted(text) or key in _QUOTABLE or key.isdigit():
        return ""
    return (
        f"{text[0]} is no quote here and would stay in the text; write \" or ', or put "
        "the whole in them if it belongs there"
    )


Placed = tuple[str, Location]
"""A text and where it stands."""


def cut_by_comma(line: str, end: int, key: Placed, value: Placed | None) -> Diagnostic:
    """
    Return the fault that a *key* in braces has no value.

    Mostly it is the rest of the *value* before it, cut off by its comma, or a space
    is missing behind its colon. What stands there ends at a column of the *line*.
    """
    name, at = key
    if found := re.match(r"([A-Za-z_]+|\d+):(?=\S)", name):
        message = f"a space is missing behind the colon of {found[1]!r}; add it"
        edit = Edit(at, found[0], f"{found[0]} ")
        return Diagnostic(at, "yaml-cut", message, edits=(edit,))
    if value is None:
        return _without_value(line, key)
    text, begins = value
    if text[-1].isdigit() and re.match(r"(?!\d{3}(?!\d))\d", name):
        message = (
            f"a comma ends the value {text!r} before {name!r}; write a decimal point, "
            "as in 2.8 %"
        )
        return Diagnostic(begins, "yaml-cut", message)
    message = (
        f"a comma ends the value before {name!r}; put a text with a comma in quotes"
    )
    if begins.line != at.line:
        return Diagnostic(at, "yaml-cut", message)
    more = re.match(r"(?:,[^,:{}\[\]]+(?=[,}]))*", line[end:])
    whole = line[begins.column - 1 : end + len(more[0] if more else "")].rstrip()
    inner = whole[1:-1] if _is_quoted(whole) else _unquoted(whole)
    edits = (Edit(begins, whole, quoted(inner)),) if inner else ()
    return Diagnostic(at, "yaml-cut", message, edits=edits)


def _without_value(line: str, key: Placed) -> Diagnostic:
    """Return the fault that a *key* stands alone in the braces of a *line*."""
    name, at = key
    if name.isdigit():
        message = f"a colon stands behind the paragraph: {{{name}: what is printed}}"
        return Diagnostic(at, "yaml-cut", message)
    whole, place = f"{{{name}}}", Location(at.path, at.line, at.column - 1)
    if re.search(rf"(?:^\s*- |\[|, ){re.escape(whole)}", line):
        message = f"a list names things without braces; write {name}"
        return Diagnostic(at, "yaml-cut", message, edits=(Edit(place, whole, name),))
    message = f"{name!r} has no value; write key: value, or quotes around a text"
    is_whole = line.rstrip().endswith(f": {whole}")
    edits = (Edit(place, whole, quoted(whole)),) if is_whole else ()
    return Diagnostic(at, "yaml-cut", message, edits=edits)


def _unquoted(whole: str) -> str:
    """Return a text whose beginning is in quotes without them; none if more is."""
    if not whole.startswith(tuple(QUOTES)):
        return whole
    mark = whole[0]
    found = re.fullmatch(rf"{mark}([^{mark}\\]*){mark}([^{mark}\\]*)", whole)
    return f"{found[1]}{found[2]}" if found else ""


def cut_by_comment(line: str, end: int) -> str:
    """
    Say that a value ends before a number sign in its *line*, or nothing.

    A sign with a space behind it begins a comment, as editors write them; ``#1`` is
    rather a part of the value.
    """
    rest = line[end:]
    if "#" not in rest or not re.match(r"\s+#[^\s#]", rest):
        return ""
    return (
        f"the value ends before {rest.strip()[:20]!r}, which is a comment; put the "
        "value in quotes, or a space behind #"
    )
