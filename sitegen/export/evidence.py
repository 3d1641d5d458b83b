"""
The evidence as W3C Web Annotations, so that anybody's program can prove it.

Each place at which a source prints a figure is an annotation: its body says the value,
its target the source and the words, by a TextQuoteSelector with what stands around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import names, words
from sitegen.as_json import in_lines
from sitegen.outputs import figure_address

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.place import Place
    from sitegen.model.site import Site

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def evidence(site: Site) -> bytes:
    """Return annotations in reading order, a line each, as JSON-LD."""
    items = (
        _annotation(figure, place, number, site)
        for figure in site.figures.values()
        for number, place in enumerate(figure.places, 1)
    )
    home = site.settings.address
    document = {
        "@context": CONTEXT,
        "id": f"{home}data/annotations.jsonld",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return in_lines(document)


def _annotation(
    figure: Figure, place: Place, number: int, site: Site
) -> dict[str, object]:
    source = site.sources[figure.source]
    value = words.on_terms(figure, site.settings.language).replace(words.NO_BREAK, " ")
    when = words.period(figure.period, site.settings.language)
    page = f"{site.settings.address}{figure_address(figure)}"
    return {
        "id": f"{page}#place-{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "TextualBody",
            "format": "text/plain",
            "value": f"{names.title(figure, site.vocabulary)}, {when}: {value}",
        },
        "target": {
            "source": source.url,
            "selector": _selector(place),
        },
    }


def _selector(place: Place) -> dict[str, object]:
    """Return what finds the words; in a table from the head of the row to the cell."""
    quote = _quote(place.printed, place.prefix, place.suffix)
    if place.cell is None:
        return quote
    return {
        "type": "RangeSelector",
        "startSelector": _quote(place.cell.row),
        "endSelector": quote,
    }


def _quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, object]:
    parts = {"exact": exact, "prefix": prefix, "suffix": suffix}
    said = {key: text for key, text in parts.items() if text}
    return {"type": "TextQuoteSelector", **said}
