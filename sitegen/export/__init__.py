"""Step 8: Site and its pages -> open data, and what leads machines to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.cells import csv_bytes
from sitegen.columns import TABLES
from sitegen.export.evidence import evidence
from sitegen.export.found import found
from sitegen.export.packages import described
from sitegen.export.records import records

if TYPE_CHECKING:
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs


def export(site: Site, pages: Outputs) -> Outputs:
    """
    Return the downloads, the map of the *pages* and the feed.

    Later versions may add columns and rename none.
    """
    rows = {table.name: table.rows(site) for table in TABLES}
    tables = {
        f"data/{table.name}.csv": csv_bytes(
            [column.name for column in table.columns], rows[table.name]
        )
        for table in TABLES
    }
    return {
        **tables,
        "data/figures.json": records(site, rows["figures"]),
        **described(site, tables),
        **evidence(site),
        **found(site, pages),
    }
