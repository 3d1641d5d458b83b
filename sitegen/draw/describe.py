"""
A plan -> what its picture shows, in words, for those who do not see it.

The words come from the same rows as the marks: what is drawn in which unit and
period, the largest and the smallest, the direction over time, then every value.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from sitegen import prose
from sitegen.draw.comparable import days_between
from sitegen.model.chart import Finish

if TYPE_CHECKING:
    from sitegen.draw.plan import Panel, Plan, Row
    from sitegen.draw.sort import Sort
    from sitegen.model.site import Site


def describe(plan: Plan, sort: Sort, site: Site) -> str:
    """Return the description of a chart as plain text."""
    subtitle = prose.plain(plan.chart.subtitle, site)
    sentences = [f"{sort.says}. {subtitle}"]
    among = "of those drawn, " if plan.missing else ""
    for panel in plan.panels:
        sentences += _panel(panel, among)
    if sort.is_over_time:
        first, last = plan.rows[0], plan.rows[-1]
        sentences.append(
            f"From {first.text} in {first.label} to {last.text} in {last.label}"
        )
        sentences.append(_gaps(plan))
    if plan.missing:
        sentences.append(f"Not drawn: {', '.join(plan.missing)}")
    return " ".join(f"{each}." for each in sentences if each)


def _gaps(plan: Plan) -> str:
    """Say that time is missing between the periods, where they do not follow."""
    periods = [figure.period for figure in plan.figures]
    gaps = any(days_between(one, two) for one, two in pairwise(periods))
    return "Of the time between, nothing is drawn" if gaps else ""


def _panel(panel: Panel, among: str) -> list[str]:
    before = f"{panel.label}: " if panel.label else ""
    if len(panel.series) > 1:
        return [
            _extremes(each.rows, f"{before}{each.label}: {among}")
            for each in panel.series
        ] + [_pairs(panel, before)]
    rows = panel.rows
    whole = [f"{panel.whole.label} {panel.whole.text}"] if panel.whole else []
    listed = "; ".join([*whole, *map(_named, rows)])
    return [_extremes(rows, before + among), f"{before}{listed}"]


def _extremes(rows: tuple[Row, ...], before: str) -> str:
    """
    Name the largest and the smallest; among equals the first.

    One that is only known not to pass a limit may be any; then neither is named
    that this leaves open.
    """
    named = [row for row in rows if row.id]
    if len(named) < 2:  # noqa: PLR2004 - one value is neither
        return ""
    most = max(named, key=lambda row: row.value)
    least = min(named, key=lambda row: row.value)
    told = []
    if all(_ends(row)[1] <= _ends(most)[0] for row in named if row is not most):
        told.append(f"largest {most.label}, {most.text}")
    if all(_ends(least)[1] <= _ends(row)[0] for row in named if row is not least):
        told.append(f"smallest {least.label}, {least.text}")
    text = before + "; ".join(told)
    return text[0].upper() + text[1:] if told else ""


def _ends(row: Row) -> tuple[float, float]:
    """Return between what a value lies; as it is printed, where it is no bound."""
    if not row.is_bound:
        return row.value, row.value
    low = -inf if row.low is None else row.low
    return low, inf if row.high is None else row.high


def _pairs(panel: Panel, before: str) -> str:
    """List each thing with its value in every series."""
    things = zip(*(each.rows for each in panel.series), strict=True)
    totals = panel.totals or [None] * len(panel.series[0].rows)
    told = []
    for rows, total in zip(things, totals, strict=True):
        label = rows[0].label if total is None or total.label != rows[0].label else ""
        values = ", ".join(
            f"{each.label} {_valued(row)}"
            for each, row in zip(panel.series, rows, strict=True)
        )
        parts = (label, f"{_named(total)}:" if total else "", values)
        told.append(" ".join(filter(None, parts)))
    return before + "; ".join(told)


def _named(row: Row) -> str:
    detail = f" ({row.detail})" if row.detail else ""
    return f"{row.label} {_valued(row)}{detail}"


def _valued(row: Row) -> str:
    """Return a value with how it is known, where that is not by being printed."""
    known = {Finish.LIGHT: "derived", Finish.DASHED: "implied"}.get(row.finish)
    return f"{row.text}, {known}" if known else row.text
