"""A printed string, and the words around it in which it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen.model.quantity import EXACT
from sitegen.printed.cell import phrase_of
from sitegen.printed.language import Language, language_of
from sitegen.printed.numerals import plain

if TYPE_CHECKING:
    from decimal import Decimal

    from sitegen.model.place import Place


class Passage(Struct, frozen=True, kw_only=True):
    """A printed string within the words around it."""

    text: str
    """In plain signs, see `sitegen.printed.numerals.plain`."""
    start: int
    end: int
    language: Language
    power: int = 0
    """Of ten, by which the head of a table multiplies its numbers."""
    is_cell: bool = False
    """The words before it are heads of a table."""

    @classmethod
    def of(cls, place: Place, tag: str) -> Passage:
        """Join what a place says; runs of spaces become one."""
        if place.cell:
            text, at, power = phrase_of(place.printed, place.cell, language_of(tag))
            return replace(cls.within(text, at, tag), power=power, is_cell=True)
        prefix, printed, suffix = map(
            _spaced, (place.prefix, place.printed, place.suffix)
        )
        before = f"{prefix}{_gap(prefix, printed, tag)}"
        after = f"{_gap(printed, suffix, tag)}{suffix}"
        return cls.within(f"{before}{printed}{after}", (len(before), len(printed)), tag)

    @classmethod
    def within(cls, text: str, at: tuple[int, int], tag: str) -> Passage:
        """Return the passage that begins at a place of *text*, so many letters long."""
        start, length = at
        return cls(
            text=plain(text),
            start=start,
            end=start + length,
            language=language_of(tag),
        )

    def scaled(self, number: Decimal) -> Decimal:
        """Return a number of the table as it is without what multiplies all of it."""
        return number.scaleb(self.power, EXACT)

    @property
    def alone(self) -> Passage:
        """The printed string without the words around it."""
        text = self.text[self.start : self.end]
        return replace(self, text=text, start=0, end=len(text))


def _gap(before: str, after: str, tag: str) -> str:
    """Return what parts two strings: a space, where words do not touch."""
    is_tight = not language_of(tag).data.get("spaced", True)
    ends = f"{before[-1:]}{after[:1]}"
    return "" if not (before and after) or (is_tight and not ends.isascii()) else " "


def _spaced(text: str) -> str:
    """Keep single no-break spaces, which group digits."""
    return re.sub(r"\s*[ \t\r\n\u2028]\s*", " ", text).strip()
