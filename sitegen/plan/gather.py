"""A chart's declaration -> its figures, in panels and series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sitegen.diagnostics import Diagnostic
from sitegen.model.chart import Chart, Order
from sitegen.model.figure import Figure, Kind
from sitegen.model.vocabulary import ancestors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sitegen.model.plan import Sort
    from sitegen.model.site import Site

WHO = ("product", "partner", "enterprise")
"""Whose or what a figure is of."""
DIMENSIONS = ("product", "partner", "enterprise", "measure", "period", "kind")
"""By what figures are told apart, in panels, series and labels."""
SEARCHED = (*DIMENSIONS, "status", "scope")
"""What a query may ask for."""
ANY = "any"
T = TypeVar("T")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
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
        """Return a fault at the first of *names* that stands in the chart's file."""
        return Diagnostic(self.chart.place(*names), code, message)


def gather(chart: Chart, site: Site) -> list[Figure]:
    """Return the figures of a chart in the order in which they are drawn."""
    found = [site.figures[name] for name in chart.figures]
    if chart.query:
        known = (each for each in site.figures.values() if not each.is_doubtful)
        found = [figure for figure in known if _fits(figure, chart)]
    if chart.order is Order.VALUE:
        found.sort(key=lambda figure: figure.quantity.number, reverse=True)
    return found


def part(figure: Figure, dimension: str) -> str:
    """Return what a figure is along one dimension; nothing without one."""
    if not dimension:
        return ""
    if dimension in {"period", "kind", "status", "scope"}:
        return str(getattr(figure, dimension))
    return str(getattr(figure.subject, dimension))


def split(figures: Iterable[Figure], dimension: str) -> dict[str, list[Figure]]:
    """Return figures by what they are along *dimension*, all together without one."""
    return grouped(figures, lambda figure: part(figure, dimension))


def thing(figure: Figure, series: str) -> tuple[str, ...]:
    """Return what a figure is about apart from what tells its series."""
    return tuple(part(figure, key) for key in DIMENSIONS if key != series)


def things(figures: Iterable[Figure], series: str) -> list[list[Figure]]:
    """Return figures by what they are about."""
    return [*grouped(figures, lambda figure: thing(figure, series)).values()]


def grouped(found: Iterable[T], key: Callable[[T], Key]) -> dict[Key, list[T]]:
    """Return what was found by its *key*, in the order in which keys come."""
    groups: dict[Key, list[T]] = {}
    for each in found:
        groups.setdefault(key(each), []).append(each)
    return groups


def total(parts: Sequence[Figure], site: Site) -> Figure | None:
    """Return the level that levels of several measures make, where it is known."""
    first, measures = parts[0], {each.subject.measure for each in parts}
    units = {each.quantity.unit.id for each in parts}
    for figure in site.figures.values() if first.kind is Kind.LEVEL else ():
        summed = site.vocabulary.measures[figure.subject.measure].sum_of
        if (
            {*summed} == measures
            and thing(figure, "measure") == thing(first, "measure")
            and {figure.quantity.unit.id} == units
            and figure.nature is first.nature
            and not figure.is_doubtful
        ):
            return figure
    return None


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
