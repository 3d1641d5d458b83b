"""What belongs to each topic: its figures and its charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitegen.model.chart import Chart
    from sitegen.model.drawing import Drawing
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site


def figures_by_topic(figures: Iterable[Figure], site: Site) -> dict[str, list[Figure]]:
    """Return *figures* by topic, as topics are listed; each topic is there."""
    found: dict[str, list[Figure]] = {name: [] for name in site.vocabulary.topics}
    for figure in figures:
        found[site.topic_of[figure.id]].append(figure)
    return found


def charts_by_topic(
    site: Site, drawings: Mapping[str, Drawing]
) -> dict[str, list[Chart]]:
    """
    Return the charts by the topic of their first figure; each topic is there.

    Those that a page calls for stand first, in the order of the page.
    """
    found: dict[str, list[Chart]] = {name: [] for name in site.vocabulary.topics}
    lines = (line for page in site.pages.values() for line in page.text.split("\n"))
    called = [line.split()[-1] for line in lines if line.startswith("::: chart ")]
    last = len(called)
    order = {
        name: called.index(name) if name in called else last for name in site.charts
    }
    for chart in sorted(site.charts.values(), key=lambda each: order[each.id]):
        found[site.topic_of[drawings[chart.id].figures[0]]].append(chart)
    return found


def of_topic(
    site: Site, drawings: Mapping[str, Drawing]
) -> dict[str, tuple[list[str], list[str]]]:
    """Return the ids of the figures and of the charts of each topic."""
    charts = charts_by_topic(site, drawings)
    figures = figures_by_topic(site.figures.values(), site)
    return {
        name: ([each.id for each in found], [each.id for each in charts[name]])
        for name, found in figures.items()
    }
