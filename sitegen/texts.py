"""The texts of the content that are prose, but for its pages, and where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.diagnostics import Location
    from sitegen.model.site import Site
    from sitegen.model.vocabulary import Vocabulary


def texts(site: Site) -> Iterator[tuple[str, Location]]:
    """Yield notes, titles, explanations and definitions, each with its place."""
    for figure in site.figures.values():
        yield figure.note, figure.note_at
        yield figure.called, figure.place_of("called")
        yield from ((each.note, each.note_at) for each in figure.vintages)
    for source in site.sources.values():
        for key, text in (("inferred", source.inferred), ("note", source.note)):
            yield text, source.where.get(key, source.at)
    for chart in site.charts.values():
        for key in ("title", "subtitle", "note"):
            yield getattr(chart, key), chart.places.get(key, chart.at)
    yield from _explanations(site)
    yield from _definitions(site.vocabulary)


def _explanations(site: Site) -> Iterator[tuple[str, Location]]:
    yield from site.known.acknowledged.values()
    for each in site.known.contradictions:
        yield each.title, each.title_at
        for text in (each.words, *each.readings):
            yield text, each.words_at


def _definitions(words: Vocabulary) -> Iterator[tuple[str, Location]]:
    for topic in words.topics.values():
        yield topic.summary, words.place(topic.at, "summary")
    for measure in words.measures.values():
        yield measure.definition, words.place(measure.at, "definition")
    for group in (words.partners, words.products, words.enterprises, words.scopes):
        for term in group.values():
            yield term.definition, words.place(term.at, "definition")
    for unit in words.units.values():
        if unit.at:
            yield unit.definition, words.place(unit.at, "definition")
