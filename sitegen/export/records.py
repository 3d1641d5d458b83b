"""The figures as JSON, for programs that would rather not read a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Raw

from sitegen.as_json import in_lines
from sitegen.columns import FIGURES, TABLES
from sitegen.model.table import INTEGER, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitegen.model.site import Settings
    from sitegen.model.table import Row, Table


def records(settings: Settings, rows: Mapping[str, Sequence[Row]]) -> bytes:
    """Return the sheet, its columns and all of its tables, a row a line."""
    document = {
        "title": settings.title,
        "edition": str(settings.edition),
        "next": str(settings.next) if settings.next else None,
        "address": settings.address or None,
        "licence": settings.licence_url,
        "columns": {each.name: each.means for each in FIGURES.columns},
        **{table.name: _typed(table, rows[table.name]) for table in TABLES},
    }
    return in_lines(document)


def _typed(table: Table, rows: Sequence[Row]) -> Iterator[dict[str, object]]:
    """Yield rows with numbers as numbers, and nothing where a cell is empty."""
    numbers = {each.name for each in table.columns if each.kind in {NUMBER, INTEGER}}
    for row in rows:
        yield {
            name: (Raw(text.encode()) if name in numbers else text) if text else None
            for name, text in row.items()
        }
