"""The cells of an article's tables as candidates, each with what its heads say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.figure import BASED, Kind
from sitegen.model.place import Cell, Place
from sitegen.model.quantity import EXACT
from sitegen.printed.cell import phrase_of
from sitegen.printed.language import language_of
from sitegen.printed.mentions import mentions
from sitegen.printed.numerals import plain
from sitegen.printed.table import MissError, prove_cell
from sitegen.printed.unit_words import UnitWords
from sitegen.propose.candidate import HERE, UNDATED, Candidate
from sitegen.propose.dates import Clock
from sitegen.propose.kinds import kind_by_heads
from sitegen.propose.terms import adjustment_of
from sitegen.propose.times import times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from sitegen.model.period import Period
    from sitegen.model.quantity import Unit
    from sitegen.model.vocabulary import Vocabulary
    from sitegen.printed.table import Row, TextTable
    from sitegen.propose.article import Article
    from sitegen.propose.subjects import Lexicon

_NUMBER = re.compile(
    r"[(\uff08]?[-+\u2212–]?\s?[0-9][0-9.,'\u00a0\u2009\u202f ]*%?[)\uff09]?"
)
SIGNED = {*BASED, Kind.CONTRIBUTION, Kind.DIFFERENCE}
"""Kinds whose sign in a cell is that of the value."""
_BRACKETED = re.compile(r"[(\uff08\[]([^)\uff09\]]+)[)\uff09\]]")


class _Spot(Struct, frozen=True, kw_only=True):
    """A cell with a number, and the table around it."""

    table: TextTable
    number: int
    """Of the table, from 1."""
    row: Row
    column: str
    printed: str
    start: int
    """Where it begins in the paragraph of its row."""

    @property
    def heads(self) -> tuple[str, ...]:
        """What is said of the cell, the nearest first."""
        return (self.column, self.row.cells[0], *self.table.captions)

    def cell(self, unit: str) -> Cell:
        """Return what leads to it, with what is printed for its unit."""
        return Cell(row=self.row.cells[0], column=self.column, unit=unit)

    def place(self, unit: str) -> Place:
        """Return where it is."""
        return Place(
            paragraph=0,
            table=self.number,
            printed=self.printed,
            cell=self.cell(unit),
            at=HERE,
        )


class Tables(Struct, frozen=True):
    """The tables of an article, and the words in which they are said."""

    article: Article
    vocabulary: Vocabulary
    lexicon: Lexicon

    def row(self, number: int) -> Iterator[Candidate]:
        """Yield the cells of the row that stands in a paragraph, the first being 1."""
        for place, table in enumerate(self.article.tables, 1):
            for row in table.rows:
                if row.paragraph == number:
                    yield from filter(None, map(self._read, self._spots(place, row)))

    def _spots(self, number: int, row: Row) -> Iterator[_Spot]:
        table = self.article.tables[number - 1]
        start, paragraph = 0, self.article.paragraphs[row.paragraph - 1]
        for column, text in list(zip(table.heads, row.cells, strict=False))[1:]:
            match = _NUMBER.match(text)
            if not match or re.search(r"\w", text[match.end() :]):
                continue
            start = paragraph.index(text, start)
            printed = match[0].strip()
            yield _Spot(
                table=table,
                number=number,
                row=row,
                column=column,
                printed=printed,
                start=start,
            )
            start += len(printed)

    def _read(self, spot: _Spot) -> Candidate | None:
        """Return a cell with its unit and value, if its heads prove one."""
        tag, units = self.article.tag, list(self.vocabulary.units.values())
        words = UnitWords.of(units)
        for unit in _printed_units(spot, units):
            text, (start, _), power = phrase_of(
                spot.printed, spot.cell(unit), language_of(tag)
            )
            found = [each for each in mentions(text, units, tag) if each.end > start]
            if not found or not found[-1].unit:
                continue
            try:
                prove_cell(spot.place(unit), list(self.article.tables), tag, words)
            except MissError:
                continue
            number = found[-1].number.scaleb(power, EXACT)
            known = self.vocabulary.units[found[-1].unit]
            return self._candidate(spot, unit, number, known)
        return None

    def _candidate(
        self, spot: _Spot, printed: str, number: Decimal, unit: Unit
    ) -> Candidate:
        heads = " ".join(reversed(spot.heads))
        kind = kind_by_heads(heads, unit.id, self.article.tag)
        period = self._period(spot)
        text = plain(heads)
        end, is_money = len(text), bool(unit.currency)
        named = self.lexicon.named(text)
        return Candidate(
            paragraph=spot.row.paragraph,
            start=spot.start,
            end=spot.start + len(spot.printed),
            kind=kind,
            number=number if kind in SIGNED or is_money else abs(number),
            unit=unit,
            bound=None,
            period=period,
            base=period.year_before if kind in BASED else None,
            subject=self.lexicon.subject(text, (end, end), named, is_money=is_money),
            doubts=("its heads tell subject and period; read them again",),
            place=spot.place(printed),
            adjustment=adjustment_of(map(plain, spot.heads), self.article.tag),
        )

    def _period(self, spot: _Spot) -> Period:
        """Return what the nearest head says, within the year of another that does."""
        covers = self.article.covers
        said = (self._named(each, None) for each in spot.heads)
        year = next(filter(None, said), None)
        if year is None:
            columns = (self._named(each, None) for each in spot.table.heads[1:])
            year = max(filter(None, columns), default=covers)
        if year is None or not year.is_dated:
            return UNDATED
        for each in spot.heads:
            part = self._named(each, year)
            if part and year.contains(part) and part != year:
                return part
        return year

    def _named(self, head: str, year: Period | None) -> Period | None:
        """Return the first time in a head, in a year where it names none."""
        clock = Clock(published=None, covers=year)
        found = times(plain(head), self.article.tag, clock)
        return found[0].period if found else None


def _printed_units(spot: _Spot, units: Sequence[Unit]) -> Iterator[str]:
    """Yield what may be the unit of a cell, the nearest head first; at last nothing."""
    nouns = [each for unit in units for each in unit.nouns if each != "%"]
    corner = spot.table.heads[0]
    for head in (*spot.heads[:2], corner, *spot.table.captions):
        yield from (match[1].strip() for match in _BRACKETED.finditer(head))
        yield from (["%"] if "%" in head else [])
        parts = re.split("[,;:\uff0c\uff1b\uff1a]", head)
        if head == spot.row.cells[0] and head not in nouns:
            parts = parts[1:]  # a row is called by what it is of, not by its unit
        yield from (re.sub(r"^(?:.* )?in ", "", each.strip()) for each in parts[::-1])
        for noun in nouns:
            if re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", head, re.IGNORECASE):
                yield noun
    yield ""
