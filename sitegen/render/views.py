"""The pages that the content calls for by itself: address, template, values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import cite, outputs
from sitegen.model.figure import Nature
from sitegen.model.identity import Outcome
from sitegen.model.period import Kind as PeriodKind
from sitegen.render.cards import Cards
from sitegen.render.topics import charts_by_topic, figures_by_topic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sitegen.model.chart import Drawing
    from sitegen.model.figure import Figure, Place
    from sitegen.model.identity import Identity
    from sitegen.model.period import Period
    from sitegen.model.site import Site
    from sitegen.render.templates import Values

View = tuple[str, str, "Values"]


FIXED = (
    ("sources/", "sources.html"),
    ("topics/", "topics.html"),
    ("glossary/", "glossary.html"),
    ("404.html", "404.html"),
    ("site.webmanifest", "site.webmanifest"),
    ("static/paper.css", "paper.css"),
)
"""Pages and files that need nothing but the site itself."""


def views(
    site: Site, drawings: Mapping[str, Drawing], disputed: Collection[str]
) -> Iterator[View]:
    """
    Yield a view for each figure, source, topic, period and chart, and for their lists.

    The numbers of the *disputed* figures, by id, have a star.
    """
    for address, template, values in _views(site, drawings):
        yield address, template, {"cards": Cards(disputed), **values}


def _views(site: Site, drawings: Mapping[str, Drawing]) -> Iterator[View]:
    by_topic = figures_by_topic(site.figures.values(), site)
    figures = [figure for found in by_topic.values() for figure in found]
    yield "figures/", "figures.html", {"figures": in_order(figures)}
    yield from _figures(site)
    for source in site.sources.values():
        read = _in_reading_order(source.slug, site)
        pictured = next((figure for _, figure in read), None)
        values: Values = {"source": source, "read": read, "pictured": pictured}
        yield outputs.source_address(source.slug), "source.html", values
    charts = charts_by_topic(site, drawings)
    for name, found in by_topic.items():
        values = {
            "topic": site.vocabulary.topics[name],
            "figures": _by_period(found),
            "charts": charts[name],
            "pictured": next(iter(in_order(found)), None),
        }
        yield outputs.topic_address(name), "topic.html", values
    by_period = _by_period(figures)
    yield "periods/", "periods.html", {"periods": list(by_period)}
    for period, found in by_period.items():
        values = {
            "period": period,
            "figures": figures_by_topic(found, site),
            "pictured": found[0],
        }
        yield outputs.period_address(period), "period.html", values
    yield "checks/", "checks.html", {"rules": _by_rule(site)}
    yield "charts/", "charts.html", {"charts": charts}
    for chart in site.charts.values():
        yield outputs.chart_address(chart.id), "chart.html", {"chart": chart}
        for alias in chart.aliases:
            yield outputs.chart_address(alias), "moved.html", {"chart": chart}
    for address, template in FIXED:
        yield address, template, {}


def _figures(site: Site) -> Iterator[View]:
    for figure in site.figures.values():
        values: Values = {
            "figure": figure,
            "pictured": figure,
            "others": _others(figure, site),
            "feeding": _feeding(figure, site),
            "citations": cite.citations(figure, site),
        }
        yield outputs.figure_address(figure), "figure.html", values


def _by_rule(site: Site) -> dict[str, list[Identity]]:
    """Return the identities that hold by the name of their rule."""
    rules: dict[str, list[Identity]] = {}
    for each in site.identities:
        if each.outcome is Outcome.HOLDS:
            rules.setdefault(each.rule, []).append(each)
    return rules


def in_order(figures: list[Figure]) -> list[Figure]:
    """
    Return figures by year, the latest first, and within it the longest period first.

    After them come periods of several years, instants, targets, and what is undated.
    """

    def place(each: Figure) -> tuple[int, ...]:
        period = each.period
        began, ended = period.start_day, period.end_day
        return (
            not period.is_dated,
            each.nature is Nature.TARGET,
            period.kind is PeriodKind.INSTANT,
            began.year < ended.year,
            -ended.year,
            -period.days,
            -ended.toordinal(),
        )

    return sorted(figures, key=place)


def _by_period(figures: list[Figure]) -> dict[Period, list[Figure]]:
    """Return figures by period, in the same order."""
    found: dict[Period, list[Figure]] = {}
    for each in in_order(figures):
        found.setdefault(each.period, []).append(each)
    return found


def _others(figure: Figure, site: Site) -> list[Figure]:
    """Return what else is said of the same subject, in this period and in others."""
    found = [
        each
        for each in site.figures.values()
        if each.subject == figure.subject and each.id != figure.id
    ]
    return in_order(found)


def _feeding(figure: Figure, site: Site) -> list[Figure]:
    """Return the figures that are computed from a figure."""
    return [
        each
        for each in site.figures.values()
        if each.derivation and figure.id in each.derivation.inputs
    ]


def _in_reading_order(slug: str, site: Site) -> list[tuple[Place, Figure]]:
    """Return every place of every figure of an article, top to bottom."""
    places = [
        (place, figure)
        for figure in site.figures.values()
        if figure.source == slug
        for place in figure.places
    ]
    return sorted(places, key=lambda pair: pair[0].paragraph)
