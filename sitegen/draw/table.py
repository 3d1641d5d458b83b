"""The rows of a chart as CSV, RFC 4180 with a header, in UTF-8."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from sitegen.model.plan import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model.plan import Row


def table(rows: Iterable[Row]) -> bytes:
    """Return a line a row, with the interval that its digits stand for."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {
                name: f"{cell:f}" if isinstance(cell, Decimal) else cell
                for name, cell in row.record.items()
            }
        )
    return text.getvalue().encode()
