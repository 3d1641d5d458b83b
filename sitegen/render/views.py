"""The pages that the content calls for by itself: address, template, values."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from sitegen import outputs
from sitegen.later import Once
from sitegen.model.identity import Outcome
from sitegen.render.finding import sections, synonyms
from sitegen.render.neighbours import pages_of_figures
from sitegen.render.numbers import Numbers
from sitegen.render.order import in_order, largest_first, periods_of, size
from sitegen.render.ruler import ruler
from sitegen.render.topics import charts_by_topic, figures_by_topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sitegen.model.chart import Chart
    from sitegen.model.drawing import Drawing
    from sitegen.model.figure import Figure
    from sitegen.model.identity import Identity
    from sitegen.model.period import Period
    from sitegen.model.place import Place
    from sitegen.model.site import Site
    from sitegen.model.source import Source
    from sitegen.model.vocabulary import Topic
    from sitegen.project import Edition
    from sitegen.render.finding import Entry
    from sitegen.render.templates import Values

CHOICES = 8
"""As many periods can be chosen in the table of figures; the others are one choice."""

Gather = Callable[[], "Values"]
View = tuple[str, str, Gather]
"""Its values are gathered when the page is asked for."""


FIXED = (
    ("sources/", "sources.html"),
    ("data/", "data.html"),
    ("about/licences/", "licences.html"),
    ("corrections/", "corrections.html"),
    ("topics/", "topics.html"),
    ("glossary/", "glossary.html"),
    ("404.html", "404.html"),
    ("site.webmanifest", "site.webmanifest"),
    ("static/paper.css", "paper.css"),
)
"""Pages and files that need nothing but the site itself."""


def views(
    site: Site,
    drawings: Mapping[str, Drawing],
    found: Callable[[], Iterable[Entry]],
) -> Iterator[View]:
    """
    Yield a view for each figure, source, topic, period and chart, and for their lists.

    What is *found* to be sought for has a list of its own.
    """
    yield from _views(site, drawings)
    yield "find/", "find.html", partial(_listed, found, site)


def past(editions: Sequence[Edition]) -> Iterator[View]:
    """
    Yield the page above earlier editions, and for each what changed since.

    An edition was released without those before it; where they would lie in it, a
    page leads to where they are.
    """
    listed = [(each.day, each.name, each.digest) for each in editions]
    yield outputs.PAST, "editions.html", partial(dict, editions=listed)
    for each in editions:
        since: Gather = partial(dict, day=each.day, since=each.since)
        yield outputs.since_address(each.day), "since.html", since
        within = f"{outputs.past_address(each.day)}{outputs.PAST}"
        yield within, "before.html", partial(dict, day=each.day)


def _views(site: Site, drawings: Mapping[str, Drawing]) -> Iterator[View]:
    by_topic = figures_by_topic(site.figures.values(), site)
    figures = [figure for found in by_topic.values() for figure in found]
    yield "figures/", "figures.html", partial(_table, figures, site)
    yield from pages_of_figures(site)
    read = Once(partial(_in_reading_order, site))
    for source in site.sources.values():
        article = partial(_article, source, read)
        yield outputs.source_address(source.slug), "source.html", article
    charts = charts_by_topic(site, drawings)
    for name, found in by_topic.items():
        topic = partial(_topic, site.vocabulary.topics[name], found, charts[name])
        yield outputs.topic_address(name), "topic.html", topic
    periods, by_period = periods_of(figures), Once(partial(_by_period, figures))
    yield "periods/", "periods.html", partial(_periods, periods, site)
    for each in periods:
        period = partial(_period, each, by_period, site)
        yield outputs.period_address(each), "period.html", period
    yield "checks/", "checks.html", partial(_checks, site)
    yield "charts/", "charts.html", partial(dict, charts=charts)
    for chart in site.charts.values():
        shown: Gather = partial(dict, chart=chart)
        yield outputs.chart_address(chart.id), "chart.html", shown
        for alias in chart.aliases:
            yield outputs.chart_address(alias), "moved.html", shown
    for moved in site.settings.moved:
        yield moved.before, "elsewhere.html", partial(dict, moved=moved)
    for address, template in FIXED:
        yield address, template, dict


def _listed(found: Callable[[], Iterable[Entry]], site: Site) -> Values:
    return {"sections": sections(found(), site)}


def _table(figures: list[Figure], site: Site) -> Values:
    """Return what the table of all figures needs, and the periods to choose from."""
    by_period = _by_period(figures)
    frequent = sorted(by_period, key=lambda each: -len(by_period[each]))[:CHOICES]
    return {
        "figures": largest_first(in_order(figures), site.vocabulary.units),
        "periods": [period for period in by_period if period in frequent],
        "size": size,
        "synonyms": synonyms(site),
        "numbers": Numbers(has_cards=False),
    }


def _article(
    source: Source, read: Callable[[], Mapping[str, list[tuple[Place, Figure]]]]
) -> Values:
    found = read().get(source.slug, [])
    pictured = next((figure for _, figure in found), None)
    return {"source": source, "read": found, "pictured": pictured}


def _topic(topic: Topic, figures: list[Figure], charts: list[Chart]) -> Values:
    return {
        "topic": topic,
        "figures": _by_period(figures),
        "charts": charts,
        "pictured": next(iter(in_order(figures)), None),
    }


def _periods(periods: list[Period], site: Site) -> Values:
    return {"periods": periods, "ruler": ruler(site)}


def _period(
    period: Period, by_period: Callable[[], dict[Period, list[Figure]]], site: Site
) -> Values:
    figures = by_period()[period]
    by_topic = figures_by_topic(figures, site)
    return {"period": period, "figures": by_topic, "pictured": figures[0]}


def _checks(site: Site) -> Values:
    """Return the identities that hold by the name of their rule."""
    rules: dict[str, list[Identity]] = {}
    for each in site.identities:
        if each.outcome is Outcome.HOLDS:
            rules.setdefault(each.rule, []).append(each)
    return {"rules": rules}


def _by_period(figures: list[Figure]) -> dict[Period, list[Figure]]:
    """Return figures by period, in the same order."""
    found: dict[Period, list[Figure]] = {}
    for each in in_order(figures):
        found.setdefault(each.period, []).append(each)
    return found


def _in_reading_order(site: Site) -> dict[str, list[tuple[Place, Figure]]]:
    """Return every place of every figure of each article, top to bottom."""
    found: dict[str, list[tuple[Place, Figure]]] = {}
    for figure in site.figures.values():
        for place in figure.places:
            found.setdefault(figure.source, []).append((place, figure))
    for read in found.values():
        read.sort(key=lambda pair: pair[0].spot)
    return found
