"""The settings, and the whole of a fact sheet once every id in it is proved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from sitegen.diagnostics import Location
    from sitegen.model.chart import Chart
    from sitegen.model.content import Recipe
    from sitegen.model.figure import Figure
    from sitegen.model.identity import Identity, Known
    from sitegen.model.page import Page
    from sitegen.model.source import Source
    from sitegen.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the navigation."""

    label: str
    path: str
    """The address of a page below the site."""
    at: Location = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What ``site.yaml`` says."""

    title: str
    description: str
    language: str
    edition: date
    """The day up to which the content has been kept; no clock is ever read."""
    address: str = ""
    """Where the site is published, with a slash at its end; empty if unknown."""
    repository: str = ""
    """The project's page on GitHub; empty if unknown."""
    licence: str
    licence_url: str
    navigation: tuple[Entry, ...]
    at: Location = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything there is, by id; no id in it leads nowhere."""

    settings: Settings
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    figures: Mapping[str, Figure]
    """In order of the sources and of their files."""
    recipes: tuple[Recipe, ...]
    """The figures that are still to be computed; none after `derive`."""
    known: Known
    identities: tuple[Identity, ...] = ()
    """What was checked; empty before `check`."""
    paragraphs: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """SHA-256 of cited paragraphs when they were last recorded."""
    charts: Mapping[str, Chart]
    pages: Mapping[str, Page]
    topic_of: Mapping[str, str]
    """The topic of each figure."""

    def growth_of(self, figure: Figure) -> Figure | None:
        """Return the growth of a level, stated with it or computed on a year before."""
        stated = self.figures.get(f"{figure.id}.{Kind.GROWTH}")
        if stated or figure.kind is not Kind.LEVEL:
            return stated
        computed = (
            each
            for each in self.figures.values()
            if each.kind is Kind.GROWTH
            and each.derivation
            and (each.subject, each.period) == (figure.subject, figure.period)
            and each.base == figure.period.shifted(-1)
        )
        return next(computed, None)

    def language_of(self, figure: Figure) -> str:
        """Return the language in which a figure is printed."""
        source = self.sources.get(figure.source)
        return (source.language if source else "") or self.settings.language

    def rests_on(self, name: str, names: Collection[str]) -> bool:
        """Tell whether a figure is one of *names*, or is computed through one."""
        derivation = self.figures[name].derivation
        inputs = derivation.inputs if derivation else ()
        return name in names or any(self.rests_on(each, names) for each in inputs)

    def articles_of(self, name: str) -> tuple[str, ...]:
        """Return the slugs of the articles that a figure rests on, each once."""
        found: dict[str, None] = {}
        seen, waiting = {name}, [name]
        while waiting:
            figure = self.figures[waiting.pop()]
            if figure.source:
                found[figure.source] = None
            inputs = figure.derivation.inputs if figure.derivation else ()
            new = [each for each in dict.fromkeys(inputs) if each not in seen]
            seen.update(new)
            waiting += reversed(new)  # the first input comes first
        return tuple(found)
