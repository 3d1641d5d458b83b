"""
Text that is no YAML -> what was meant.

The parser says where it gave up and in its own words. Here the usual slips of editors
are looked for, so that the place is that of the slip and the words say what to do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.read.blocks import (
    between,
    item,
    list_left,
    needless,
    no_colon,
    no_key,
    too_deep,
)
from sitegen.read.quotes import (
    QUOTES,
    Slip,
    indent,
    open_or_closed,
    quoted,
    value_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = r"\s*(?:- )?[A-Za-z_][\w-]*"
_PLACE = r"(?:table )?\d+"
_WHOLE_PLACE = rf"{_PLACE}(?: page \d+)?"
_COLON = "a colon and a space in a text look like a key; put it in quotes"
_MARKS: tuple[tuple[re.Pattern[str], str, str | None], ...] = (
    (
        re.compile(
            rf".*[{{,] *{_WHOLE_PLACE}: (?P<mark>[^\s{{}}\[\]\"',#][^{{}}\[\]\"',]*?"
            rf"(?<![ ;]\d)(?<![ ;]\d\d): [^{{}}\[\]\"']*?)(?=\}}|, *{_WHOLE_PLACE}: )"
        ),
        _COLON,
        None,
    ),
    (
        re.compile(rf"{_KEY}(?P<mark> ?= ?)[^\s:][^:]*$"),
        "a key ends with a colon, not with =; write key: value",
        ": ",
    ),
    (
        re.compile(rf"{_KEY}(?P<mark> ?\uff1a\s?)"),
        "a key ends with a plain colon and a space, not with a wide one; write both",
        ": ",
    ),
    (
        re.compile(rf"{_KEY}(?P<mark>:)[^\s/:]"),
        "a space is missing behind the colon of the key; add it",
        ": ",
    ),
    (
        re.compile(r"\s*(?P<mark>[*\u2022\u2013\u2014\u00b7] ?)\S"),
        "the items of a list begin with a hyphen and a space",
        "- ",
    ),
    (
        re.compile(r"\s*(?P<mark>%):"),
        "a key that is no word stands in quotes",
        '"%"',
    ),
    (
        re.compile(r".*[{,]\s*[\w-]+: [^,{}\[\]\"']*?(?P<mark> )[A-Za-z_]+: "),
        "a comma is missing between two keys; add it",
        ", ",
    ),
    (
        re.compile(r".*[{,] *(?:[\w-]+|table \d+): [^{}\[\]\"']*?(?P<mark>; ?)\d+: "),
        "a comma parts what stands in braces, not a semicolon; write it",
        ", ",
    ),
    (
        re.compile(rf"{_KEY}:(?P<mark>[\u00a0\u2009\u202f]+)"),
        "the space behind the colon is of another kind; write a plain one",
        " ",
    ),
)
"""
What is wrong in a line, and what is meant by it; nothing where that is in quotes.

