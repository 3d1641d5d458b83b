"""A chart's declaration -> its figures, in panels and series."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen import names, words
from sitegen.model.chart import Order
from sitegen.model.figure import Kind
from sitegen.model.vocabulary import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

WHO = ("product", "partner", "enterprise")
"""Whose or what a figure is of."""
DIMENSIONS = ("product", "partner", "enterprise", "measure", "period", "kind")
"""By what figures are told apart, in panels, series and labels."""
SEARCHED = (*DIMENSIONS, "status", "scope")
"""What a query may ask for."""
ANY = "any"


def gather(chart: Chart, site: Site) -> list[Figure]:
    """Return the figures of a chart in the order in which they are drawn."""
    if chart.query:
        found = [
            figure
            for figure in site.figures.values()
            if _fits(figure, chart) and not figure.is_doubtful
        ]
    else:
        found = [site.figures[name] for name in chart.figures]
    if chart.order is Order.VALUE:
        found.sort(key=lambda figure: figure.quantity.number, reverse=True)
    return found


def part(figure: Figure, dimension: str) -> str:
    """Return what a figure is along one dimension."""
    if dimension in {"period", "kind", "status", "scope"}:
        return str(getattr(figure, dimension))
    return str(getattr(figure.subject, dimension))


def split(figures: Iterable[Figure], dimension: str) -> dict[str, list[Figure]]:
    """Return figures by what they are along *dimension*, all together without one."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        key = part(figure, dimension) if dimension else ""
        groups.setdefault(key, []).append(figure)
    return groups


def thing(figure: Figure, series: str) -> tuple[str, ...]:
    """Return what a figure is about apart from what tells its series."""
    return tuple(part(figure, key) for key in DIMENSIONS if key != series)


def things(figures: Iterable[Figure], series: str) -> list[list[Figure]]:
    """Return figures by what they are about."""
    groups: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        groups.setdefault(thing(figure, series), []).append(figure)
    return [*groups.values()]


def name(figure: Figure, dimension: str, site: Site) -> str:
    """Return what a figure is along one dimension, in words."""
    terms, subject = site.vocabulary, figure.subject
    match dimension:
        case "period":
            return words.short_period(figure.period)
        case "kind":
            text = names.aspect(figure, terms) or names.subject(subject, terms)
            return text[:1].upper() + text[1:]
        case "measure":
            return terms.measures[subject.measure].label
        case _ if part(figure, dimension):
            labelled = getattr(terms, f"{dimension}s")[part(figure, dimension)]
            return str(labelled.label)
        case _:
            return names.subject(subject, terms)


def label(figure: Figure, figures: Sequence[Figure], site: Site) -> str:
    """Name a mark by the dimension in which the figures of its panel differ."""
    differing = [
        each
        for each in DIMENSIONS
        if len({part(one, each) for one in figures}) > 1 and each != "kind"
    ]
    if len(differing) == 1:
        return name(figure, differing[0], site)
    subject = names.subject(figure.subject, site.vocabulary)
    when = f", {words.short_period(figure.period)}" if "period" in differing else ""
    return f"{subject}{when}"


def growth(figure: Figure, site: Site) -> Figure | None:
    """
    Return the yearly growth of a level, stated with it or computed.

    Nothing where it is only known not to be zero.
    """
    found = site.growth_of(figure)
    if found is None or found.base != figure.period.shifted(-1):
        return None
    is_vague = found.quantity.qualifier and not found.quantity.number
    return None if is_vague else found


def total(parts: Sequence[Figure], site: Site) -> Figure | None:
    """Return the level that levels of several measures make, where it is known."""
    first = parts[0]
    measures = {part.subject.measure for part in parts}
    units = {part.quantity.unit.id for part in parts}
    if first.kind is not Kind.LEVEL:
        return None
    for figure in site.figures.values():
        summed = site.vocabulary.measures[figure.subject.measure].sum_of
        as_part = replace(figure.subject, measure=first.subject.measure)
        if (
            set(summed) == measures
            and as_part == first.subject
            and (figure.kind, figure.period) == (Kind.LEVEL, first.period)
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
    products = {figure.subject.product for figure in figures}
    terms = site.vocabulary.products
    return [
        figure
        for figure in figures
        if not figure.subject.product
        or not ancestors(figure.subject.product, terms) & products
    ]
