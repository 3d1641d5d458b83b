"""
Figures that may not stand in one series, and why.

A chart says by its form that its marks can be compared. Levels of different
units, lengths of time or measures, and rates on different bases, are different
things, whatever their numbers look like; so are targets and results.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model import figure as figures
from sitegen.model.figure import Kind
from sitegen.model.formula import Name
from sitegen.plan.gather import WHO

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.vocabulary import Vocabulary

RELATIVE = {Kind.GROWTH, Kind.SHARE, Kind.CONTRIBUTION, Kind.YEARLY_GROWTH}
"""Kinds that are measured against something, so that they have no length of time."""


def difference(
    first: Figure,
    other: Figure,
    vocabulary: Vocabulary,
    may_differ: Collection[str] = (),
) -> str:
    """
    Say why *other* cannot stand in one series with *first*, or nothing.

    *may_differ* names what the chart itself tells apart: period, kind or measure.
    """
    for key, agrees, reason in _checks(first, other, vocabulary):
        if not agrees and key not in may_differ:
            return reason.format(first=first, other=other)
    return ""


def _checks(
    first: Figure, other: Figure, vocabulary: Vocabulary
) -> Iterator[tuple[str, bool, str]]:
    """Yield by what two figures are compared, whether they agree, and why not."""
    kinds = "one is a {first.kind}, the other a {other.kind}"
    yield "kind", other.kind is first.kind, kinds
    units = "their units are {first.quantity.unit.id} and {other.quantity.unit.id}"
    yield "unit", other.quantity.unit.id == first.quantity.unit.id, units
    averages = "one is an average, the other is none"
    yield "average", is_average(first) is is_average(other), averages
    lengths = "their periods {first.period} and {other.period} differ in length"
    yield "period", _lengths_agree(first, other), lengths
    bases = "their bases are {first.base} and {other.base}"
    yield "base", _bases_agree(first, other), bases
    scopes = "one is measured against {first.scope}, the other against {other.scope}"
    yield "kind", first.scope == other.scope, scopes
    natures = "one is an actual value, the other a target"
    yield "nature", other.nature is first.nature, natures
    terms = figures.difference(first, other).replace("{", "").replace("}", "")
    yield "terms", not terms, f"they are not on the same terms: {terms}"
    measures = "{first.subject.measure} and {other.subject.measure} differ in meaning"
    yield "measure", _measures_agree(first, other, vocabulary), measures


def overlap(
    figures: Sequence[Figure], vocabulary: Vocabulary
) -> tuple[Figure, Figure] | None:
    """Return two figures that may count the same thing, so that no sum holds them."""
    for index, figure in enumerate(figures):
        for earlier in figures[:index]:
            if figure.period != earlier.period:
                if figure.period.overlaps(earlier.period):
                    return earlier, figure
            elif vocabulary.overlap(earlier.subject, figure.subject):
                return earlier, figure
    return None


def days_between(one: Period, two: Period) -> int:
    """Return how many days lie between the end of one period and the next's begin."""
    return (two.start_day - one.end_day).days - 1


def is_monthly(figure: Figure) -> bool:
    """Tell whether a level is an average per month, which has no length of time."""
    return figure.derivation is not None and figure.derivation.formula == Name.MONTHLY


def is_average(figure: Figure) -> bool:
    """Tell whether a level is one thing per another, so that it is never added up."""
    averages = {Name.MONTHLY, Name.RATIO}
    return figure.derivation is not None and figure.derivation.formula in averages


def _lengths_agree(first: Figure, other: Figure) -> bool:
    if is_monthly(first) and is_monthly(other):
        return True
    return other.period == first.period or other.period.is_as_long_as(first.period)


def _bases_agree(first: Figure, other: Figure) -> bool:
    """Tell whether both look back over the same time, or not at all."""
    if first.base is None or other.base is None:
        return first.base is other.base
    return bool(set(_reach(first, first.base)) & set(_reach(other, other.base)))


def _reach(figure: Figure, base: Period) -> Iterator[tuple[str, int]]:
    """Yield how far a figure looks back, in months and in days, as weeks do."""
    day, back = figure.period.end_day, base.end_day
    yield "months", (day.year - back.year) * 12 + day.month - back.month
    yield "days", (day - back).days


def _measures_agree(first: Figure, other: Figure, vocabulary: Vocabulary) -> bool:
    """
    Tell whether two measures may stand together.

    One measure of several things may, and so may several measures of one topic
    of the same thing, such as exports and imports; both at once may not, unless
    one measure is a part of the other.
    """
    one, two = first.subject, other.subject
    if one.measure == two.measure:
        return True
    measures = vocabulary.measures
    if two.measure in measures[one.measure].part_of or (
        one.measure in measures[two.measure].part_of
    ):
        return True
    is_same_thing = all(getattr(one, key) == getattr(two, key) for key in WHO)
    return is_same_thing and measures[one.measure].topic == measures[two.measure].topic
