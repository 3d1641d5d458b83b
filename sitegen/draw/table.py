"""The rows of a chart as CSV."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sitegen.cells import csv_bytes
from sitegen.model.plan import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model.plan import Row


def table(rows: Iterable[Row]) -> bytes:
    """Return a line a row, with the interval that its digits stand for."""
    return csv_bytes(
        COLUMNS,
        (
            {
                name: f"{cell:f}" if isinstance(cell, Decimal) else cell
                for name, cell in row.record.items()
            }
            for row in rows
        ),
    )
