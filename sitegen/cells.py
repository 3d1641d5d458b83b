"""
Tables as CSV that spreadsheets open rightly: RFC 4180 with a header, in UTF-8.

Excel takes a file without a byte order mark for the code page of its machine, so that
each file begins with one; programs read it as "utf-8-sig". A spreadsheet also runs a
cell that begins with ``= + - @``, a tab or a line end as a formula. Numbers stay as
they are, whatever their sign; before other text of that kind stands an apostrophe,
which whoever reads the file by a program takes away (`plain` does).
"""

from __future__ import annotations

import csv
import io
import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from sitegen.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitegen.model.quantity import Quantity

MARK = b"\xef\xbb\xbf"
"""The byte order mark, by which Excel knows UTF-8."""
GUARD = "'"

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?")
_SIGNS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_RUNS = re.compile(f"'*[{re.escape(_SIGNS)}]")
"""What a spreadsheet runs, the full-width signs of East Asia too; also what only looks
guarded, so that one apostrophe can be taken away from either."""
_FIRST = {GUARD, *_SIGNS}


def csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """
    Return a file with a line for each row; a column that a row lacks is empty.

    Raises `ValueError` for what a row has in no column.
    """
    text, known = io.StringIO(newline=""), frozenset(columns)

    def line(row: Mapping[str, object]) -> list[str]:
        if not known.issuperset(row):
            names = ", ".join(sorted(row.keys() - known))
            raise ValueError(f"no column is called {names}")
        return [  # almost all cells are harmless text, of which none costs a call
            cell
            if type(cell := row.get(name, "")) is str and cell[:1] not in _FIRST
            else guarded(_text(cell))
            for name in columns
        ]

    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(map(line, rows))
    return MARK + text.getvalue().encode()


def _text(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def guarded(text: str) -> str:
    """Return the text of a cell as no spreadsheet runs it."""
    if text[:1] not in _FIRST:
        return text
    is_running = _RUNS.match(text) and not _NUMBER.fullmatch(text)
    return f"{GUARD}{text}" if is_running else text


def plain(cell: str) -> str:
    """Return what a cell says, without its guard."""
    said = cell.removeprefix(GUARD)
    return said if guarded(said) == cell else cell


@remembered  # several tables ask for each of its cells
def amount(quantity: Quantity) -> Mapping[str, str]:
    """
    Return a value as the cells ``value``, ``low`` and ``high``, in its unit.

    The interval is rounded outwards to two digits more than the value. Of "positive"
    nothing is known but the sign: no value, and 0 as its lower end. Of a range only
    its ends are.
    """
    span, places = quantity.interval, quantity.decimals + 2
    is_open = quantity.ends or (quantity.is_bound and quantity.number == 0)
    return {
        "value": "" if is_open else quantity.plain,
        "low": _outward(span.low, places, ROUND_FLOOR),
        "high": _outward(span.high, places, ROUND_CEILING),
    }


def _outward(end: Decimal | None, places: int, rounding: str) -> str:
    if end is None:
        return ""
    exponent = end.as_tuple().exponent
    is_long = isinstance(exponent, int) and -exponent > places
    unit = Decimal((0, (1,), -places))
    shown = end.quantize(unit, rounding) if is_long else end
    return f"{shown or abs(shown):f}"  # nothing has no sign
