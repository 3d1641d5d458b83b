"""The parts that a page can call for with a line ``::: name words``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.guesses import did_you_mean, perhaps_figure, renaming
from sitegen.later import Lazy
from sitegen.render.fitting import ONLY, misplaced
from sitegen.render.ruler import ruler
from sitegen.render.tables import facts, growths, years
from sitegen.render.templates import fill
from sitegen.render.topics import of_topic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jinja2 import Environment

    from sitegen.diagnostics import Location, Report
    from sitegen.model.drawing import Drawing
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.render.numbers import Numbers
    from sitegen.render.passages import Directive
    from sitegen.render.ruler import Ruler
    from sitegen.watch import Watch

RENAMED = {"table": ("years", "growths"), "charts": ("topic",)}
"""What parts of older content are called now."""
PARTS = {
    "headline": "one figure, large, with its growth and period",
    "cards": "figures side by side, each with its growth and period",
    "years": "levels in a table, each beside the year before, its growth and share",
    "growths": "growth rates in a table, a row a subject and a column a period",
    "chart": "one chart",
    "topic": "the way to all figures and charts of a topic",
    "key": "what the lines under numbers and the star mean",
    "ruler": "what each source covers, on one axis of time",
    "sources": "the list of the articles",
}
"""What a page can call for, each a template ``parts/<name>.html``."""

COUNTS = {"headline": 1, "chart": 1, "topic": 1, "key": 0, "ruler": 0, "sources": 0}
"""How many words a part takes; the others take one or more."""


class Overview(Struct, frozen=True, kw_only=True):
    """What is worked out over a whole site, of which a part needs a little."""

    of_topic: Mapping[str, tuple[Sequence[str], Sequence[str]]]
    """Ids of figures and of charts by that of their topic."""
    facts: Mapping[str, Figure]
    """The figures of `tables.facts`."""
    covered: Callable[[], Ruler]
    """What the sources cover."""

    @classmethod
    def of(cls, site: Site, drawings: Mapping[str, Drawing], watch: Watch) -> Overview:
        """Return what is worked out when a part first asks for it."""
        return cls(
            of_topic=watch.parts("of_topic", Lazy(partial(of_topic, site, drawings))),
            facts=watch.parts("facts", Lazy(partial(facts, site))),
            covered=watch.later("ruler", partial(ruler, site)),
        )


class Parts:
    """Fills the templates of parts."""

    def __init__(
        self,
        env: Environment,
        site: Site,
        overview: Overview,
        report: Report,
    ) -> None:
        self._env, self._site, self._report = env, site, report
        self._overview = overview

    def for_page(
        self, path: str, root: str, numbers: Numbers
    ) -> Callable[[Directive], str]:
        """Return what makes the parts of the page at *path*."""
        page: dict[str, object] = {"root": root, "path": path, "numbers": numbers}
        placed: dict[tuple[str, ...], Location] = {}

        def make(directive: Directive) -> str:
            called = (directive.name, *directive.words)
            before = placed.setdefault(called, directive.at)
            if before != directive.at:
                message = f"this part stands in line {before.line} too; remove one"
                self._report.error("part-twice", directive.at, message)
            return self._make(directive, page)

        return make

    def _make(self, directive: Directive, page: Mapping[str, object]) -> str:
        name, given, at = directive.name, directive.words, directive.at
        if name not in PARTS:
            now = () if {*given} & {*self._site.charts} else RENAMED.get(name, ())
            called = f"; it is called {' or '.join(map(repr, now))} now"
            cure = called if now else did_you_mean(name, PARTS)
            message = f"unknown part {name!r}{cure}"
            edits = () if now else renaming(at, name, PARTS)
            self._report.error("part-unknown", at, message, edits=edits)
            return ""
        if not self._is_counted(directive):
            return ""
        values = {**page, "level": directive.level}
        if name == "chart":
            if not self._known(given, self._site.charts, "chart", at):
                return ""
            values["chart"] = self._site.charts[given[0]]
        elif name == "topic":
            if not self._known(given, self._site.vocabulary.topics, "topic", at):
                return ""
            values["topic"] = self._site.vocabulary.topics[given[0]]
            values["figures"], values["charts"] = self._overview.of_topic[given[0]]
        elif (shown := self._of_figures(directive)) is not None:
            values |= shown
        else:
            return ""
        return fill(self._env, f"parts/{name}.html", values, self._report)

    def _of_figures(self, directive: Directive) -> dict[str, object] | None:
        """Return what a part shows of its figures; nothing if they do not fit."""
        name, given, at = directive.name, directive.words, directive.at
        if not self._known(given, self._site.figures, "figure", at):
            return None
        figures = [self._site.figures[each] for each in given]
        if name in ONLY and not self._fit(name, figures, at):
            return None
        known = self._overview.facts
        return {
            "figures": figures,
            "years": years(figures, self._site, known) if name == "years" else (),
            "ruler": self._overview.covered() if name == "ruler" else (),
            "growths": growths(figures) if name == "growths" else (),
        }

    def _is_counted(self, directive: Directive) -> bool:
        """Tell whether a part has as many things as it takes; report it otherwise."""
        name, count = directive.name, len(directive.words)
        expected = COUNTS.get(name)
        if count == expected or (expected is None and count):
            return True
        wanted = "one or more" if expected is None else expected
        cure = f"write ::: {name} and {'one id' if wanted == 1 else 'their ids'}"
        cure = cure if wanted else "remove what stands behind it"
        message = f"{name!r} takes {wanted} of its things, not {count}; {cure}"
        self._report.error("part-count", directive.at, message)
        return False

    def _fit(self, name: str, figures: Sequence[Figure], at: Location) -> bool:
        """Tell whether figures fit into the table of a part; report it otherwise."""
        found = [*misplaced(name, figures)]
        for told in found:
            message = f"{told}; give it a table of its own, or name another"
            self._report.error("part-figure", at, message)
        return not found

    def _known(
        self, names: Sequence[str], known: Mapping[str, object], what: str, at: Location
    ) -> bool:
        unknown = [name for name in names if name not in known]
        for name in unknown:
            guess = perhaps_figure if what == "figure" else did_you_mean
            message = f"unknown {what} {name!r}{guess(name, known)}"
            edits = renaming(at, name, known)
            self._report.error(f"{what}-unknown", at, message, edits=edits)
        return not unknown
