"""Texts that stand on pages and in no page's file: of settings, sources and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.diagnostics import Location
    from sitegen.model.site import Site

    Text = tuple[str, Location, str, object]
    """The page on which a text stands, its place, its key, and itself."""

SETTINGS = ("title", "description", "place", "licence", "edition")
SOURCE = ("title", "name", "publisher", "published", "url", "inferred", "note")


def texts(site: Site) -> Iterator[Text]:
    """Yield each text of a site that no page, figure or chart holds."""
    for key in SETTINGS:
        yield "", site.settings.at, key, getattr(site.settings, key)
    for source in site.sources.values():
        for key in SOURCE:
            yield f"sources/{source.slug}/", source.at, key, getattr(source, key)
    yield from _of_words(site)
    yield from _explanations(site)


def _of_words(site: Site) -> Iterator[Text]:
    words = site.vocabulary
    groups = (words.partners, words.products, words.enterprises, words.scopes)
    for group in (words.measures, *groups):
        for name, each in group.items():
            yield "glossary/", each.at, f"{name}, definition", each.definition
    for name, topic in words.topics.items():
        yield f"topics/{name}/", topic.at, "summary", topic.summary


def _explanations(site: Site) -> Iterator[Text]:
    for name, (text, at) in site.known.acknowledged.items():
        yield "checks/", at, name, text
    for each in site.known.contradictions:
        says = " / ".join((each.words, *each.readings))
        yield "checks/", each.at, f"{each.id}, title", each.title
        yield "checks/", each.at, f"{each.id}, says", says
