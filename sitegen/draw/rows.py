"""Figures -> rows of a chart; the one place where Decimal becomes float."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from sitegen import prose, words
from sitegen.draw.gather import growth, label, name, part, split, thing, total
from sitegen.draw.plan import Panel, Plan, Row, Series
from sitegen.model.chart import Chart, Finish
from sitegen.model.figure import Figure, Kind, Status
from sitegen.model.quantity import EXACT, Interval
from sitegen.model.vocabulary import ancestors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.site import Site

FINISH = {
    Status.REPORTED: Finish.SOLID,
    Status.DERIVED: Finish.LIGHT,
    Status.IMPLIED: Finish.DASHED,
}
HUNDRED = Decimal(100)


def arrange(
    chart: Chart, figures: Sequence[Figure], site: Site, *, adds_up: bool
) -> Plan:
    """Return what a chart of proved *figures* shows, with totals if it *adds_up*."""
    whole = site.figures.get(chart.whole)
    panels = []
    missing: list[str] = []
    for group in split(figures, chart.panels).values():
        heading = name(group[0], chart.panels, site) if chart.panels else ""
        if chart.series:
            panel, absent = _grid(chart, heading, group, site)
            missing += absent
        else:
            rows = tuple(
                replace(
                    made,
                    label="" if made.label == heading else made.label,
                    group=heading,
                )
                for made in (row(chart, each, group, site) for each in group)
            )
            panel = Panel(heading, _nested(rows, group, site))
        if whole or chart.rest:
            panel = _completed(chart, panel, whole, group, site)
        panels.append(_summed(chart, panel, site) if adds_up else panel)
    sums = [each.id for panel in panels for each in panel.totals if each]
    over = [chart.whole] if whole else []
    drawn = (*(site.figures[each] for each in (*over, *sums)), *figures)
    return Plan(chart, drawn, tuple(panels), tuple(missing))


def row(chart: Chart, figure: Figure, figures: Sequence[Figure], site: Site) -> Row:
    """Return the mark of *figure* among *figures*."""
    interval = figure.quantity.interval
    remark = chart.annotations.get(figure.id, "")
    return Row(
        id=figure.id,
        label=label(figure, figures, site),
        value=float(figure.quantity.number),
        low=None if interval.low is None else float(interval.low),
        high=None if interval.high is None else float(interval.high),
        text=text(figure, site),
        detail=_detail(figure, site),
        remark=prose.plain(remark, site),
        finish=FINISH[figure.status],
        is_bound=interval.low is None or interval.high is None,
    )


def text(figure: Figure, site: Site) -> str:
    """Return the value as it stands beside its mark; the subtitle names the unit."""
    language = site.settings.language
    quantity = figure.quantity
    if figure.kind in {Kind.GROWTH, Kind.YEARLY_GROWTH}:
        return words.signed(quantity, language)
    number = words.number(quantity.number, language)
    sign = quantity.unit.id if quantity.unit.id == "%" else ""
    bound = f"{quantity.qualifier} " if quantity.qualifier else ""
    return f"{bound}{number}{sign}"


def _detail(figure: Figure, site: Site) -> str:
    if figure.kind is not Kind.LEVEL:
        return ""
    found = growth(figure, site)
    return words.signed(found.quantity, site.settings.language) if found else ""


def _grid(
    chart: Chart, heading: str, figures: Sequence[Figure], site: Site
) -> tuple[Panel, list[str]]:
    """Return things by series, and the names of the things that lack one."""
    columns = split(figures, chart.series)
    things: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        things.setdefault(thing(figure, chart.series), []).append(figure)
    firsts = [found[0] for found in things.values()]
    names = {key: label(found[0], firsts, site) for key, found in things.items()}
    complete = [key for key, found in things.items() if len(found) == len(columns)]
    series = []
    for column in columns.values():
        by_thing = {thing(each, chart.series): each for each in column}
        told = name(column[0], chart.series, site)
        made = tuple(
            replace(
                row(chart, by_thing[key], firsts, site),
                label=names[key],
                group=f"{told}, {heading}" if heading else told,
            )
            for key in complete
        )
        series.append(Series(told, made))
    rows = tuple(each for one in series for each in one.rows)
    absent = [names[key] for key in things if key not in complete]
    return Panel(heading, rows, tuple(series)), absent


def _summed(chart: Chart, panel: Panel, site: Site) -> Panel:
    """Return a panel with what its things come to; one alone is called by that."""
    totals = []
    for rows in zip(*(series.rows for series in panel.series), strict=True):
        found = total([site.figures[each.id] for each in rows], site)
        totals.append(row(chart, found, [found], site) if found else None)
    panel = replace(panel, totals=tuple(totals))
    if len(totals) != 1 or totals[0] is None:
        return panel
    label = "" if panel.label else totals[0].label
    series = [
        replace(each, rows=(replace(each.rows[0], label=label),))
        for each in panel.series
    ]
    rows = tuple(each.rows[0] for each in series)
    return replace(panel, rows=rows, series=tuple(series))


def _nested(
    rows: tuple[Row, ...], figures: Sequence[Figure], site: Site
) -> tuple[Row, ...]:
    """Return rows with how deep each lies inside other products of the same chart."""
    products = {figure.subject.product for figure in figures}
    depths = [
        len(ancestors(figure.subject.product, site.vocabulary.products) & products)
        if figure.subject.product
        else 0
        for figure in figures
    ]
    return tuple(
        replace(each, depth=depth) for each, depth in zip(rows, depths, strict=True)
    )


def _completed(
    chart: Chart,
    panel: Panel,
    whole: Figure | None,
    figures: Sequence[Figure],
    site: Site,
) -> Panel:
    """Return a panel with its whole and with the remainder of it as the last row."""
    rest = _rest(chart, panel, whole, figures, site)
    rows = (*panel.rows, rest) if rest else panel.rows
    if whole is None:
        return replace(panel, rows=rows)
    made = row(chart, whole, [whole], site)
    label_ = name(whole, _told_by(whole, figures), site)
    return replace(panel, rows=rows, whole=replace(made, label=label_))


def _told_by(whole: Figure, figures: Sequence[Figure]) -> str:
    """Return the dimension that tells the whole from its parts."""
    for key in ("product", "partner", "enterprise", "measure", "period"):
        if any(part(whole, key) != part(each, key) for each in figures):
            return key
    return "measure"


def _rest(
    chart: Chart,
    panel: Panel,
    whole: Figure | None,
    figures: Sequence[Figure],
    site: Site,
) -> Row | None:
    """Return what is left of the whole; nothing where one of them is only a bound."""
    tops = [
        figure
        for figure, each in zip(figures, panel.rows, strict=False)
        if each.depth == 0
    ]
    left = whole.quantity.number if whole else HUNDRED
    spread = whole.quantity.interval if whole else Interval(HUNDRED, HUNDRED)
    low, high = spread.low, spread.high
    is_open = None in (low, high) or any(each.is_bound for each in panel.rows)
    if not chart.rest or is_open:
        return None
    for figure in tops:
        interval = figure.quantity.interval
        left = EXACT.subtract(left, figure.quantity.number)
        low, high = _less(low, interval.high), _less(high, interval.low)
    if left <= 0:  # all of it, as far as rounding tells
        return None
    sign = "%" if figures[0].quantity.unit.id == "%" else ""
    return Row(
        id="",
        label=prose.plain(chart.rest, site),
        value=float(left),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        text=f"{words.number(left, site.settings.language)}{sign}",
        finish=Finish.REST,
    )


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else EXACT.subtract(one, other)
