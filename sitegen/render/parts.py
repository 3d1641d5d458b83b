"""The parts that a page can call for with a line ``::: name words``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diagnostics import did_you_mean
from sitegen.render.templates import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jinja2 import Environment

    from sitegen.diagnostics import Location, Report
    from sitegen.model.chart import Drawing
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.render.cards import Cards
    from sitegen.render.passages import Directive

PARTS = {
    "headline": "one figure, large, with its growth and period",
    "cards": "figures side by side, each with its growth and period",
    "table": "figures in a table with growth, period and notes",
    "chart": "one chart",
    "charts": "more charts, folded on small screens and on paper",
    "key": "what the lines under numbers and the star mean",
    "sources": "the list of the articles",
    "topics": "the list of the topics",
}
"""What a page can call for, each a template ``parts/<name>.html``."""

COUNTS = {"headline": 1, "chart": 1, "key": 0, "sources": 0, "topics": 0}
"""How many words a part takes; the others take one or more."""


class Parts:
    """Fills the templates of parts for the pages of one site."""

    def __init__(
        self,
        env: Environment,
        site: Site,
        drawings: Mapping[str, Drawing],
        report: Report,
    ) -> None:
        self._env, self._site = env, site
        self._drawings, self._report = drawings, report

    def for_page(
        self, path: str, root: str, cards: Cards
    ) -> Callable[[Directive], str]:
        """Return what makes the parts of the page at *path*."""
        page: dict[str, object] = {"root": root, "path": path, "cards": cards}

        def make(directive: Directive) -> str:
            return self._make(directive, page)

        return make

    def _make(self, directive: Directive, page: Mapping[str, object]) -> str:
        name, given, at = directive.name, directive.words, directive.at
        if name not in PARTS:
            message = f"unknown part {name!r}{did_you_mean(name, PARTS)}"
            self._report.error("part-unknown", at, message)
            return ""
        expected = COUNTS.get(name)
        if (expected is None and not given) or expected not in {None, len(given)}:
            wanted = "one or more" if expected is None else expected
            message = f"{name!r} takes {wanted} of its things, not {len(given)}"
            self._report.error("part-count", at, message)
            return ""
        values = dict(page)
        if name in {"chart", "charts"}:
            if not self._known(given, self._site.charts, "chart", at):
                return ""
            values["charts"] = [self._site.charts[each] for each in given]
        else:
            if not self._known(given, self._site.figures, "figure", at):
                return ""
            values["figures"] = self._figures(given)
        return fill(self._env, f"parts/{name}.html", values, self._report)

    def _figures(self, names: Sequence[str]) -> list[Figure]:
        return [self._site.figures[name] for name in names]

    def _known(
        self, names: Sequence[str], known: Mapping[str, object], what: str, at: Location
    ) -> bool:
        unknown = [name for name in names if name not in known]
        for name in unknown:
            message = f"unknown {what} {name!r}{did_you_mean(name, known)}"
            self._report.error(f"{what}-unknown", at, message)
        return not unknown
