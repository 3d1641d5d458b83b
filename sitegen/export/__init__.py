"""Step 8: Site and its pages -> open data, and what leads machines to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.cells import csv_bytes
from sitegen.columns import TABLES
from sitegen.export.archive import MANIFEST, OF_PAST, archive, manifests
from sitegen.export.evidence import evidence
from sitegen.export.found import found
from sitegen.export.kept import Downloads
from sitegen.export.packages import described
from sitegen.export.parts import parts
from sitegen.export.records import records
from sitegen.export.sdmx import sdmx
from sitegen.export.sheet import sheet
from sitegen.export.workbook import workbook

__all__ = ["MANIFEST", "OF_PAST", "export", "manifests"]

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sitegen.model.site import Site
    from sitegen.outputs import Outputs


def export(
    site: Site,
    pages: Outputs,
    charted: Mapping[str, Sequence[str]] | None = None,
    kept: Path | None = None,
) -> Outputs:
    """
    Return the downloads, the map of the *pages* and the feed.

    *charted* are the figures behind each chart, by their ids. The folder *kept* may
    have downloads that earlier builds made, and gets those of this one.

    Later versions may add columns and rename none.
    """
    downloads = Downloads(kept, site.settings)
    rows = {table.name: table.rows(site) for table in TABLES}
    tables = {
        f"data/{table.name}.csv": csv_bytes(
            [column.name for column in table.columns], rows[table.name]
        )
        for table in TABLES
    }
    data = {
        **tables,
        "data/figures.json": records(site.settings, rows),
        **described(site, tables),
        **evidence(site),
        "data/figures.sdmx.csv": sdmx(site),
        "data/figures.xlsx": workbook(site.settings, rows),
    }
    return {
        **data,
        "data/all.zip": archive(data, site.settings.edition),
        **found(site, pages),
        **sheet(site),
        **parts(site, rows, charted or {}, downloads),
    }
