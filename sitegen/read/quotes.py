"""
Quotes and brackets of YAML that are left open, closed too often or left too early.

The parser tells these where it gives up, often many lines further down; here they are
told where they begin. A line is read as the parser would, as far as quotes go.
"""

from __future__ import annotations

import re

from msgspec import Struct

_KEY = re.compile(r"\s*(?:- )*(?:[\w.%-][^:#{}\[\]\"']*|\"[^\"]*\"|'[^']*'):(?:\s|$)")
_VALUE = re.compile(
    r"\s*(?:(?:- +)+)?(?!- )(?:[^\s:#\"'{\[][^:#]*|\"[^\"]*\"|'[^']*')?:\s+"
)
_ITEM = re.compile(r"\s*(?:- +)+")
_BLOCK = re.compile(r"(?:^|[\s:])[|>][-+0-9]*\s*(?:#.*)?$")
_CLOSERS = {"{": "}", "[": "]"}
QUOTES = ('"', "'")

Stack = list[tuple[str, int, int]]
"""The quotes and brackets that are open, each with its line and column."""


class Slip(Struct, frozen=True, kw_only=True):
    """What is wrong in a text of YAML; line and column count from 0."""

    line: int
    column: int
    message: str
    old: str = ""
    new: str = ""
    """What was meant in the place of *old*, where that is plain."""


def open_or_closed(lines: list[str], last: int) -> Slip | None:
    """Return the first slip of quotes and brackets down to the *last* line."""
    number = 0
    while number <= min(last, len(lines) - 1):
        line = lines[number]
        if _BLOCK.search(line):
            number = _behind(lines, number)
            continue
        start = _start(line)
        if start is not None and line[start : start + 1] in {'"', "'", "{", "["}:
            end, found = _value(lines, number, start)
            if found:
                return found
            number = end
        number += 1
    return None


def quoted(text: str) -> str:
    """Return a text in quotes, as it stands."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def indent(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_key(line: str) -> bool:
    """Tell whether a line begins with a key."""
    return _KEY.match(line) is not None


def value_at(line: str) -> int | None:
    """Return where the value of a line's key begins, if it has a key."""
    found = _VALUE.match(line)
    return found.end() if found else None


def _start(line: str) -> int | None:
    """Return where the value of a line begins."""
    found = _VALUE.match(line) or _ITEM.match(line)
    return found.end() if found else None


def _behind(lines: list[str], number: int) -> int:
    """Return the line behind a block of text that begins below a line."""
    least = indent(lines[number])
    number += 1
    while number < len(lines) and (
        not lines[number].strip() or indent(lines[number]) > least
    ):
        number += 1
    return number


def _value(lines: list[str], number: int, column: int) -> tuple[int, Slip | None]:
    """Read a value in quotes or brackets; return its last line, or its slip."""
    first, start = number, column
    stack: Stack = []
    while number < len(lines):
        line = lines[number]
        while column < len(line):
            was_quoted = _is_quoted(stack)
            if line[column] == "#" and not was_quoted and line[column - 1] == " ":
                break
            end = _step(line, number, column, stack)
            if was_quoted and not _is_quoted(stack):
                fault = _after_quote(line, number, column, is_inside=bool(stack))
                if fault:
                    return number, fault
            column = end
            if not stack:
                return number, _behind_value(line, number, start, column, first)
        if fault := _left_open(lines, number, stack):
            return number, fault
        number, column = number + 1, 0
    return number, None


def _is_quoted(stack: Stack) -> bool:
    return bool(stack) and stack[-1][0] in QUOTES


def _step(line: str, number: int, column: int, stack: Stack) -> int:
    """Open or close what a letter opens or closes; return where to go on."""
    mark = line[column]
    if _is_quoted(stack):
        quote = stack[-1][0]
        is_double = line[column : column + 2] == "''" and quote == "'"
        if is_double or (mark == "\\" and quote == '"'):
            return column + 2
        if mark == quote:
            stack.pop()
    elif mark in {*QUOTES, *_CLOSERS} and (not stack or _opens(line, column)):
        stack.append((mark, number, column))
    elif stack and mark == _CLOSERS[stack[-1][0]]:
        stack.pop()
    return column + 1


def _opens(line: str, column: int) -> bool:
    """Tell whether a quote or bracket stands where a value may begin."""
    before = line[:column].rstrip()
    return not before or before[-1] in "{[," or before.endswith((":", "-"))


def _after_quote(
    line: str, number: int, column: int, *, is_inside: bool
) -> Slip | None:
    """Return the slip that text goes on behind a quote that closes."""
    rest = line[column + 1 :].lstrip()
    if not rest or rest[0] in (",:]}#" if is_inside else ":#"):
        return None
    message = "the text goes on behind its closing quote; put the whole in other quotes"
    start = value_at(line)
    if rest.strip() in {",", ";"}:
        message = f"nothing stands behind a value, no {rest.strip()} either; remove it"
        return Slip(line=number, column=column + 1, message=message, old=rest.strip())
    if is_inside or start is None or line[start] not in "\"'":
        return Slip(line=number, column=column, message=message)
    whole = line[start:].rstrip()
    new = quoted(_meant(whole, column - start))
    return Slip(line=number, column=start, message=message, old=whole, new=new)


def _meant(whole: str, column: int) -> str:
    """
    Return the text of a value whose quote closes too early, at a *column* of it.

    A quote behind a space, or before a letter, belongs to the text: then the outer ones
    are those of YAML, and may be doubled. In '"Roads" and rails' they are of the text.
    """
    mark, behind = whole[0], whole[column + 1 : column + 2]
    if not (behind.isalnum() or whole[column - 1] == " "):
        return whole
    if column == 1:
        return whole.strip(mark)
    return whole[1:].removesuffix(mark)


def _behind_value(
    line: str, number: int, start: int, column: int, first: int
) -> Slip | None:
    """Return what is wrong behind a value that has ended."""
    rest = line[column:].strip()
    if not rest or rest.startswith(("#", ":")) or line[column - 1] in "\"'":
        return None
    if not rest.strip("}]"):
        message = f"one {rest[0]} too many; remove it"
        return Slip(line=number, column=column, message=message, old=rest)
    message = "a text that begins with { or [ needs quotes around all of it"
    if first != number:
        return Slip(line=number, column=column, message=message)
    whole = line[start:].rstrip()
    return Slip(
        line=number, column=start, message=message, old=whole, new=quoted(whole)
    )


def _left_open(lines: list[str], number: int, stack: Stack) -> Slip | None:
    """Return the quote or bracket that is open though the next line is a new key."""
    behind = [each for each in range(number + 1, len(lines)) if lines[each].strip()]
    if behind:
        line = lines[behind[0]]
        is_deeper = indent(line) > indent(lines[stack[0][1]])
        if is_deeper or not is_key(line):
            return None
    mark, at, column = stack[-1]
    what = "bracket" if mark in _CLOSERS else "quote"
    where = "on its line" if at == number else f"behind line {number + 1}"
    message = f"the {what} {mark} that opens here is not closed; close it {where}"
    line = lines[at]
    is_plain = at == number and (mark in _CLOSERS or len(stack) == 1)
    if not is_plain or line.rstrip().endswith(","):
        return Slip(line=at, column=column, message=message)
    closers = "".join(_CLOSERS.get(each, each) for each, _, _ in reversed(stack))
    whole = line[column:].rstrip()
    return Slip(
        line=at, column=column, message=message, old=whole, new=f"{whole}{closers}"
    )
