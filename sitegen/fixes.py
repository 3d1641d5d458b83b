"""
Corrected lines: what was plainly meant, offered as a diff and applied when asked.

A fault carries its `Edit`; here it meets the file. No correction alters, adds or moves
a digit, nor a point or comma between two: that is for who has the article.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path, PurePosixPath

    from sitegen.diagnostics import Diagnostic, Edit

LARGEST = 1_000_000
"""Bytes of a file that is corrected."""
BOM = "\ufeff"
_ENDS = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
_NUMBERS = re.compile(r"\d|(?<=\d)[.,](?=\d)")

Lines = dict["PurePosixPath", tuple[list[str], list[str]]]
"""The lines of files with their ends, as they are and as they were meant."""


def corrected(diagnostic: Diagnostic, root: Path) -> tuple[tuple[int, str], ...]:
    """Return number and text of each line as it was meant; none if that is unclear."""
    changed = corrections([diagnostic], root)
    return tuple(
        (number, new.rstrip("\r\n"))
        for old_lines, new_lines in changed.values()
        for number, (old, new) in enumerate(zip(old_lines, new_lines, strict=True), 1)
        if old != new
    )


def corrections(diagnostics: Iterable[Diagnostic], root: Path) -> Lines:
    """Return the lines of each file that some fault plainly corrects."""
    wanted: dict[PurePosixPath, set[Edit]] = {}
    for each in diagnostics:
        for edit in each.edits:
            wanted.setdefault(edit.at.path, set()).add(edit)
    made = {}
    for path in sorted(wanted):
        if lines := _lines(root / path):
            new = _edited(lines, wanted[path])
            if new != lines:
                made[path] = (lines, new)
    return made


def count(made: Lines) -> tuple[int, int]:
    """Return how many lines differ, and in how many files."""
    pairs = (zip(*each, strict=True) for each in made.values())
    return sum(old != new for pair in pairs for old, new in pair), len(made)


def as_diff(made: Lines) -> str:
    """Return corrections as a unified diff, as git and patch apply it."""
    told = []
    for path, (old, new) in made.items():
        for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"):
            has_end = line.endswith("\n")
            told.append(line if has_end else f"{line}\n\\ No newline at end of file\n")
    return "".join(told)


def apply(made: Lines, root: Path) -> None:
    """Write corrected files, each as a whole; raises `OSError`."""
    for path, (_, lines) in made.items():
        target = root / path
        beside = target.with_name(f".{target.name}.corrected")
        beside.write_bytes("".join(lines).encode())
        beside.chmod(target.stat().st_mode)
        beside.replace(target)


def _lines(path: Path) -> list[str]:
    """Return the lines of a file with their ends; none if it is no plain text."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
            return []
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return []
    return [each for each in _ENDS.split(text) if each]


def _edited(lines: list[str], edits: Iterable[Edit]) -> list[str]:
    """Return lines with all edits that can be made; of two at one place the first."""
    new = list(lines)
    spans: dict[int, list[tuple[int, int, str]]] = {}
    for edit in sorted(edits):
        number = edit.at.line - 1
        if not 0 <= number < len(lines):
            continue
        found, taken = _span(lines[number], edit), spans.setdefault(number, [])
        if found and all(found[1] <= a or b <= found[0] for a, b, _ in taken):
            taken.append((*found, edit.new))
    for number, taken in spans.items():
        for start, end, text in sorted(taken, reverse=True):
            line = new[number]
            made = line[:start] + text + line[end:]
            if _NUMBERS.findall(made) == _NUMBERS.findall(line):
                new[number] = made
    return new


def _span(line: str, edit: Edit) -> tuple[int, int] | None:
    """Return where *old* stands: at the place, or once behind it as a whole word."""
    start = edit.at.column - 1 + line.startswith(BOM)
    if not edit.old:
        return start, start
    before = r"(?<![\w-])" if re.match(r"[\w-]", edit.old) else ""
    behind = r"(?![\w-])" if re.search(r"[\w-]\Z", edit.old) else ""
    pattern = re.compile(f"{before}{re.escape(edit.old)}{behind}")
    found = list(pattern.finditer(line, start))
    is_there = found and found[0].start() == start
    return found[0].span() if is_there or len(found) == 1 else None
