"""
The tables in the text of a source, and what a cell in them proves.

A table is two or more neighbouring lines whose cells are parted by tabs, or by ``|``.
Its first line heads the columns, the first cell of each other line its row; the two
lines above it are its caption.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.cell import unit_words
from sitegen.printed.language import any_of, language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model.place import Cell, Place
    from sitegen.printed.language import Language
    from sitegen.printed.unit_words import UnitWords

CAPTION_LINES = 2
_SIGNS = "\t", "|"
_RULE = re.compile(r"[\s|:+=-]*")
"""A line that only parts the head of a Markdown table from its body."""
_FOOTNOTE = re.compile(r"(?:\s*(?:[*†‡§¹²³⁰⁴-⁹⁽⁾]|\([a-z]\)|\s[a-z]\)?))*")
_BRACKETED = re.compile(r"[(\uff08\[]([^)\uff09\]]+)[)\uff09\]]|(%)")
_TAIL = re.compile(r"(?=(?:[,;:\uff0c\uff1b\uff1a]\s*(?:in\s+)?|\bin\s+)(.+))")
"""What stands last in a head, behind a comma or "in"."""
_NUMERAL = "0-9零\u3007一二两三四五六七八九十百千万亿兆"

_APART = rf"[\u3400-\u9fff](?<![{_NUMERAL}])$"
"""Chinese words touch, but those of a number are one: 单位亿元, but not 十亿元."""


class Row(Struct, frozen=True):
    """A line of a table."""

    paragraph: int
    """From 1, among the lines that are not empty."""
    cells: tuple[str, ...]


class TextTable(Struct, frozen=True, kw_only=True):
    """A table as a text file holds it."""

    captions: tuple[str, ...]
    """The lines above it, the nearest first."""
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


class MissError(Exception):
    """A place does not lead to its cell: a code, and a sentence with the cure."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code, self.message = code, message


def tables(text: str) -> list[TextTable]:
    """Return the tables of a text, in its order; an empty line ends a table."""
    found, above, run = list[TextTable](), list[str](), list[Row]()
    sign, number = "", 0
    for line in [*text.split("\n"), ""]:
        number += bool(line.strip())
        if sign not in line or not sign:
            found += _table(above, run)
            above += [" ".join(each.cells) for each in run]
            run, sign = [], next((each for each in _SIGNS if each in line.strip()), "")
        if sign and not _RULE.fullmatch(line):
            run.append(Row(number, _cells(line, sign)))
        elif not sign and line.strip():
            above.append(_spaced(line))
    return found


def _table(above: list[str], run: list[Row]) -> Iterator[TextTable]:
    if len(run) > 1:
        heads, *rows = run[0].cells, *run[1:]
        is_short = all(len(each.cells) == len(heads) + 1 for each in rows)
        if is_short and any(map(str.isdigit, heads[0])):  # a time, and no corner
            heads = ("", *heads)
        above = above[: -CAPTION_LINES - 1 : -1]
        yield TextTable(captions=tuple(above), heads=heads, rows=tuple(rows))


def _cells(line: str, sign: str) -> tuple[str, ...]:
    if sign == "|":
        line = line.strip().removeprefix("|").removesuffix("|")
    return tuple(_spaced(each) for each in line.rstrip("\r\n").split(sign))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def prove_cell(place: Place, found: list[TextTable], tag: str, units: UnitWords) -> int:
    """
    Return the paragraph of the row in which a cell stands as *place* says.

    One of *units* in a nearer head speaks against the unit of the caption. Raises
    `MissError`.
    """
    cell = place.cell
    if cell is None or place.table > len(found):
        message = f"the text has {len(found)} tables; correct the number"
        raise MissError("table-missing", message)
    table = found[place.table - 1]
    name = f"table {place.table}"
    heads = [each.cells[0] for each in table.rows]
    row = table.rows[_only("row", cell.row, heads, name)]
    at = _only("column", cell.column, table.heads, name)
    printed = row.cells[at] if at < len(row.cells) else ""
    mark = printed.removeprefix(place.printed)
    if not printed.startswith(place.printed) or not _FOOTNOTE.fullmatch(mark):
        message = f"the cell holds {printed!r}, not {place.printed!r}; copy it anew"
        raise MissError("table-cell", message)
    others = table.heads[0], *table.captions  # the corner speaks of the whole table
    prove_unit(cell, language_of(tag), units, others)
    return row.paragraph


