"""A chart's declaration -> its figures, in panels and series."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.diagnostics import Diagnostic
from sitegen.dimensions import DIMENSIONS, WHO, part, split
from sitegen.model.chart import Chart, Order
from sitegen.model.vocabulary import ancestors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.plan import Sort
    from sitegen.model.site import Site

SEARCHED = (*DIMENSIONS, "status", "scope")
"""What a query may ask for."""
ANY = "any"
Faults = Iterator[tuple[str, ...]]
"""The code of each fault, its message, and the names of what it is about."""


class Draft(Struct, frozen=True, kw_only=True):
    """A chart with its kind and its figures, before it is known whether it may be."""

    chart: Chart
    sort: Sort
    site: Site
    figures: Sequence[Figure] = ()

    @property
    def whole(self) -> Figure | None:
        """The figure that the others are parts of."""
        return self.site.figures.get(self.chart.whole)

    @property
    def panels(self) -> dict[str, list[Figure]]:
        """The figures of each panel; all together where there is one."""
        return split(self.figures, self.chart.panels)

    def error(self, code: str, message: str, *names: str) -> Diagnostic:
        """
        Return a fault at the first of *names* in the file, or at the query.

        A message without a cure gets the usual one.
        """
        if ";" not in message and code in CURES:
            message += f"; {CURES[code]}"
        at = self.chart.place(*names, "query") if names else self.chart.at
        return Diagnostic(at, code, message)


CURES = {
    "chart-incomparable": "leave it out, or draw it by itself",
    "chart-over-whole": "correct a figure",
    "chart-option": "correct the key, or remove it",
}
"""The usual cure of each code."""


def gather(chart: Chart, site: Site) -> list[Figure]:
    """Return the figures of a chart in the order in which they are drawn."""
    found = [site.figures[name] for name in chart.figures]
    if chart.query:
        known = site.outlines.values()
        asked = (each for each in known if not each.is_doubtful and _fits(each, chart))
        found = [site.figures[each.id] for each in asked]
    if chart.order is Order.VALUE:
        found.sort(key=lambda figure: figure.quantity.number, reverse=True)
    return found


def _fits(figure: Figure, chart: Chart) -> bool:
    """Tell whether a figure is what is asked for, and of nothing that is not."""
    asked = {key: wanted for key, wanted in chart.query.items() if wanted}
    for key, wanted in (dict.fromkeys(WHO, "") | asked).items():
        found = part(figure, key)
        if not found if wanted == ANY else found != wanted:
            return False
    return True


def tops(figures: Sequence[Figure], site: Site) -> list[Figure]:
    """Return the figures that are no part of another one of them."""
    terms = site.vocabulary.products
    products = {figure.subject.product for figure in figures}
    held = {name for name in products if name and ancestors(name, terms) & products}
    return [figure for figure in figures if figure.subject.product not in held]
