"""Figures -> the rows of a chart, in panels and series."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.draw.gather import WHO, growth, label, name, split, thing, total
from sitegen.draw.plan import Panel, Plan, Rest, Row, Series
from sitegen.draw.rest import completed, rest
from sitegen.draw.row import remark, row
from sitegen.model.vocabulary import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitegen.draw.sort import Sort
    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site


def arrange(chart: Chart, figures: Sequence[Figure], site: Site, sort: Sort) -> Plan:
    """Return what a chart of proved *figures* shows, with totals if it adds up."""
    whole = site.figures.get(chart.whole)
    panels = []
    rests: list[Rest] = []
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
                    detail=made.detail if sort.tells_growth else "",
                )
                for made in (row(chart, each, group, site) for each in group)
            )
            panel = Panel(heading, _nested(rows, group, site))
        left = rest(chart, panel, group, site) if chart.rest else None
        rests += [left] if left else []
        panel = completed(chart, panel, group, left, site)
        panels.append(_summed(chart, panel, site) if sort.adds_up else panel)
    sums = [each.id for panel in panels for each in panel.totals if each]
    over = [chart.whole] if whole else []
    marked = {each.id for panel in panels for each in panel.rows}
    firsts = (site.figures[each] for each in (*over, *sums))
    drawn = (*firsts, *(each for each in figures if each.id in marked))
    return Plan(
        chart,
        drawn,
        tuple(panels),
        shown=tuple(_shown(drawn, panels, site, sort)),
        rests=tuple(rests),
        missing=tuple(missing),
    )


def _shown(
    drawn: Iterable[Figure], panels: Iterable[Panel], site: Site, sort: Sort
) -> Iterator[Figure]:
    """Yield the figures that are drawn, each before the growth that it is told with."""
    rows = (
        each
        for panel in panels
        for each in (
            *panel.rows,
            *panel.totals,
            None if sort.is_within else panel.whole,
        )
        if each and each.detail
    )
    told = {each.id for each in rows}
    for figure in drawn:
        yield figure
        rate = growth(figure, site) if figure.id in told else None
        if rate:
            yield rate


def _grid(
    chart: Chart, heading: str, figures: Sequence[Figure], site: Site
) -> tuple[Panel, list[str]]:
    """Return things by series, and the names of the things that lack one."""
    columns = split(figures, chart.series)
    things: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        things.setdefault(thing(figure, chart.series), []).append(figure)
    firsts = [_apart(found[0], chart.series) for found in things.values()]
    names = {
        key: label(first, firsts, site)
        for key, first in zip(things, firsts, strict=True)
    }
    complete = [key for key, found in things.items() if len(found) == len(columns)]
    remarks = {key: _remarks(chart, found, site) for key, found in things.items()}
    series = []
    for column in columns.values():
        by_thing = {thing(each, chart.series): each for each in column}
        told = name(column[0], chart.series, site)
        made = tuple(
            replace(
                row(chart, by_thing[key], firsts, site),
                label=names[key],
                group=f"{told}, {heading}" if heading else told,
                detail="",
                remark=remarks[key],
            )
            for key in complete
        )
        series.append(Series(told, made))
    rows = tuple(each for one in series for each in one.rows)
    absent = [names[key] for key in things if key not in complete]
    return Panel(heading, rows, tuple(series)), absent


def _remarks(chart: Chart, figures: Iterable[Figure], site: Site) -> str:
    """Return what is remarked on the marks of one thing, for there is one place."""
    said = (remark(chart, figure, site) for figure in figures)
    return "; ".join(dict.fromkeys(filter(None, said)))


def _apart(figure: Figure, series: str) -> Figure:
    """Return a figure of a thing without what tells the series of that thing."""
    if series not in WHO:
        return figure
    return replace(figure, subject=replace(figure.subject, **{series: ""}))


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
