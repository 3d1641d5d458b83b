"""
A cell of a table as a phrase, so that it is read like any other number.

The words of its heads stand before the number, since "deficit" or "decrease" there
decide its sign, and the unit of the caption behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.printed.numerals import plain
from sitegen.printed.units import scale_at

if TYPE_CHECKING:
    from sitegen.model.place import Cell
    from sitegen.printed.language import Language

_TENS = re.compile(r"(?:1[0,.]*0|['’]?0[0,.]*0)(?:s\b|(?![0-9,.]))\s*")
"""What multiplies a whole table: "100 million florins", "'000 tonnes"."""
_BRACKETS = re.compile(r"[(\uff08\[].*?[)\uff09\]]")
_NEGATIVE = re.compile(r"\(([0-9].*)\)")


def phrase_of(
    printed: str, cell: Cell, language: Language
) -> tuple[str, tuple[int, int], int]:
    """Return a text, where in it the number with its unit is, and a power of ten."""
    match = _NEGATIVE.fullmatch(printed)  # as accountants write what is negative
    number = f"-{match[1]}" if match else printed
    power, unit = unit_words(cell.unit, language)
    if cell.unit and not unit:  # no number is read, rather than one without its scale
        return cell.unit, (0, 0), 0
    is_tight = unit[:1] == "%" or scale_at(unit, 0, language)[0]  # 12%, 12m
    text = f"{number}{unit}" if is_tight else f"{number} {unit}".strip()
    heads = " ".join(_words(each) for each in (cell.row, cell.column)).split()
    # Two spaces, so that no word of a head is taken for the unit of the number.
    before = f"{' '.join(heads)}  " if heads else ""
    return f"{before}{text}", (len(before), len(text)), power


def unit_words(unit: str, language: Language) -> tuple[int, str]:
    """
    Return a unit of a head as it stands behind a number, and a power of ten beside it.

    "USD mn" is "mn USD". No words are left where some would not be read, so that what
    multiplies the number is never passed over.
    """
    match = _TENS.match(unit)
    power = match[0].count("0") if match else 0
    rest = plain(unit[match.end() :] if match else unit).strip()
    rest = re.sub(r"^in (?=\S)", "", rest)
    rest = re.sub(r"^([$\u20ac\u00a3\u00a5])(?=[A-Za-z])", r"\1 ", rest)  # "$mn"
    many = re.match(r"(\w+)s of (?=\w)", rest)
    if many and _is_scale(many[1], language):  # "millions of dollars"
        rest = f"{many[1]} {rest[many.end() :]}"
    front, _, last = rest.rpartition(" ")
    if front and _is_scale(last, language):
        rest = f"{last} {front}"
    end = scale_at(f" {rest}", 0, language)[1] or scale_at(rest, 0, language)[1] + 1
    tail = f" {rest}"[end:]
    unread = re.search(r"\d", tail) or any(
        _is_scale(each, language) for each in re.split(r"[\s/,;()]+", tail)
    )
    return (0, "") if unread else (power, rest)


def _is_scale(word: str, language: Language) -> bool:
    """Tell whether a word is a power of ten, be it one that touches its number."""
    tries = (f" {word}", word)
    return any(
        power and end == len(text)
        for text in tries
        for power, end in [scale_at(text, 0, language)]
    )


def _words(head: str) -> str:
    """Return the words of a head without numbers, which would be read too."""
    bare = _BRACKETS.sub(" ", head)
    return " ".join(
        each.strip(",;:/%|") for each in bare.split() if not re.search(r"[\d%]", each)
    )
