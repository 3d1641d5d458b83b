"""The settings, and the whole of a fact sheet once every id in it is proved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.diagnostics import Location
from sitegen.model.alike import Alike
from sitegen.model.figure import Nature
from sitegen.model.identity import doubted
from sitegen.model.quantity import Quantity
from sitegen.model.vintage import corrections

if TYPE_CHECKING:
    from collections.abc import Collection

    from sitegen.model.chart import Chart
    from sitegen.model.content import Recipe
    from sitegen.model.figure import Figure, Kind
    from sitegen.model.identity import Identity, Known
    from sitegen.model.page import Page
    from sitegen.model.source import Source
    from sitegen.model.vintage import Correction
    from sitegen.model.vocabulary import Vocabulary


class Entry(Alike, frozen=True, kw_only=True):
    """An entry of the navigation."""

    BESIDE = ("at",)

    label: str
    path: str
    """The address of a page below the site."""
    at: Location


class Moved(Alike, frozen=True, kw_only=True):
    """A page that had another address, from which readers are led on."""

    BESIDE = ("at",)

    before: str
    now: str
    """Both below the site; the new one may name a place on its page."""
    at: Location


class Settings(Alike, frozen=True, kw_only=True):
    """What ``site.yaml`` says."""

    BESIDE = ("at",)

    title: str
    description: str
    language: str
    edition: date
    """The day up to which the content has been kept; no clock is ever read."""
    next: date | None = None
    """The day on which the next edition is due; `None` if that is not said."""
    correction_days: int = 90
    """So long before the edition may a correction be that pages tell at their top."""
    place: str = ""
    """What the sheet is about, e.g. a country or a province; empty if unsaid."""
    area: str = ""
    """Its code of ISO 3166, as DE or CN-CQ; empty if unsaid."""
    address: str = ""
    """Where the site is published, with a slash at its end; empty if unknown."""
    repository: str = ""
    """The project's page on GitHub; empty if unknown."""
    translations: Mapping[str, str] = field(default_factory=dict)
    """Where the same sheet stands in other languages, with a slash at the end."""
    maker: str = ""
    """Who makes the sheet, as its foot says; empty if that is said elsewhere."""
    licence: str
    licence_url: str
    navigation: tuple[Entry, ...]
    moved: tuple[Moved, ...] = ()
    at: Location


class Site(Struct, frozen=True, kw_only=True):
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
    rules: Mapping[str, str] = field(default_factory=dict)
    """How readers are told of each rule; empty before `check`."""
    paragraphs: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """SHA-256 of cited paragraphs when they were last recorded."""
    charts: Mapping[str, Chart]
    pages: Mapping[str, Page]
    topic_of: Mapping[str, str]
    """The topic of each figure."""

    beside: Mapping[str, Mapping[Kind, tuple[str, ...]]] = field(default_factory=dict)
    """What the entries of articles state beside a level, even where they state none."""

    def growth_of(self, figure: Figure) -> Figure | None:
        """Return the growth of a level, stated with it or computed on a year before."""
        return self.figures.get(figure.growth)

    def language_of(self, figure: Figure) -> str:
        """Return the language in which a figure is printed."""
        source = self.sources.get(figure.source)
        return (source.language if source else "") or self.settings.language

    @property
    def outlines(self) -> Mapping[str, Figure]:
        """
        Every figure by its id without its number and its evidence.

        Who looks among all figures for those on a subject looks at these: what it finds
        stays the same when a digit is corrected.
        """
        return {
            name: replace(
                each,
                quantity=Quantity(Decimal(0), each.quantity.unit),
                places=(),
                vintages=(),
                note="",
            )
            for name, each in self.figures.items()
        }

    @property
    def one_source(self) -> str:
        """What any of its sources is called: by its kind, if all are of one."""
        kinds = {each.kind.value for each in self.sources.values()}
        return kinds.pop() if len(kinds) == 1 else "source"

    @property
    def count_read(self) -> int:
        """How many of its figures were read in its sources."""
        return sum(bool(each.source) for each in self.figures.values())

    @property
    def count_computed(self) -> int:
        """How many of them were computed from the others."""
        return len(self.figures) - self.count_read

    @property
    def measured(self) -> tuple[str, ...]:
        """The ids of the measures of its figures, each once, as they first occur."""
        return tuple(
            dict.fromkeys(each.subject.measure for each in self.figures.values())
        )

    @property
    def coverage(self) -> tuple[date, date] | None:
        """The first and the last day of what its figures say has been."""
        dated = [
            each.period
            for each in self.figures.values()
            if each.period.is_dated and each.nature is Nature.ACTUAL
        ]
        if not dated:
            return None
        return min(each.start_day for each in dated), max(
            each.end_day for each in dated
        )

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Each value that took the place of another, the newest first."""
        return corrections(self.figures.values())

    @property
    def recent_corrections(self) -> tuple[Correction, ...]:
        """Those of them that pages tell at their top, by the edition and no clock."""
        edition, most = self.settings.edition, self.settings.correction_days
        return tuple(
            each
            for each in self.corrections
            if (edition - each.vintage.until).days <= most
        )

    def rests_on(self, name: str, names: Collection[str]) -> bool:
        """Tell whether a figure is one of *names*, or is computed through one."""
        derivation = self.figures[name].derivation
        inputs = derivation.inputs if derivation else ()
        return name in names or any(self.rests_on(each, names) for each in inputs)

    def is_disputed(self, name: str) -> bool:
        """
        Tell whether a figure is in doubt, or is computed through one that is.

        What is explained and only easily misread is not in doubt.
        """
        figure = self.figures[name]
        inputs = figure.derivation.inputs if figure.derivation else ()
        return (
            figure.is_doubtful
            or name in doubted(self.known)
            or any(map(self.is_disputed, inputs))
        )

    @property
    def disputed(self) -> frozenset[str]:
        """The ids of all figures in doubt."""
        told = doubted(self.known)
        if not told and not any(each.is_doubtful for each in self.figures.values()):
            return frozenset()
        return frozenset(filter(self.is_disputed, self.figures))

    def articles_of(self, name: str) -> tuple[str, ...]:
        """Return the slugs of the articles that a figure rests on, each once."""
        return self.figures[name].articles
