"""Site and plans -> open data, and what leads machines to it and to pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sitegen.cells import csv_bytes
from sitegen.columns import TABLES
from sitegen.export.archive import ALL, MANIFEST, OF_PAST, archived, manifests
from sitegen.export.evidence import evidence
from sitegen.export.found import found
from sitegen.export.kept import Downloads
from sitegen.export.packages import described
from sitegen.export.parts import addresses, parts
from sitegen.export.records import records
from sitegen.export.sdmx import sdmx
from sitegen.export.sheet import WORDS, sheet
from sitegen.export.workbook import workbook
from sitegen.forked import LAST
from sitegen.later import Known, Lazy
from sitegen.outputs import Joined
from sitegen.spool import spooled

__all__ = ["MANIFEST", "OF_PAST", "export", "found", "manifests"]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sitegen.export.kept import Rows
    from sitegen.model.drawing import Planned
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs

WHOLE = (
    *(f"data/{table.name}.csv" for table in TABLES),
    *("data/figures.json", "data/datapackage.json", "data/csv-metadata.json"),
    *("data/annotations.jsonld", "data/figures.sdmx.csv", "data/figures.xlsx"),
    ALL,
)
"""Where the downloads of the whole sheet are."""
MANY = 1_000
"""Of so many figures they take so long that who has made all pages would wait."""


def export(
    site: Site,
    plans: Sequence[Planned] = (),
    kept: Path | None = None,
    *,
    is_trial: bool = False,
) -> Outputs:
    """
    Return the downloads: of all figures, of each topic, and of the chart of each plan.

    They are begun here, on another core, and waited for by who looks at them; so that
    both cores have something to do, what has the whole sheet in words is made then.
    The folder *kept* may have downloads that earlier builds made, and gets those of
    this one. In a trial all are empty.

    Later versions may add columns and rename none.
    """
    paths = (*WHOLE, *addresses(site, plans))
    if is_trial:
        return dict.fromkeys((*WORDS, *paths), b"")
    make = partial(_made, site, plans, kept)
    nice = LAST if len(site.figures) < MANY else 0
    data = Known(Lazy(spooled(make, nice), paths))
    said = Lazy(partial(sheet, site), WORDS)
    return Joined({**dict.fromkeys(WORDS, said), **dict.fromkeys(paths, data)})


def _made(
    site: Site, plans: Sequence[Planned], kept: Path | None
) -> Iterator[tuple[str, bytes]]:
    rows = {table.name: table.rows(site) for table in TABLES}
    yield from archived(_whole(site, rows), site.settings.edition)
    yield from parts(site, rows, plans, Downloads(kept, site.settings))


def _whole(site: Site, rows: Rows) -> Iterator[tuple[str, bytes]]:
    """Yield what has all figures, in order; each is made when its turn comes."""
    # It takes most room while it is made, and so comes before there is anything else.
    book = workbook(site.settings, rows)
    tables = {
        f"data/{table.name}.csv": csv_bytes(
            [column.name for column in table.columns], rows[table.name]
        )
        for table in TABLES
    }
    made = {**tables, **described(site, tables), "data/figures.xlsx": book}
    makers = {
        "data/annotations.jsonld": partial(evidence, site),
        "data/figures.json": partial(records, site.settings, rows),
        "data/figures.sdmx.csv": partial(sdmx, site),
    }
    for path in sorted((*made, *makers)):
        yield path, made[path] if path in made else makers[path]()
