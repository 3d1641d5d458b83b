"""All that can be looked for, by name: the list of ``find/``, and its index."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen import outputs, prose, words
from sitegen.catalogue import catalogue
from sitegen.fold import sought
from sitegen.render.listing import listed
from sitegen.render.order import in_order
from sitegen.render.topics import charts_by_topic, figures_by_topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sitegen.model.drawing import Drawing
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.site import Site

ADDRESSED = 2
"""So many parts has a row at least: a name and an address."""
INDEX = "find/index.json"
"""Where the index is; `templates/static/find.js` asks for it."""

DEFINED = (
    ("measure", "measures"),
    ("partner", "partners"),
    ("product", "products"),
    ("enterprise", "enterprises"),
    ("scope", "scopes"),
    ("unit", "units"),
)
"""What the glossary defines: the first half of an anchor, and the vocabulary's key."""


class Entry(Struct, frozen=True, kw_only=True):
    """One thing to be found, and where it is."""

    kind: str
    """What it is, as readers are told: "Figure"."""
    name: str
    address: str
    when: str = ""
    """Of a figure: its period and terms, and that it is computed or in doubt."""
    value: str = ""
    """Of a figure: the number with its bound and unit."""
    group: str = ""
    """Of a figure: the topic under which it is listed."""


def entries(
    site: Site, drawings: Mapping[str, Drawing], kept: Path | None
) -> tuple[Entry, ...]:
    """
    Return pages, topics, charts, words, figures (latest first), sources, periods.

    The folder *kept* has what earlier builds said of figures, and gets what this one
    says.
    """
    say = catalogue(site.settings.language)
    topics = site.vocabulary.topics.values()
    charts = chain.from_iterable(charts_by_topic(site, drawings).values())
    by_topic = figures_by_topic(site.figures.values(), site).values()
    figures = in_order([figure for found in by_topic for figure in found])
    periods = {each.period.slug: each.period for each in figures}
    return (
        *(
            _entry(say("Page"), prose.plain(each.title, site), each.path)
            for each in site.pages.values()
        ),
        *(
            _entry(say("Topic"), each.label, outputs.topic_address(each.id))
            for each in topics
        ),
        *(
            _entry(
                say("Chart"),
                prose.plain(chart.title, site),
                outputs.chart_address(chart.id),
            )
            for chart in charts
        ),
        *_defined(site),
        *_listed(figures, site, kept),
        *(
            _entry(say("Source"), each.name, outputs.source_address(slug))
            for slug, each in site.sources.items()
        ),
        *(_period(each, site.settings.language) for each in periods.values()),
    )


def _period(period: Period, language: str) -> Entry:
    name = _capitalised(words.period(period, language))
    return _entry(catalogue(language)("Period"), name, outputs.period_address(period))


def _entry(kind: str, name: str, address: str) -> Entry:
    return Entry(kind=kind, name=name, address=address)


def _defined(site: Site) -> Iterator[Entry]:
    for kind, key in DEFINED:
        for each in getattr(site.vocabulary, key).values():
            if each.definition:
                yield Entry(
                    kind=catalogue(site.settings.language)("Glossary"),
                    name=_capitalised(each.label),
                    address=f"glossary/#{outputs.term_anchor(kind, each.id)}",
                )


def _listed(
    figures: Iterable[Figure], site: Site, kept: Path | None
) -> Iterator[Entry]:
    kind, topics = catalogue(site.settings.language)("Figure"), site.vocabulary.topics
    for figure, (name, when, value) in listed(figures, site, kept):
        yield Entry(
            kind=kind,
            name=name,
            address=outputs.figure_address(figure),
            when=when,
            value=value,
            group=topics[site.topic_of[figure.id]].label,
        )


def sections(found: Iterable[Entry], site: Site) -> dict[str, list[Entry]]:
    """
    Return entries under headings; figures by topic, as topics are listed.

    They have no value, so that a digit does not change the list.
    """
    say = catalogue(site.settings.language)
    titles = {
        say("Topic"): say("Topics"),
        say("Chart"): say("Charts"),
        say("Glossary"): say("Glossary"),
        say("Page"): say("Pages"),
        say("Source"): say("Sources"),
        say("Period"): say("Periods"),
    }
    of_topics = {
        each.label: say("Figures: %(topic)s", topic=each.label)
        for each in site.vocabulary.topics.values()
    }
    first, *others = [*titles.values()], [*of_topics.values()]
    under: dict[str, list[Entry]] = {
        title: [] for title in (*first[:3], *others[0], *first[3:])
    }
    for each in found:
        title = of_topics[each.group] if each.group else titles[each.kind]
        under[title].append(replace(each, value="") if each.value else each)
    return {title: held for title, held in under.items() if held}


def index(found: Iterable[Entry], site: Site) -> bytes:
    """
    Return the index as compact JSON, the same for the same content.

    ``rows`` holds by kind a list of ``[name, address, when, value]``, whose empty
    ends are left out; ``words`` lists beside a name what else it may be called.
    """
    rows: dict[str, list[list[str]]] = {}
    for each in found:
        row = [each.name, each.address, each.when, each.value]
        while len(row) > ADDRESSED and not row[-1]:  # the front page has an empty one
            row.pop()
        rows.setdefault(each.kind, []).append(row)
    text = json.dumps(
        {"rows": rows, "words": synonyms(site)},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return text.encode()


def synonyms(site: Site) -> list[list[str]]:
    """Return names, each with the other words by which a reader may look for it."""
    vocabulary = site.vocabulary
    terms = (
        term for _, key in DEFINED[:-1] for term in getattr(vocabulary, key).values()
    )
    found = [[term.label, *term.synonyms] for term in terms]
    for unit in vocabulary.units.values():
        money = (unit.id, *unit.nouns) if unit.currency else ()
        found.append([unit.label, unit.short, *money])
    for each in {figure.period: None for figure in site.figures.values()}:
        full = words.period(each, site.settings.language)
        found.append([words.short_period(each, site.settings.language), full])
    return [kept for each in found if len(kept := _different(each)) > 1]


def _different(alike: list[str]) -> list[str]:
    """Return words without those that the first one, or one before, already finds."""
    kept: list[str] = alike[:1]
    for word in alike[1:]:
        folded = sought(word)
        if folded and not any(f" {folded}" in f" {sought(each)}" for each in kept):
            kept.append(word)
    return kept


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
