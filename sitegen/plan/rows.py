"""Figures -> the rows of a chart, panel by panel, and what is left of a whole."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sitegen import prose, words
from sitegen.model.figure import Kind
from sitegen.model.plan import Role, Row
from sitegen.model.quantity import EXACT, Interval, Qualifier, Quantity
from sitegen.model.rounding import supported
from sitegen.plan.gather import WHO, label, name, part, split, things, tops, total
from sitegen.plan.row import flow, isolated, note, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.plan import Sort
    from sitegen.model.site import Site

HUNDRED = Decimal(100)
Found = tuple[list[Row], list[str]]
"""Rows, and the names of things that lack one of their values."""


def arrange(
    chart: Chart, figures: Sequence[Figure], site: Site, sort: Sort
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Return the rows of proved *figures*, and the names of what cannot be drawn."""
    rows: list[Row] = []
    missing: list[str] = []
    for group in split(figures, chart.panels).values():
        heading = isolated(name(group[0], chart.panels, site)) if chart.panels else ""
        if chart.series:
            found, absent = _grid(chart, group, site, sort)
            missing += absent
        else:
            found = _plain(chart, heading, group, site, sort)
        rows += [replace(each, panel=heading) for each in found]
    return tuple(rows), tuple(missing)


def _plain(
    chart: Chart, heading: str, figures: Sequence[Figure], site: Site, sort: Sort
) -> list[Row]:
    """Return a row a figure, with what is left of the whole, and the whole."""
    rows = [
        row(chart, each, figures, site, tells_growth=sort.tells_growth)
        for each in figures
    ]
    whole = site.figures.get(chart.whole)
    left = _rest(chart, tops(figures, site), site) if chart.rest else None
    rows += [left] if left else []
    if whole and sort.adds_up:
        over = row(chart, whole, [whole], site, tells_growth=sort.tells_growth)
        called = isolated(name(whole, _told_by(whole, figures), site))
        rows.append(replace(over, label=called, role=Role.WHOLE))
    if sort.name == "stacked":  # all are pieces of one bar
        pieces = [each for each in rows if each.role is not Role.WHOLE]
        made = [replace(each, label="", series=each.label) for each in pieces]
        return made + rows[len(pieces) :]
    is_heading = {heading: ""}
    return [
        replace(each, label=is_heading.get(each.label, each.label)) for each in rows
    ]


def _told_by(whole: Figure, figures: Sequence[Figure]) -> str:
    """Return the dimension that tells the whole from its parts."""
    for key in (*WHO, "measure", "period"):
        if any(part(whole, key) != part(each, key) for each in figures):
            return key
    return "measure"


def _grid(chart: Chart, figures: Sequence[Figure], site: Site, sort: Sort) -> Found:
    """Return the rows of each thing, one a series, and the things that lack one."""
    columns = split(figures, chart.series)
    groups = things(figures, chart.series)
    rows: list[Row] = []
    missing = []
    for found, called in zip(groups, _labels(chart, groups, site), strict=True):
        if len(found) < len(columns):
            missing.append(called)
            continue
        said = dict.fromkeys(filter(None, (note(chart, each, site) for each in found)))
        known = {part(each, chart.series): each for each in found}
        made = [
            replace(
                row(chart, known[series], found, site),
                series=isolated(name(known[series], chart.series, site)),
                note="; ".join(said) if at == 0 else "",
            )
            for at, series in enumerate(columns)
        ]
        if sort.adds_up:
            made += _summed(chart, found, site)
        # One alone is called by what it comes to.
        is_total = made[-1].role is Role.TOTAL and len(groups) == 1
        about = made[-1].series if is_total else called
        rows += [replace(each, label=about) for each in made]
    return rows, missing


def _labels(chart: Chart, groups: Sequence[Sequence[Figure]], site: Site) -> list[str]:
    """Return what each thing is called, apart from what tells its series."""
    firsts = [_apart(found[0], chart.series) for found in groups]
    named = [label(each, firsts, site) for each in firsts]
    if len({*named}) < len(named):
        named = [name(each, "kind", site) for each in firsts]
    return [*map(isolated, named)]


def _apart(figure: Figure, series: str) -> Figure:
    """Return a figure of a thing without what tells the series of that thing."""
    if series not in WHO:
        return figure
    return replace(figure, subject=replace(figure.subject, **{series: ""}))


def _summed(chart: Chart, parts: Sequence[Figure], site: Site) -> Iterator[Row]:
    """Yield what is left of a whole of 100 %, or what amounts come to."""
    if chart.rest and parts[0].kind is not Kind.LEVEL:
        left = _rest(chart, parts, site)
        if left:
            yield replace(left, series=left.label)
    if found := total(parts, site):
        made = row(chart, found, [found], site, tells_growth=True)
        yield replace(made, series=made.label, role=Role.TOTAL)


def _rest(chart: Chart, parts: Sequence[Figure], site: Site) -> Row | None:
    """
    Return the remainder of the whole; nothing where one of them is only a bound.

    Nor anything where the parts are all of it, as far as rounding tells.
    """
    whole = site.figures.get(chart.whole)
    quantity = _left(whole, parts)
    if quantity is None:
        return None
    language = site.settings.language
    sign = "%" if quantity.unit.id == "%" else ""
    number = f"{words.number(quantity.number, language)}{sign}"
    return Row(
        label=isolated(prose.plain(chart.rest, site)),
        quantity=quantity,
        period=parts[0].period,
        amount=words.bounded(quantity, language, is_short=True),
        when=words.short_period(parts[0].period),
        text=words.behind_bound(quantity, number),
        known="computed",
        is_disputed=any(site.is_disputed(each.id) for each in (*parts, whole) if each),
        flow=flow(parts[0], site),
        role=Role.REST,
    )


def _left(whole: Figure | None, parts: Sequence[Figure]) -> Quantity | None:
    """Return a whole less its parts; without a whole they are shares of all."""
    left = whole.quantity.number if whole else HUNDRED
    spread = whole.quantity.interval if whole else Interval(HUNDRED, HUNDRED)
    low, high = spread.low, spread.high
    for figure in parts:
        least, most = figure.quantity.interval.low, figure.quantity.interval.high
        if least is None or most is None or low is None or high is None:
            return None
        left = EXACT.subtract(left, figure.quantity.number)
        low, high = EXACT.subtract(low, most), EXACT.subtract(high, least)
    if low is None or high is None:
        return None
    unit = parts[0].quantity.unit
    places = Quantity(left, unit).decimals
    number = supported(Fraction(left), Fraction(low), Fraction(high), places)
    if number <= 0:
        return None
    about = any(each.quantity.qualifier for each in (*parts, whole) if each)
    qualifier = Qualifier.ABOUT if about else None
    span = Interval(max(low, Decimal(0)), high)  # no rest is less than nothing
    return Quantity(number, unit, qualifier, span=span)
