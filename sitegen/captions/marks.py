"""What a figure is called at its mark, and how its value is told there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import bidirectional

from msgspec.structs import replace

from sitegen import names, words
from sitegen.dimensions import DIMENSIONS, part, split
from sitegen.model.figure import Figure, Kind
from sitegen.model.formula import Name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.site import Site


def name(figure: Figure, dimension: str, site: Site) -> str:
    """Return what a figure is along one dimension, in words."""
    terms, text = site.vocabulary, names.subject(figure.subject, site.vocabulary)
    if dimension == "period":
        return words.short_period(figure.period, site.settings.language)
    if dimension == "kind":
        text = names.aspect(figure, terms) or text
        text = text[:1].upper() + text[1:]
    elif term := part(figure, dimension):
        text = str(getattr(terms, f"{dimension}s")[term].label)
    return isolated(text)


def isolated(name: str) -> str:
    """Return a name that runs from right to left so that nothing beside it turns."""
    turns = any(bidirectional(each) in {"R", "AL"} for each in name)
    return f"\u2068{name}\u2069" if turns else name


def differing(figures: Sequence[Figure]) -> list[str]:
    """Return the dimensions, but kinds, in which figures differ."""
    told = (each for each in DIMENSIONS if each != "kind")
    return [each for each in told if len(split(figures, each)) > 1]


def label(figure: Figure, differing: Sequence[str], site: Site) -> str:
    """Name a mark by the dimension in which the figures of its panel differ."""
    if len(differing) == 1:
        return name(figure, differing[0], site)
    subject = names.subject(figure.subject, site.vocabulary)
    short = words.short_period(figure.period, site.settings.language)
    when = f", {short}" if "period" in differing else ""
    return isolated(f"{subject}{when}")


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


def text(figure: Figure, site: Site) -> str:
    """Return the value as it stands beside its mark; the subtitle names the unit."""
    language = site.settings.language
    quantity = figure.quantity
    if figure.kind in {Kind.GROWTH, Kind.YEARLY_GROWTH}:
        return words.signed(quantity, language)
    number = words.digits(replace(quantity, stated_unit=None), language)
    if figure.kind in {Kind.CHANGE, Kind.SHIFT} and quantity.number > 0:
        number = f"+{number}"
    sign = quantity.unit.id if quantity.unit.id == "%" else ""
    return words.behind_bound(quantity, f"{number}{sign}", language)


def flow(figure: Figure, site: Site) -> int:
    """
    Return which part of a sum a figure belongs to, from 1; 0 for the sum itself.

    It keeps its colour in every chart: that of exports is not that of imports. An
    average is told by what it is the average of, a measure within a sum by that sum.
    """
    measures = site.vocabulary.measures
    measure = figure.subject.measure
    if figure.derivation and figure.derivation.formula == Name.MONTHLY:
        measure = site.figures[figure.derivation.inputs[0]].subject.measure
    for each in measures.values():
        if measure in each.sum_of:
            return each.sum_of.index(measure) + 1
    sums = {name for name, each in measures.items() if each.sum_of}
    return 0 if {measure, *measures[measure].part_of} & sums else 1
