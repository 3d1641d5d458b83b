"""Step 8: Site -> open data, CSV as in RFC 4180 with a header, in UTF-8."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sitegen import columns, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs

SOURCES = (
    *("source", "seed", "title", "publisher", "author", "published", "covers"),
    *("url", "note"),
)
PLACES = ("figure", "source", "paragraph", "printed", "prefix", "suffix", "url")


def export(site: Site) -> Outputs:
    """Return the downloads; later versions may add columns and rename none."""
    figures = site.figures.values()
    return {
        "data/figures.csv": _csv(
            [each.name for each in columns.COLUMNS],
            (columns.row(each, site) for each in figures),
        ),
        "data/places.csv": _csv(
            PLACES, (row for each in figures for row in _places(each, site))
        ),
        "data/sources.csv": _csv(SOURCES, _sources(site)),
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
