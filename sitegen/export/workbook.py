"""
The tables as a workbook for people: a sheet of words, then one for each table.

Numbers are numbers, days are days and addresses are links; no cells are merged. It is
made anew to the same bytes: its time is the day of the edition.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from sitegen.catalogue import catalogue
from sitegen.columns import TABLES
from sitegen.model.table import ADDRESS, DATE, INTEGER, NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from sitegen.model.site import Settings
    from sitegen.model.table import Column, Row, Table

    Write = Callable[[int, int, str], object]
    """Writes text into the cell of a line and a column."""

WIDEST, WIDE, NARROW = 60, 24, 12
"""Of columns, in characters."""
LINKS, LONGEST = 60_000, 2_000
"""Excel holds 65,530 links a sheet, of 2,079 characters; what is beyond is text."""


def workbook(settings: Settings, rows: Mapping[str, Sequence[Row]]) -> bytes:
    """Return all tables as a file of Office Open XML (ISO/IEC 29500)."""
    import xlsxwriter

    data = io.BytesIO()
    edition = datetime.combine(settings.edition, time(), tzinfo=UTC)
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(data, options)
    book.set_properties(
        {
            "title": settings.title,
            "comments": settings.description,
            "created": edition.replace(tzinfo=None),
        }
    )
    _cover(book, settings)
    for table in TABLES:
        _sheet(book, table, rows[table.name])
    book.close()
    return data.getvalue()


def _cover(book: Workbook, settings: Settings) -> None:
    """Add the sheet that says what the others are, and what their columns mean."""
    say = catalogue(settings.language)
    sheet = book.add_worksheet(say("About"))
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, 1, WIDEST)
    lines = [
        (say("Title"), settings.title),
        (say("About"), settings.description),
        (say("Edition"), str(settings.edition)),
        (say("Next"), str(settings.next or "")),
        (say("Address"), settings.address),
        (say("Licence"), f"{settings.licence}, {settings.licence_url}"),
    ]
    for table in TABLES:
        lines += [("", ""), (table.name, say(table.title))]
        lines += [(column.name, say(column.means)) for column in table.columns]
    heads = {say("Title"), *(table.name for table in TABLES)}
    for place, (name, text) in enumerate(lines):
        sheet.write_string(place, 0, name, bold if name in heads else None)
        sheet.write_string(place, 1, text)


def _sheet(book: Workbook, table: Table, rows: Sequence[Row]) -> None:
    sheet = book.add_worksheet(table.name.capitalize())
    bold = book.add_format({"bold": True})
    looks = _Looks(book)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)
    for place, column in enumerate(table.columns):
        is_narrow = column.kind in {NUMBER, INTEGER, DATE}
        sheet.set_column(place, place, NARROW if is_narrow else WIDE)
        sheet.write_string(0, place, column.name, bold)
        write = _writer(sheet, column, looks)
        for line, row in enumerate(rows, 1):
            if text := row[column.name]:
                write(line, place, text)


class _Looks:
    """The formats of cells, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def of(self, pattern: str) -> Format:
        """Return the format that shows numbers by a pattern of Excel's."""
        if pattern not in self._made:
            self._made[pattern] = self._book.add_format({"num_format": pattern})
        return self._made[pattern]


def _writer(sheet: Worksheet, column: Column, looks: _Looks) -> Write:
    """Return what writes a cell as what its column holds."""

    def number(line: int, place: int, text: str) -> None:
        _, _, decimals = text.partition(".")
        pattern = f"0.{'0' * len(decimals)}" if decimals else "0"
        sheet.write_number(line, place, Decimal(text), looks.of(pattern))

    def day(line: int, place: int, text: str) -> None:
        told = date.fromisoformat(text)
        sheet.write_datetime(line, place, told, looks.of("yyyy-mm-dd"))

    def address(line: int, place: int, text: str) -> None:
        if line < LINKS and len(text) < LONGEST:
            sheet.write_url(line, place, text, string=text)
        else:
            sheet.write_string(line, place, text)

    known = {NUMBER: number, INTEGER: number, DATE: day, ADDRESS: address}
    write: Write = known.get(column.kind, sheet.write_string)
    return write
