"""Step 8: Site -> open data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import names, prose
from sitegen.cells import amount, csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs

BETWEEN = "; "
"""Between several values in one cell."""

FIGURES = (
    *("id", "source", "paragraph", "printed", "value", "unit", "measure", "period"),
    *("partner", "product", "enterprise", "base", "qualifier", "status", "note", "url"),
    *("kind", "scope", "nature", "decimals", "label", "doubtful"),
    *("low", "high"),
)
SOURCES = (
    *("source", "seed", "title", "publisher", "author", "published", "covers"),
    *("url", "note", "kind", "language", "archived", "pdf", "untitled"),
)
PLACES = ("figure", "source", "paragraph", "printed", "prefix", "suffix", "url")


def export(site: Site) -> Outputs:
    """Return the downloads; later versions may add columns and rename none."""
    figures = site.figures.values()
    return {
        "data/figures.csv": csv_bytes(
            FIGURES, (_figure(each, site) for each in figures)
        ),
        "data/places.csv": csv_bytes(
            PLACES, (row for each in figures for row in _places(each, site))
        ),
        "data/sources.csv": csv_bytes(SOURCES, _sources(site)),
    }


def _figure(figure: Figure, site: Site) -> dict[str, object]:
    places, quantity = figure.places, figure.quantity
    source = site.sources.get(figure.source)
    note = prose.plain(figure.note, site)
    return {
        "id": figure.id,
        "source": figure.source,
        "paragraph": BETWEEN.join(str(place.paragraph) for place in places),
        "printed": BETWEEN.join(dict.fromkeys(place.printed for place in places)),
        **amount(quantity),
        "unit": quantity.unit.id,
        "measure": figure.subject.measure,
        "period": figure.period,
        "partner": figure.subject.partner,
        "product": figure.subject.product,
        "enterprise": figure.subject.enterprise,
        "base": figure.base or "",
        "qualifier": quantity.qualifier or "",
        "status": figure.status,
        "note": " ".join(filter(None, (note, *names.cautions(figure, site)))),
        "url": source.deep_link(places[0]) if source else "",
        "kind": figure.kind,
        "scope": figure.scope,
        "nature": figure.nature,
        "decimals": quantity.decimals,
        "label": names.title(figure, site.vocabulary),
        "doubtful": "yes" if figure.is_doubtful else "",
    }


def _places(figure: Figure, site: Site) -> Iterable[Mapping[str, object]]:
    for place in figure.places:
        yield {
            "figure": figure.id,
            "source": figure.source,
            "paragraph": place.paragraph,
            "printed": place.printed,
            "prefix": place.prefix,
            "suffix": place.suffix,
            "url": site.sources[figure.source].deep_link(place),
        }


def _sources(site: Site) -> Iterable[Mapping[str, object]]:
    for source in site.sources.values():
        yield {
            "source": source.slug,
            "seed": source.text,
            "title": source.title,
            "publisher": source.publisher,
            "author": BETWEEN.join(author.full for author in source.authors),
            "published": source.published or "",
            "covers": source.covers,
            "url": source.url,
            "note": prose.plain(f"{source.inferred} {source.note}".strip(), site),
            "kind": source.kind,
            "language": source.language,
            "archived": source.archived,
            "pdf": source.pdf_link,
            "untitled": "yes" if source.is_untitled else "",
        }
