"""The figures of each topic and of each chart, in the columns of all figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.cells import csv_bytes
from sitegen.columns import FIGURES
from sitegen.export.records import records
from sitegen.export.workbook import workbook
from sitegen.outputs import chart_address, topic_address

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sitegen.export.kept import Downloads, Rows
    from sitegen.model.site import Settings, Site
    from sitegen.outputs import Outputs


def parts(
    site: Site, rows: Rows, charted: Mapping[str, Sequence[str]], kept: Downloads
) -> Outputs:
    """
    Return CSV, JSON and a workbook of each topic and chart, beside its page.

    *charted* are the ids of the figures behind each chart; what is *kept* is not made.
    """
    by_topic: dict[str, set[str]] = {name: set() for name in site.vocabulary.topics}
    for figure, topic in site.topic_of.items():
        by_topic[topic].add(figure)
    asked: dict[str, Collection[str]] = {
        **{topic_address(name): ids for name, ids in by_topic.items()},
        **{chart_address(name): ids for name, ids in charted.items()},
    }
    made = {}
    for address, ids in asked.items():
        some = _of(rows, ids)
        for form, make in (("csv", _csv), ("json", records), ("xlsx", workbook)):
            made[f"{address}figures.{form}"] = kept.made(form, some, make)
    return made


def _csv(_: Settings, rows: Rows) -> bytes:
    return csv_bytes([column.name for column in FIGURES.columns], rows["figures"])


def _of(rows: Rows, ids: Collection[str]) -> Rows:
    """Return the rows of all tables that are about some figures, in their order."""
    figures = [row for row in rows["figures"] if row["id"] in ids]
    slugs = {row["source"] for row in figures}
    return {
        "figures": figures,
        "sources": [row for row in rows["sources"] if row["source"] in slugs],
        **{
            name: [row for row in rows[name] if row["figure"] in ids]
            for name in ("places", "vintages")
        },
    }
