"""
Figures that may not stand together, and why: side by side, in series or in time.

A chart says by its form that its marks can be compared, whatever they are.
"""

from __future__ import annotations

from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING

from sitegen.dimensions import DIMENSIONS, WHO, part, split, things
from sitegen.model import terms as on_terms
from sitegen.model.chart import Order
from sitegen.model.comparison import reach
from sitegen.model.figure import Figure, Kind
from sitegen.model.formula import Name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sitegen.model.vocabulary import Vocabulary
    from sitegen.plan.gather import Draft, Faults

PER_MONTH = "draw averages per month"
RELATIVE = {
    *(Kind.GROWTH, Kind.YEARLY_GROWTH),
    *(Kind.SHARE, Kind.SHIFT, Kind.CONTRIBUTION),
}
"""Kinds that are measured against something, so that they have no length of time."""


def unlike(draft: Draft) -> Faults:
    """Yield the figures that cannot stand beside the others, or would be one mark."""
    seen: dict[tuple[str, ...], Figure] = {}
    for figure in draft.figures:
        if message := _beside(draft, figure):
            yield "chart-incomparable", message, figure.id
        scope = "" if draft.chart.series else figure.scope
        key = (*(part(figure, each) for each in DIMENSIONS), scope)
        other = seen.get(key)
        seen.setdefault(key, figure)
        if other:
            told = f"{figure.id!r} and {other.id!r} would be one mark"
            told = told if other is not figure else f"{figure.id!r} is drawn twice"
            yield "chart-duplicate", f"{told}; remove one", figure.id


def _beside(draft: Draft, figure: Figure) -> str:
    """
    Say why a figure cannot stand beside the first of its panel, chart or series.

    One subtitle names the unit of all panels. They share one scale, but for levels of
    several measures.
    """
    chart, sort, first = draft.chart, draft.sort, draft.figures[0]
    panel = draft.panels[part(figure, chart.panels)]
    lax = {"period"} if figure.kind in RELATIVE or sort.is_over_time else set()
    is_mixed = sort.is_joined != (chart.series == "kind")  # bars are, pieces never
    if sort.mixes_kinds and chart.series and is_mixed:
        lax.add("kind")
    groups = [(panel[0], lax)]
    if chart.panels:
        lax = lax | {"measure"}
        is_apart = figure.subject.measure != first.subject.measure
        groups.append((first, lax | {"period"} if is_apart else lax))
    if chart.series:
        of_series = split(panel, chart.series)[part(figure, chart.series)]
        groups.append((of_series[0], lax if sort.is_joined else lax - {"kind"}))
    for place, (other, may_differ) in enumerate(groups):
        if why := difference(other, figure, draft.site.vocabulary, may_differ):
            is_hidden = chart.panels and place == 1 and why.endswith("in length")
            hint = f", which two scales would hide; {PER_MONTH}" if is_hidden else ""
            return f"{figure.id!r} cannot stand beside {other.id!r}: {why}{hint}"
    return ""


def series(draft: Draft) -> Faults:
    """Yield series that the kind has no room for, or in which nothing is complete."""
    chart, sort = draft.chart, draft.sort
    columns = split(draft.figures, chart.series) if chart.series else ()
    if columns and len(columns) not in sort.series:
        allowed = " or ".join(map(str, sort.series))
        message = f"{len(columns)} series; a chart of this kind has {allowed}"
        yield "chart-option", message, "series"
    if columns and chart.panels == chart.series:
        message = "panels and series are told apart by two things, not by one"
        yield "chart-option", message, "series"
        return
    for panel in draft.panels.values() if columns else ():
        if all(len(each) < len(columns) for each in things(panel, chart.series)):
            message = "nothing here is in every series, so that nothing can be drawn"
            yield "chart-option", message, "series"


def over_time(draft: Draft) -> Faults:
    """Yield figures that are not one thing after the other in time."""
    figures = draft.figures
    if not draft.sort.is_over_time:
        return
    if draft.chart.order is Order.VALUE:
        yield "chart-option", "this chart goes by time; remove the order", "order"
        return
    for figure in figures:
        if not figure.period.is_dated or not figure.period.days:
            message = f"{figure.id!r} belongs to no span of time"
            yield "chart-incomparable", message, figure.id
            return
    lengths = {figure.period.months for figure in figures}
    if len(lengths) > 1 and not all(is_monthly(figure) for figure in figures):
        message = f"the periods differ in length; {PER_MONTH}"
        yield "chart-incomparable", message, "figures"
    yield from _in_turn(draft)


def _in_turn(draft: Draft) -> Faults:
    for one, two in pairwise(draft.figures):
        message = ""
        if one.subject != two.subject:
            message = f"{two.id!r} is not about the same as {one.id!r}"
        elif two.period.start_day <= one.period.end_day:
            message = f"{two.period} does not come after {one.period}"
        if message:
            yield "chart-incomparable", message, two.id


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
    checks = _checks(first, other, vocabulary)
    told = (why for key, agrees, why in checks if not agrees and key not in may_differ)
    return next(told, "")


def _checks(
    first: Figure, other: Figure, vocabulary: Vocabulary
) -> Iterator[tuple[str, bool, str]]:
    """Yield by what two figures are compared, whether they agree, and why not."""
    kinds = f"one is a {first.kind}, the other a {other.kind}"
    yield "kind", other.kind is first.kind, kinds
    unit, its = first.quantity.unit.id, other.quantity.unit.id
    yield "unit", its == unit, f"their units are {unit} and {its}"
    averages = "one is an average, the other is none"
    yield "average", first.is_average is other.is_average, averages
    lengths = f"their periods {first.period} and {other.period} differ in length"
    yield "period", _lengths_agree(first, other), lengths
    bases = f"their bases are {first.base} and {other.base}"
    yield "base", _bases_agree(first, other), bases
    scopes = f"one is measured against {first.scope}, the other against {other.scope}"
    yield "kind", first.scope == other.scope, scopes
    natures = "one is an actual value, the other a target"
    yield "nature", other.nature is first.nature, natures
    terms = on_terms.difference(first, other)
    yield "terms", not terms, f"they are not on the same terms: {terms}"
    measure, its = first.subject.measure, other.subject.measure
    meanings = f"{measure} and {its} differ in meaning"
    yield "measure", _measures_agree(first, other, vocabulary), meanings


def is_monthly(figure: Figure) -> bool:
    """Tell whether a level is an average per month, which has no length of time."""
    return figure.derivation is not None and figure.derivation.formula == Name.MONTHLY


def _lengths_agree(first: Figure, other: Figure) -> bool:
    if is_monthly(first) and is_monthly(other):
        return True
    return other.period == first.period or other.period.is_as_long_as(first.period)


def _bases_agree(first: Figure, other: Figure) -> bool:
    """Tell whether both look back over the same time, or not at all."""
    if first.base is None or other.base is None:
        return first.base is other.base
    mine, its = reach(first.period, first.base), reach(other.period, other.base)
    return any(map(eq, mine, its))


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
