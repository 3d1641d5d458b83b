"""
Proofs that what is printed bears values out, made on another core or by earlier builds.

A proof is a function of what is stated, of the words by which things are named, and of
the tool. What was found sound is known by the hash of just these, and by nothing else;
where there are faults nothing is kept, so that each is found, and told, anew.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.cache import Store
from sitegen.diagnostics import BuildError, Severity
from sitegen.forked import forked
from sitegen.hashed import hashed
from sitegen.inputs import tool
from sitegen.remembered import Last, memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sitegen.check.of_source import OfSource
    from sitegen.diagnostics import Diagnostic, Report
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.site import Site
    from sitegen.model.vocabulary import Vocabulary

ROOM, ENTRY = "proofs", "sound"
SPARE = 1_000
"""As many more hashes are kept as twice those of the last build, which come first."""
_KEPT: dict[str, dict[str, None]] = memory()
"""What this process kept last, by the folder: it need not be read again."""


class Stated(Struct, frozen=True, kw_only=True):
    """A figure, and all that its proof reads of the site but the words."""

    figure: Figure
    level: Figure | None
    """The level beside which it is stated."""
    tag: str
    """Of the language in which it is printed, e.g. ``en-GB``."""
    covers: Period | None
    """What all of its source is about."""

    @classmethod
    def of(cls, figure: Figure, site: Site) -> Stated:
        """Return what a site states of a figure that is printed somewhere."""
        return cls(
            figure=figure,
            level=site.figures.get(figure.of),
            tag=site.language_of(figure),
            covers=site.sources[figure.source].covers,
        )


_NAMES = Last[list[str]]()
"""Of the proofs of each source."""


class Evidence:
    """The proofs of a site, of which those that are not known by now are begun."""

    def __init__(
        self,
        site: Site,
        of_sources: Iterable[OfSource],
        folder: Path | None,
        report: Report,
    ) -> None:
        self._report, self._since = report, 0
        language = site.settings.language
        self.proofs = Proofs(folder, site.vocabulary, language)
        asked: dict[str, Stated] = {}
        for given in of_sources:
            printed = tuple(each for each in given.figures if each.places)
            names = self.proofs.names(printed, site)
            for name, figure in zip(names, printed, strict=True):
                if not self.proofs.has(name):
                    asked[name] = Stated.of(figure, site)
        self._make = partial(_proved, asked, site.vocabulary, language)
        self._copy = forked(self._make) if asked else None
        self._is_settled = False

    def begin(self) -> None:
        """Say that other work begins, unless something is wrong by then."""
        self._since = self._report.told
        if not self._report.is_sound:
            self.settle()
            self._report.stop_on_errors()

    @contextmanager
    def first(self) -> Iterator[None]:
        """
        Let what speaks against a value be told instead of what a block finds.

        What no copy proves is proved when the block is done: pictures may be drawn by
        another process meanwhile.
        """
        try:
            yield
        except BuildError:
            self.settle()
            raise
        if not self._copy:
            self.settle()

    def settle(self) -> None:
        """Wait for the proofs; tell what speaks against a value, and nothing else."""
        if self._is_settled:
            return
        self._is_settled = True
        if faults := self.faults():
            is_fault = any(each.severity is Severity.ERROR for each in faults)
            self._report.add(faults, self._since if is_fault else None)
            self._report.stop_on_errors()

    def faults(self) -> list[Diagnostic]:
        """Wait for the proofs; return what speaks against a value."""
        found = (self._copy or self._make)()
        for name, told in found.items():
            if not told:
                self.proofs.add(name)
        self.proofs.keep()
        return [each for told in found.values() for each in told]


def _proved(
    asked: Mapping[str, Stated], vocabulary: Vocabulary, language: str
) -> dict[str, tuple[Diagnostic, ...]]:
    """Return the faults of what is stated, under the same names."""
    if not asked:
        return {}
    from sitegen.check.evidence import faults, lexicon_of  # its words take long

    lexicon = lexicon_of(vocabulary, language)
    return {name: faults(each, lexicon).diagnostics for name, each in asked.items()}


class Proofs:
    """What is known to be sound by *vocabulary* and the *language* of its labels."""

    def __init__(
        self, folder: Path | None, vocabulary: Vocabulary, language: str
    ) -> None:
        made_by = tool()
        self._store = Store(folder if made_by else None, ROOM)
        self._now = dict[str, None]()
        self._ground = hashed((made_by, vocabulary, language))
        self._folder = str(folder) if folder and made_by else ""
        self._before = _KEPT.get(self._folder) or self._read()

    def name(self, stated: Stated) -> str:
        """Return the hash of all that a proof is a function of."""
        told = stated.figure, stated.level, stated.tag, stated.covers
        return hashed((self._ground, *told))

    def names(self, figures: tuple[Figure, ...], site: Site) -> list[str]:
        """Return the names of the proofs of the figures of one source."""

        def named() -> list[str]:
            return [self.name(Stated.of(each, site)) for each in figures]

        if not figures:
            return []
        source = site.sources[figures[0].source]
        levels = tuple(site.figures.get(each.of) for each in figures)
        given = self._ground, source, levels, site.settings.language, figures
        return _NAMES.made(source.slug, given, named)

    def of_source(self, given: OfSource) -> str:
        """Return the name of what proves the figures of a source as `alone` does."""
        return hashed((self._ground, given.figures, given.source, given.edition))

    def has(self, name: str) -> bool:
        """Tell whether that proof found no fault; what is asked for is kept on."""
        is_known = name in self._before
        if is_known:
            self._now[name] = None
        return is_known

    def add(self, name: str) -> None:
        """Take down that a proof found no fault."""
        self._now[name] = None

    def keep(self) -> None:
        """Keep what this build needed, and of what earlier ones did as much as fits."""
        if not self._now.keys() <= self._before.keys():
            most = 2 * len(self._now) + SPARE
            names = [*(self._now | self._before)][:most]
            self._store.put(ENTRY, "\n".join(names).encode())
            if self._folder:
                _KEPT[self._folder] = dict.fromkeys(names)

    def _read(self) -> dict[str, None]:
        kept = self._store.get(ENTRY) or b""
        return dict.fromkeys(kept.decode(errors="replace").split("\n"))
