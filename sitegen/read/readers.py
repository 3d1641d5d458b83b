"""
What reads each part of the content.

To load it takes longer than to use it, so that of one part no other is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitegen.read.nodes import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.diagnostics import Report
    from sitegen.model.chart import Chart
    from sitegen.model.content import Recipe
    from sitegen.model.figure import Figure
    from sitegen.model.identity import Known
    from sitegen.model.page import Page
    from sitegen.model.site import Settings
    from sitegen.model.source import Source
    from sitegen.model.vocabulary import Vocabulary
    from sitegen.read.known import Texts
    from sitegen.read.nodes import Node


def _nodes_of(texts: Texts, report: Report) -> dict[str, Node]:
    """Return the YAML of files by their names, as far as it can be read."""
    found = {path.stem: parse(text, path, report) for path, text in texts.items()}
    return {name: node for name, node in found.items() if node}


def _settings(texts: Texts, report: Report) -> Settings | None:
    from sitegen.read.settings import read_settings

    return read_settings(_nodes_of(texts, report).get("site"), report)


def _vocabulary(texts: Texts, report: Report) -> Vocabulary:
    from sitegen.read.vocabulary import read_vocabulary

    return read_vocabulary(_nodes_of(texts, report), report)


def _sources(texts: Texts, report: Report) -> list[tuple[Source, tuple[Figure, ...]]]:
    from sitegen.read.sources import read_sources

    return read_sources(_nodes_of(texts, report), report)


def _derived(texts: Texts, report: Report) -> tuple[Recipe, ...]:
    from sitegen.read.derived import read_derived

    return read_derived(_nodes_of(texts, report).get("derived"), report)


def _identities(texts: Texts, report: Report) -> Known:
    from sitegen.read.identities import read_identities

    node = _nodes_of(texts, report).get("identities")
    return read_identities(node, report)


def _hashes(texts: Texts, report: Report) -> dict[str, dict[int, str]]:
    from sitegen.read.identities import read_hashes

    return read_hashes(_nodes_of(texts, report).get("paragraphs"), report)


def _charts(texts: Texts, report: Report) -> tuple[Chart, ...]:
    from sitegen.read.charts import read_charts

    return read_charts(_nodes_of(texts, report), report)


def _pages(texts: Texts, report: Report) -> tuple[Page, ...]:
    from sitegen.read.pages import read_pages

    return read_pages(texts, report)


READERS: dict[str, Callable[[Texts, Report], Any]] = {
    "site": _settings,
    "vocabulary": _vocabulary,
    "sources": _sources,
    "derived": _derived,
    "identities": _identities,
    "paragraphs": _hashes,
    "charts": _charts,
    "pages": _pages,
}
"""By the names of parts of the content."""
