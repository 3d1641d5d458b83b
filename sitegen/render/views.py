"""The pages that the content calls for by itself: address, template, values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import outputs
from sitegen.model.identity import Outcome
from sitegen.render.finding import sections, synonyms
from sitegen.render.numbers import Numbers
from sitegen.render.order import in_order, largest_first, size
from sitegen.render.ruler import ruler
from sitegen.render.topics import charts_by_topic, figures_by_topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sitegen.model.chart import Drawing
    from sitegen.model.figure import Figure, Subject
    from sitegen.model.identity import Identity
    from sitegen.model.period import Period
    from sitegen.model.place import Place
    from sitegen.model.site import Site
    from sitegen.project import Edition
    from sitegen.render.finding import Entry
    from sitegen.render.templates import Values

CHOICES = 8
"""As many periods can be chosen in the table of figures; the others are one choice."""

OTHERS = 24
"""So many figures of its subject are on the page of a figure, lest the pages of long
series grow as the square of their length."""

View = tuple[str, str, "Values"]


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
    site: Site, drawings: Mapping[str, Drawing], found: Iterable[Entry]
) -> Iterator[View]:
    """
    Yield a view for each figure, source, topic, period and chart, and for their lists.

    What was *found* to be sought for has a list of its own.
    """
    listed: Values = {"sections": sections(found, site)}
    for address, template, values in (
        *_views(site, drawings),
        ("find/", "find.html", listed),
    ):
        yield address, template, {"numbers": Numbers(), **values}


def past(editions: Sequence[Edition]) -> Iterator[View]:
    """
    Yield the page above earlier editions, and for each what changed since.

    An edition was released without those before it; where they would lie in it, a
    page leads to where they are.
    """
    listed = [(each.day, each.name, each.digest) for each in editions]
    yield outputs.PAST, "editions.html", {"numbers": Numbers(), "editions": listed}
    for each in editions:
        values: Values = {"numbers": Numbers(), "day": each.day, "since": each.since}
        yield outputs.since_address(each.day), "since.html", values
        values = {"numbers": Numbers(), "day": each.day}
        within = f"{outputs.past_address(each.day)}{outputs.PAST}"
        yield within, "before.html", values


def _views(site: Site, drawings: Mapping[str, Drawing]) -> Iterator[View]:
    by_topic = figures_by_topic(site.figures.values(), site)
    figures = [figure for found in by_topic.values() for figure in found]
    table = {**_table(figures, site), "numbers": Numbers(has_cards=False)}
    yield "figures/", "figures.html", table
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
    yield "periods/", "periods.html", {"periods": list(by_period), "ruler": ruler(site)}
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
    for each in site.settings.moved:
        yield each.before, "elsewhere.html", {"moved": each}
    for address, template in FIXED:
        yield address, template, {}


def _table(figures: list[Figure], site: Site) -> Values:
    """Return what the table of all figures needs, and the periods to choose from."""
    by_period = _by_period(figures)
    frequent = sorted(by_period, key=lambda each: -len(by_period[each]))[:CHOICES]
    return {
        "figures": largest_first(in_order(figures), site.vocabulary.units),
        "periods": [period for period in by_period if period in frequent],
        "size": size,
        "synonyms": synonyms(site),
    }


def _figures(site: Site) -> Iterator[View]:
    about: dict[Subject, list[Figure]] = {}
    feeding: dict[str, list[Figure]] = {}
    for each in site.figures.values():
        about.setdefault(each.subject, []).append(each)
        for name in dict.fromkeys(each.derivation.inputs if each.derivation else ()):
            feeding.setdefault(name, []).append(each)
    about = {subject: in_order(found) for subject, found in about.items()}
    places = {each.id: at for found in about.values() for at, each in enumerate(found)}
    for figure in site.figures.values():
        same = about[figure.subject]
        others = _nearest(same, places[figure.id])
        values: Values = {
            "figure": figure,
            "pictured": figure,
            "others": others,
            "more": len(same) - 1 - len(others),
            "feeding": feeding.get(figure.id, []),
        }
        yield outputs.figure_address(figure), "figure.html", values


def _nearest(found: list[Figure], at: int) -> list[Figure]:
    """Return the figures that stand around the one at a place of a list, at most so."""
    first = max(0, min(at - OTHERS // 2, len(found) - 1 - OTHERS))
    return [*found[first:at], *found[at + 1 : first + OTHERS + 1]]


def _by_rule(site: Site) -> dict[str, list[Identity]]:
    """Return the identities that hold by the name of their rule."""
    rules: dict[str, list[Identity]] = {}
    for each in site.identities:
        if each.outcome is Outcome.HOLDS:
            rules.setdefault(each.rule, []).append(each)
    return rules


def _by_period(figures: list[Figure]) -> dict[Period, list[Figure]]:
    """Return figures by period, in the same order."""
    found: dict[Period, list[Figure]] = {}
    for each in in_order(figures):
        found.setdefault(each.period, []).append(each)
    return found


def _in_reading_order(slug: str, site: Site) -> list[tuple[Place, Figure]]:
    """Return every place of every figure of an article, top to bottom."""
    places = [
        (place, figure)
        for figure in site.figures.values()
        if figure.source == slug
        for place in figure.places
    ]
    return sorted(places, key=lambda pair: pair[0].spot)
