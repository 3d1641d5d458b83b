"""The figures as JSON, for programs that would rather not read a table."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sitegen.as_json import dumps
from sitegen.columns import FIGURES, INTEGER, NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.columns import Row
    from sitegen.model.site import Site


def records(site: Site, rows: Sequence[Row]) -> bytes:
    """Return the sheet, its columns and its figures; numbers as numbers."""
    settings = site.settings
    numbers = {each.name for each in FIGURES.columns if each.kind in {NUMBER, INTEGER}}
    document = {
        "title": settings.title,
        "edition": str(settings.edition),
        "address": settings.address or None,
        "licence": settings.licence_url,
        "columns": {each.name: each.means for each in FIGURES.columns},
        "figures": [
            {
                name: (Decimal(text) if name in numbers else text) if text else None
                for name, text in row.items()
            }
            for row in rows
        ],
    }
    return f"{dumps(document, indent=1)}\n".encode()
