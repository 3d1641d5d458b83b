"""The figures of each topic and of each chart, in the columns of all figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.cells import csv_bytes
from sitegen.columns import FIGURES
from sitegen.export.records import records
from sitegen.export.workbook import workbook
from sitegen.outputs import chart_address, topic_address

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sitegen.export.kept import Downloads, Rows
    from sitegen.model.plan import Plan
    from sitegen.model.site import Settings, Site
    from sitegen.outputs import Outputs

    Make = Callable[[Settings, Rows], bytes]


def parts(site: Site, rows: Rows, plans: Sequence[Plan], kept: Downloads) -> Outputs:
    """
    Return CSV, JSON and a workbook of each topic and chart, beside its page.

    What is *kept* is not made.
    """
    made = {}
    for address, ids in _asked(site, plans).items():
        some = _of(rows, ids)
        for form, make in FORMS.items():
            made[f"{address}figures.{form}"] = kept.made(form, some, make)
    return made


def addresses(site: Site, plans: Sequence[Plan]) -> list[str]:
    """Return the addresses of the same."""
    return [
        f"{address}figures.{form}" for address in _asked(site, plans) for form in FORMS
    ]


def _asked(site: Site, plans: Sequence[Plan]) -> Mapping[str, Collection[str]]:
    """Return the ids of the figures of each topic and chart, by its address."""
    by_topic: dict[str, set[str]] = {name: set() for name in site.vocabulary.topics}
    for figure, topic in site.topic_of.items():
        by_topic[topic].add(figure)
    return {
        **{topic_address(name): ids for name, ids in by_topic.items()},
        **{
            chart_address(plan.chart.id): [figure.id for figure in plan.figures]
            for plan in plans
        },
    }


def _csv(_: Settings, rows: Rows) -> bytes:
    return csv_bytes([column.name for column in FIGURES.columns], rows["figures"])


FORMS: Mapping[str, Make] = {"csv": _csv, "json": records, "xlsx": workbook}
"""What makes each form of a download."""


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
