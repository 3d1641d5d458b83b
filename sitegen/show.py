"""Diagnostics as text with the line, as GitHub annotations, or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sitegen.diagnostics import Severity
from sitegen.fixes import corrected

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sitegen.diagnostics import Diagnostic, Location

WIDTH = 160
"""Longer lines of a file are cut when shown."""
FEW = 3
"""So many corrected lines are shown beside a fault."""
LONGEST = 1_000_000
"""Characters; what stands behind them in a file is not shown."""


def show(
    diagnostics: Sequence[Diagnostic], form: str, root: Path, *, has_lines: bool = False
) -> str:
    """Return the diagnostics in a *form*; with their lines of the files if asked."""
    if form == "json":
        return json.dumps([_record(each, root) for each in diagnostics], indent=2)
    if form == "github":
        return "\n".join(_annotation(each, root) for each in diagnostics)
    return "\n".join(_text(each, root, has_lines=has_lines) for each in diagnostics)


def _text(diagnostic: Diagnostic, root: Path, *, has_lines: bool) -> str:
    parts = [str(diagnostic)]
    if has_lines:
        parts += _line(diagnostic.at, root)
    parts += [f"  {note.at}: note: {note.message}" for note in diagnostic.notes]
    fixed = corrected(diagnostic, root)
    for number, line in fixed[:FEW]:
        parts.append(f"  {diagnostic.at.path}:{number}: fix: {_shown(line)}")
    if len(fixed) > FEW:
        parts.append(f"  … and {len(fixed) - FEW} lines more, by check --fix")
    return "\n".join(parts)


def _line(at: Location, root: Path) -> list[str]:
    """Return the line of the file with a caret under the column."""
    try:
        if not (root / at.path).is_file():  # a pipe would be waited for
            return []
        with (root / at.path).open(encoding="utf-8-sig") as file:
            lines = file.read(LONGEST).split("\n")
        line = lines[at.line - 1].rstrip()
    except (OSError, UnicodeDecodeError, IndexError):
        return []
    gutter = f"{at.line:>5} | "
    return [f"{gutter}{_shown(line)}", " " * (len(gutter) + at.column - 1) + "^"]


def _shown(line: str) -> str:
    """Return a line of a file as a terminal can show it."""
    return "".join(each if each.isprintable() else " " for each in line)[:WIDTH]


def _annotation(diagnostic: Diagnostic, root: Path) -> str:
    """Return a workflow command of GitHub Actions."""
    at = diagnostic.at
    message = f"{diagnostic.message} [{diagnostic.code}]"
    for note in diagnostic.notes:
        message += f"\n{note.at}: {note.message}"
    for number, line in corrected(diagnostic, root):
        message += f"\nline {number} was perhaps meant so: {line}"
    severity = str(diagnostic.severity)
    kind = "notice" if severity == Severity.REMARK else severity
    return (
        f"::{kind} file={_property(str(at.path))},line={at.line},"
        f"col={at.column}::{_data(message)}"
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _record(diagnostic: Diagnostic, root: Path) -> dict[str, object]:
    return {
        "path": str(diagnostic.at.path),
        "line": diagnostic.at.line,
        "column": diagnostic.at.column,
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "notes": [
            {
                "path": str(note.at.path),
                "line": note.at.line,
                "column": note.at.column,
                "message": note.message,
            }
            for note in diagnostic.notes
        ],
        "fixes": [
            {"line": number, "text": line}
            for number, line in corrected(diagnostic, root)
        ],
    }
