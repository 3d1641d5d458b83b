"""The figures of each topic and of each chart, in the columns of all figures."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import msgpack

from sitegen.cells import csv_bytes
from sitegen.columns import FIGURES
from sitegen.export.records import records
from sitegen.export.workbook import workbook
from sitegen.outputs import chart_address, topic_address

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from sitegen.export.kept import Downloads, Rows
    from sitegen.model.drawing import Planned
    from sitegen.model.site import Settings, Site
    from sitegen.model.table import Row

    Make = Callable[[Settings, Rows], bytes]


def parts(
    site: Site, rows: Rows, plans: Sequence[Planned], kept: Downloads
) -> Iterator[tuple[str, bytes]]:
    """
    Yield CSV, JSON and a workbook of each topic and chart, beside its page.

    What is *kept* is not made.
    """
    shares = Shares(rows)
    for address, ids in _asked(site, plans).items():
        some = shares.of(ids)
        told = sha256(msgpack.encode(some)).hexdigest()
        for form, make in FORMS.items():
            yield f"{address}figures.{form}", kept.made(form, told, some, make)


def addresses(site: Site, plans: Sequence[Planned]) -> list[str]:
    """Return the addresses of the same."""
    return [
        f"{address}figures.{form}" for address in _asked(site, plans) for form in FORMS
    ]


def _asked(site: Site, plans: Sequence[Planned]) -> Mapping[str, Collection[str]]:
    """Return the ids of the figures of each topic and chart, by its address."""
    by_topic: dict[str, set[str]] = {name: set() for name in site.vocabulary.topics}
    for figure, topic in site.topic_of.items():
        by_topic[topic].add(figure)
    return {
        **{topic_address(name): ids for name, ids in by_topic.items()},
        **{chart_address(planned.chart.id): planned.figures for planned in plans},
    }


def _csv(_: Settings, rows: Rows) -> bytes:
    return csv_bytes([column.name for column in FIGURES.columns], rows["figures"])


FORMS: Mapping[str, Make] = {"csv": _csv, "json": records, "xlsx": workbook}
"""What makes each form of a download."""


OF = {"figures": "id", "places": "figure", "vintages": "figure", "sources": "source"}
"""Name of a table -> the column by which its rows belong to a figure, or a source."""


class Shares:
    """What all tables have on some of the figures."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._places: dict[str, dict[str, list[int]]] = {table: {} for table in OF}
        for table, column in OF.items():
            found = self._places[table]
            for place, row in enumerate(rows[table]):
                found.setdefault(row[column], []).append(place)

    def of(self, ids: Collection[str]) -> Rows:
        """Return the rows on some figures, in their order."""
        own = {table: self._found(table, ids) for table in OF if table != "sources"}
        slugs = {row["source"] for row in own["figures"]}
        return {**own, "sources": self._found("sources", slugs)}

    def _found(self, table: str, names: Collection[str]) -> list[Row]:
        known = self._places[table]
        places = sorted(place for name in names for place in known.get(name, ()))
        return [self._rows[table][place] for place in places]
