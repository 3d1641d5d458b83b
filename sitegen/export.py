"""Step 8: Site -> open data, CSV as in RFC 4180 with a header, in UTF-8."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sitegen import names, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs

BETWEEN = "; "
"""Between several values in one cell."""

FIGURES = (
    *("id", "source", "paragraph", "printed", "value", "unit", "measure", "period"),
    *("partner", "product", "enterprise", "base", "qualifier", "status", "note", "url"),
    *("kind", "scope", "nature", "decimals", "label", "doubtful"),
)
SOURCES = (
    *("source", "seed", "title", "publisher", "author", "published", "covers"),
    *("url", "note"),
)
PLACES = ("figure", "source", "paragraph", "printed", "prefix", "suffix", "url")


def export(site: Site) -> Outputs:
    """Return the downloads; later versions may add columns and rename none."""
    figures = site.figures.values()
    return {
        "data/figures.csv": _csv(FIGURES, (_figure(each, site) for each in figures)),
        "data/places.csv": _csv(
            PLACES, (row for each in figures for row in _places(each, site))
        ),
        "data/sources.csv": _csv(SOURCES, _sources(site)),
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
        "value": quantity.plain,
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
            "seed": source.seed,
            "title": source.title,
            "publisher": source.publisher,
            "author": source.author,
            "published": source.published or "",
            "covers": source.covers,
            "url": source.url,
            "note": prose.plain(f"{source.inferred} {source.note}".strip(), site),
        }


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
