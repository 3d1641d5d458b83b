"""
What a page says to machines: JSON-LD in the words of schema.org, from the same records.

It stands in a script of type ``application/ld+json``, which is data and never run, so
that the strict policy of the pages has nothing to allow. A page of a site whose address
is not known says the same without addresses.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sitegen import names, words
from sitegen.as_json import dumps
from sitegen.catalogue import catalogue, mark
from sitegen.cells import amount
from sitegen.model.figure import Status
from sitegen.model.source import SourceKind
from sitegen.outputs import figure_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitegen.model.author import Author
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.site import Site
    from sitegen.model.source import Source

Thing = dict[str, object]

TYPES = {
    SourceKind.ARTICLE: "NewsArticle",
    SourceKind.RELEASE: "Article",
    SourceKind.REPORT: "Report",
    SourceKind.TABLE: "Dataset",
    SourceKind.SPEECH: "CreativeWork",
}
TRAILS = {
    "figures": mark("All figures"),
    "sources": mark("Sources"),
    "charts": mark("Charts"),
    "topics": mark("Topics"),
    "periods": mark("Periods"),
}
"""Folders whose pages have a page above them, and what it is called."""


def linked(
    site: Site, path: str, title: str, figure: Figure | None, source: Source | None
) -> str:
    """
    Return what the page at *path* says, as the text of its script.

    The front page names the data set, and the page of the data tells it in full; a
    figure's page is an observation, a source's page an article; every other page is a
    page of the sheet and says where it stands.
    """
    graph: list[Thing] = []
    if not path:
        graph.append(_full(_named(site)))
    elif path == "data/":
        graph.append(_dataset(site))
    elif figure:
        graph.append(_observation(figure, site))
    elif source:
        graph.append(_work(source))
    else:
        graph.append(
            _full({"@type": "WebPage", "name": title, "url": _address(site, path)})
        )
    if path:
        graph.append(_trail(site, path, title))
    document = {"@context": "https://schema.org", "@graph": graph}
    # Nothing in it ends the script, whatever a title contains.
    return dumps(document).replace("<", "\\u003c")


def _address(site: Site, path: str) -> str:
    home = site.settings.address
    return f"{home}{path}" if home else ""


def _full(thing: Mapping[str, object]) -> Thing:
    """Return a thing without what is not known of it."""
    return {key: value for key, value in thing.items() if value not in ("", None, [])}


def _named(site: Site) -> Thing:
    """Return the data set in a few words, for a page whose first bytes are dear."""
    settings = site.settings
    return {
        "@type": "Dataset",
        "@id": f"{settings.address}data/#dataset" if settings.address else "",
        "name": settings.title,
        "description": settings.description,
        "url": settings.address,
        "license": settings.licence_url,
        "dateModified": str(settings.edition),
    }


def _dataset(site: Site) -> Thing:
    """Return the data set with all that schema.org has a word for."""
    settings = site.settings
    say = catalogue(settings.language)
    labels = [site.vocabulary.measures[name].label for name in site.measured]
    home = settings.address
    return _full(
        {
            **_named(site),
            "inLanguage": settings.language,
            "isAccessibleForFree": True,
            "temporalCoverage": _coverage(site),
            "spatialCoverage": _full({"@type": "Place", "name": settings.place})
            if settings.place
            else "",
            "variableMeasured": labels,
            "measurementTechnique": say(
                "Read in published sources, or computed from them"
            ),
            "isBasedOn": [_brief(source) for source in site.sources.values()],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": kind,
                    "contentUrl": f"{home}data/figures.{end}",
                }
                for end, kind in (("csv", "text/csv"), ("json", "application/json"))
                if home
            ],
        }
    )


def _coverage(site: Site) -> str:
    """Return the days of all figures as an interval of ISO 8601."""
    return "/".join(map(str, site.coverage or ()))


def _observation(figure: Figure, site: Site) -> Thing:
    quantity, period = figure.quantity, figure.period
    cells, language = amount(quantity), site.settings.language
    name = f"{names.title(figure, site.vocabulary)}, {words.period(period, language)}"
    source = site.sources.get(figure.source)
    return _full(
        {
            "@type": "Observation",
            "name": words.bracketed(name, words.terms(figure, language)),
            "url": _address(site, figure_address(figure)),
            "variableMeasured": site.vocabulary.measures[figure.subject.measure].label,
            "observationPeriod": _span(figure.period),
            "value": _number(cells["value"]),
            "minValue": _number(cells["low"]),
            "maxValue": _number(cells["high"]),
            "unitText": words.unit_label(quantity),
            "measurementMethod": _method(figure, site),
            "subjectOf": _brief(source) if source else "",
        }
    )


def _method(figure: Figure, site: Site) -> str:
    say = catalogue(site.settings.language)
    if figure.derivation is None:
        return say("Printed by its source")
    inputs = (site.figures[name] for name in figure.derivation.inputs)
    said = ", ".join(dict.fromkeys(each.id for each in inputs))
    if figure.status is Status.DERIVED:
        return say("Derived from %(figures)s", figures=said)
    return say("Implied from %(figures)s", figures=said)


def _span(period: Period) -> str:
    """Return a period as an interval of ISO 8601; nothing where it is undated."""
    if not period.is_dated:
        return ""
    began, ended = period.start_day, period.end_day
    return str(ended) if period.days <= 1 else f"{began}/{ended}"


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _brief(source: Source) -> Thing:
    """Return a source as another thing names it."""
    return {"@type": TYPES[source.kind], "name": source.title, "url": source.url}


def _work(source: Source) -> Thing:
    """Return a source as its own page tells it."""
    is_article = source.kind not in {SourceKind.TABLE, SourceKind.SPEECH}
    return _full(
        {
            "@type": TYPES[source.kind],
            "headline" if is_article else "name": source.title,
            "url": source.url,
            "archivedAt": source.archived,
            "inLanguage": source.language,
            "datePublished": str(source.published or ""),
            "temporalCoverage": _span(source.covers),
            "author": [_author(author) for author in source.authors],
            "publisher": {"@type": "Organization", "name": source.publisher},
        }
    )


def _author(author: Author) -> Thing:
    if not author.given:
        return {"@type": "Organization", "name": author.family}
    parts = {"honorificSuffix": author.suffix} if author.suffix else {}
    return {
        "@type": "Person",
        "name": author.full,
        "familyName": author.family,
        "givenName": author.given,
        **parts,
    }


def _trail(site: Site, path: str, title: str) -> Thing:
    """Return the way to a page from the front page."""
    folder = path.partition("/")[0]
    steps = [("", site.settings.title)]
    if folder in TRAILS and path != f"{folder}/":
        name = catalogue(site.settings.language)(TRAILS[folder])
        steps.append((f"{folder}/", name))
    steps.append((path, title))
    return {"@type": "BreadcrumbList", "itemListElement": list(_steps(steps, site))}


def _steps(steps: Iterable[tuple[str, str]], site: Site) -> Iterator[Thing]:
    """Yield each step; the last is the page itself, whose address it need not say."""
    *above, (_, here) = steps
    named = [(name, _address(site, path)) for path, name in above] + [(here, "")]
    for place, (name, item) in enumerate(named, 1):
        step = {"@type": "ListItem", "position": place, "name": name}
        yield _full({**step, "item": item})