def _only(what: str, name: str, heads: Iterable[str], table: str) -> int:
    """Return which of *heads* is *name*, or tell why none is."""
    heads = list(heads)
    found = [place for place, head in enumerate(heads) if head == name]
    if len(found) == 1:
        return found[0]
    if found:
        message = (
            f"{table} has {len(found)} {what}s {name!r}; in the text, part them by an "
            "empty line and repeat the heads, or say more in the head"
        )
    else:
        known = ", ".join(repr(each) for each in heads if each)
        message = f"{table} has no {what} {name!r}; it has {known}"
    if what == "row":
        raise MissError("table-row", message)
    raise MissError("table-column", message)


def prove_unit(
    cell: Cell,
    language: Language,
    units: UnitWords,
    others: tuple[str, ...] | None = None,
) -> None:
    """
    Tell whether a head of a cell, or one of *others*, says its unit, and none another.

    Without *others* only the heads of the cell itself are known. Raises `MissError`.
    """
    above = others or ()
    for head in (cell.column, cell.row, *above):
        if cell.unit and _stands(cell.unit, head, language, units.all):
            return
        if other := _other(head, language, units, above):
            message = (
                f"{head!r} says {other!r}, not {cell.unit or 'nothing'!r}; write that "
                "unit as the fourth part"
            )
            raise MissError("table-unit", message)
    if cell.unit and others is not None:
        message = (
            f"neither the heads of the cell nor the caption say {cell.unit!r}; copy "
            "the unit from there, with all that multiplies it"
        )
        raise MissError("table-unit", message)


def _other(
    head: str, language: Language, units: UnitWords, above: tuple[str, ...]
) -> str:
    """
    Return the unit that a head says, or nothing.

    It stands in brackets, behind a comma or "in", or is the whole head; what may be a
    thing as well, as vehicles, is one where the caption names it as a unit.
    """
    in_brackets = [match[1] or match[2] for match in _BRACKETED.finditer(head)]
    for words in in_brackets:
        if _unit_in(words, language, units.all):
            return words
    bare = _BRACKETED.sub(" ", head).strip()
    for words in dict.fromkeys((bare, *(each[1] for each in _TAIL.finditer(bare)))):
        unit = _unit_in(words, language, units.all)
        is_scaled = unit and _multiplies(words.split()[0], language)
        is_measure = unit in units.measures or _is_unit(unit, language)
        if unit and (is_scaled or is_measure or _is_named(unit, above)):
            return words
    return ""


def _unit_in(words: str, language: Language, units: frozenset[str]) -> str:
    """Return the word of a unit that *words* are, with what multiplies it."""
    power, unit = unit_words(words.removeprefix("in ").strip(), language)
    del power
    bare = unit.rpartition(" ")[2] if " " in unit else unit
    found = (words.lower(), unit.lower(), bare.lower())
    return next((each for each in found if each in units), "")


@cache
def _units(language: Language) -> re.Pattern[str]:
    words = any_of(language, language.list_of("amount", "units"))
    return re.compile(words, re.IGNORECASE)


def _is_unit(word: str, language: Language) -> bool:
    return bool(_units(language).fullmatch(word))


def _is_named(unit: str, above: tuple[str, ...]) -> bool:
    """Tell whether a caption names a word as one of its units: "in tonnes and TEU"."""
    pattern = rf"(?:\b(?:in|and|or|und)|[,/&]) {re.escape(unit)}(?!\w)"
    named = re.compile(pattern, re.IGNORECASE)
    return any(named.search(each) for each in above)


def _stands(unit: str, head: str, language: Language, units: frozenset[str]) -> bool:
    """Tell whether a unit stands whole in a head, and nothing multiplies it."""
    for match in re.finditer(re.escape(unit), head, re.IGNORECASE):
        before, after = head[: match.start()], head[match.end() :]
        is_part = re.search(r"\w$", before) and not re.search(_APART, before)
        if is_part or re.search(r"[0-9](?:[0-9.,]*[0-9])?\s*$", before):
            continue
        words = re.findall(r"[^\s(),;/]+\s?$", before), re.findall(r"^\s?\S+", after)
        near = [each[0].strip(" (),;/") for each in words if each]
        if re.match(r"\w", after) or any(_multiplies(each, language) for each in near):
            continue
        if words[1] and re.match(r"\s", after) and near[-1].lower() in units:
            continue
        if unit.endswith("%") or not re.match(r"\s*point", after, re.IGNORECASE):
            return True
    return False


def _multiplies(word: str, language: Language) -> bool:
    power, words = unit_words(word, language)
    return bool(word) and (bool(power) or not words or _scale(word, language))


def _scale(word: str, language: Language) -> bool:
    return word.lower() in {each.lower() for each in language.scales}