Of the numbers before a colon in what is printed those of one or two digits may count
another paragraph, of which a comma is missing.
"""
_SPACES = " \u00a0\u2003\u2009\u202f\u3000\u200b"
_ODD = re.compile(rf" *[{_SPACES[1:]}][{_SPACES}]*\S")
_BOUNDS = {">": "over", ">=": "at least", "<=": "at most"}
_PLACED = re.compile(
    rf".*[{{,]\s*printed: (?P<mark>\(?(?P<place>{_PLACE}): (?P<text>[^{{}}(),]+)\)?)"
)
"""A paragraph and what it prints, in braces but for their own."""
_ROUND = rf"\((?=(?:[\w-]+|{_PLACE}): )"
_STARRED = re.compile(r".*[:,\[-] (?P<mark>(?P<star>\*+)(?P<text>-?\d[^*]*)(?P=star))")
_BRACES = "a place is in braces; write {paragraph: what is printed}"
_RESERVED = "@`%*&!|>,?"


def explained(
    text: str, at: tuple[int, int], problem: str | None, context: str | None
) -> Slip:
    """Return what is wrong in a *text* that a parser gave up *at* line and column."""
    line, column = at
    lines = text.split("\n")
    if found := _slip(lines, line, column, problem or ""):
        return found
    about = f" {context}" if context else ""
    cure = "check quotes, brackets and indentation"
    message = f"not YAML: {problem or 'not readable'}{about}; {cure}"
    return Slip(line=line, column=column, message=message)


def _slip(lines: list[str], line: int, column: int, problem: str) -> Slip | None:
    """Return the usual slip that this is, if it is one."""
    if line < len(lines) and "\t" in _blank(lines[line], column):
        return _tab(lines, line)
    if found := needless(lines, line) or open_or_closed(lines, line):
        return found
    first = next(
        (n for n, each in enumerate(lines[: line + 1]) if _ODD.match(each)), line
    )
    near = [each for each in (first, line - 1, line) if 0 <= each < len(lines)]
    for number in near:
        if found := next(_in_line(lines, number), None):
            return found
    if line >= len(lines):
        return None
    if "could not find expected ':'" in problem:
        return no_key(lines, line)
    return (
        list_left(lines, line)
        or too_deep(lines, line)
        or no_colon(lines, line)
        or item(lines, line)
        or between(lines, line)
    )


def _blank(line: str, column: int) -> str:
    """Return the spaces and tabs around a place, and those a line begins with."""
    before = line[:column]
    behind = line[column:]
    first = line[: len(line) - len(line.lstrip())]
    return (
        first
        + before[len(before.rstrip()) :]
        + behind[: len(behind) - len(behind.lstrip())]
    )


def _tab(lines: list[str], number: int) -> Slip:
    line = lines[number]
    message = "a tab cannot indent or separate; use spaces"
    first = line[: len(line) - len(line.lstrip())]
    if "\t" not in first:
        column = line.index("\t")
        old = re.match(r"[\t ]+", line[column:])
        return Slip(
            line=number,
            column=column,
            message=message,
            old=old[0] if old else "",
            new=" ",
        )
    above = next((each for each in reversed(lines[:number]) if each.strip()), "")
    if "\t" in above[: len(above) - len(above.lstrip())]:
        return Slip(line=number, column=0, message=message)
    width = indent(above) + (2 if above.rstrip().endswith(":") else 0)
    return Slip(line=number, column=0, message=message, old=first, new=" " * width)


def _in_line(lines: list[str], number: int) -> Iterator[Slip]:
    """Yield what is wrong in a line by itself."""
    line = lines[number]
    for pattern, message, new in _MARKS:
        if found := pattern.match(line):
            meant = quoted(found["mark"]) if new is None else new
            yield _marked(number, found, message, meant)
    if _ODD.match(line):
        message = "a space of another kind cannot indent; use plain ones"
        old = line[: len(line) - len(line.lstrip(_SPACES))]
        new = " " * len(old)
        yield Slip(line=number, column=0, message=message, old=old, new=new)
    if found := _STARRED.match(line):
        message = "stars mark nothing here; write the number without them"
        yield _marked(number, found, message, found["text"])
    start = value_at(line)
    if start is not None and line[start:].strip() and line[start] not in "\"'{[#":
        fault, old, meant = _unquoted(line[start:].rstrip())
        if fault:
            yield Slip(line=number, column=start, message=fault, old=old, new=meant)
    if found := _PLACED.match(line):
        new = _placed(found["place"], found["text"])
        yield _marked(number, found, _BRACES, new)


def _marked(number: int, found: re.Match[str], message: str, new: str) -> Slip:
    """Return the slip of what a pattern marks."""
    begin, old = found.start("mark"), found["mark"]
    return Slip(line=number, column=begin, message=message, old=old, new=new)


def _placed(place: str, text: str) -> str:
    """Return what is printed at a place as it is to be written."""
    is_plain = text[0] in QUOTES or re.fullmatch(r"[\w.%]+", text)
    return f"{{{place}: {text if is_plain else quoted(text)}}}"


def _unquoted(value: str) -> tuple[str, str, str]:
    """Return what is wrong with a value without quotes, and how it was meant."""
    if found := re.match(r"(>=?|<=?) ?(?=\d)", value):
        bound = _BOUNDS.get(found[1], "")
        cure = f"write {bound!r}" if bound else "write it out"
        message = f"a bound is a word here, not {found[1]}; {cure}"
        return message, found[0], f"{bound} " if bound else found[0]
    if value.endswith(")") and re.match(_ROUND, value):
        message = "keys and their values stand in braces, not in round brackets"
        new, count = re.subn(_ROUND, "{", value)
        return message, value, "}".join(new.rsplit(")", count))
    if value[0] in _RESERVED and not re.fullmatch(r"[|>][-+0-9]*", value):
        message = f"text cannot begin with {value[0]!r}; put it in quotes"
        return message, value, quoted(value)
    if re.search(r":(?:\s|$)", value):
        if found := re.fullmatch(r"(\d+): ([^:{}\[\]]+)", value):
            return _BRACES, value, _placed(found[1], found[2])
        return _COLON, value, quoted(value)
    return "", "", ""
