"""A figure -> the row that stands for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from sitegen import prose, words
from sitegen.model.figure import Kind, Nature, Status
from sitegen.model.formula import Name
from sitegen.model.plan import Row
from sitegen.plan.gather import growth, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

KNOWN = {Status.REPORTED: "", Status.DERIVED: "computed", Status.IMPLIED: "implied"}
ISOLATE, END = "\u2068", "\u2069"


def row(
    chart: Chart,
    figure: Figure,
    figures: Sequence[Figure],
    site: Site,
    *,
    tells_growth: bool = False,
) -> Row:
    """Return the row of *figure* among *figures*."""
    is_level = figure.kind is Kind.LEVEL
    rate = growth(figure, site) if tells_growth and is_level else None
    language = site.settings.language
    names = (site.sources[slug].name for slug in site.articles_of(figure.id))
    return Row(
        label=isolated(label(figure, figures, site)),
        quantity=figure.quantity,
        period=figure.period,
        figure=figure,
        growth=rate,
        amount=words.value(figure, language, is_short=True),
        when=words.short_period(figure.period),
        interval=words.rounding(figure.quantity) if figure.quantity.is_rounded else "",
        text=text(figure, site),
        change=words.signed(rate.quantity, language) if rate else "",
        known=KNOWN[figure.status],
        is_disputed=site.is_disputed(figure.id),
        is_growth_disputed=rate is not None and site.is_disputed(rate.id),
        note=note(chart, figure, site),
        source="; ".join(names),
        flow=flow(figure, site),
    )


def isolated(name: str) -> str:
    """Return a name that runs from right to left so that nothing beside it turns."""
    turns = any(bidirectional(each) in {"R", "AL"} for each in name)
    return f"{ISOLATE}{name}{END}" if turns else name


def note(chart: Chart, figure: Figure, site: Site) -> str:
    """Return what is said at a mark: that it is a target, and what content adds."""
    said = prose.plain(chart.annotations.get(figure.id, ""), site)
    target = "a target" if figure.nature is Nature.TARGET else ""
    return "; ".join(filter(None, (target, *figure.remarks, said)))


def text(figure: Figure, site: Site) -> str:
    """Return the value as it stands beside its mark; the subtitle names the unit."""
    language = site.settings.language
    quantity = figure.quantity
    if figure.kind in {Kind.GROWTH, Kind.YEARLY_GROWTH}:
        return words.signed(quantity, language)
    number = words.digits(replace(quantity, stated_unit=None), language)
    if figure.kind is Kind.CHANGE and quantity.number > 0:
        number = f"+{number}"
    sign = quantity.unit.id if quantity.unit.id == "%" else ""
    return words.behind_bound(quantity, f"{number}{sign}")


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
