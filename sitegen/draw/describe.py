"""
A plan -> what its picture shows, in words, for those who do not see it.

The words come from the same rows as the marks: what is drawn in which unit and
period, the largest and the smallest, the direction over time, then every value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import prose

if TYPE_CHECKING:
    from sitegen.draw.plan import Panel, Plan, Row
    from sitegen.draw.sort import Sort
    from sitegen.model.site import Site


def describe(plan: Plan, sort: Sort, site: Site) -> str:
    """Return the description of a chart as plain text."""
    subtitle = prose.plain(plan.chart.subtitle, site)
    sentences = [f"{sort.says}. {subtitle}"]
    for panel in plan.panels:
        sentences += _panel(panel)
    if sort.is_over_time:
        first, last = plan.rows[0], plan.rows[-1]
        sentences.append(
            f"From {first.text} in {first.label} to {last.text} in {last.label}"
        )
    if plan.missing:
        sentences.append(f"Not drawn: {', '.join(plan.missing)}")
    return " ".join(f"{each}." for each in sentences if each)


def _panel(panel: Panel) -> list[str]:
    before = f"{panel.label}: " if panel.label else ""
    if len(panel.series) > 1:
        return [
            _extremes(each.rows, f"{before}{each.label}: ") for each in panel.series
        ] + [_pairs(panel, before)]
    rows = panel.rows
    whole = [f"{panel.whole.label} {panel.whole.text}"] if panel.whole else []
    listed = "; ".join([*whole, *map(_named, rows)])
    return [_extremes(rows, before), f"{before}{listed}"]


def _extremes(rows: tuple[Row, ...], before: str) -> str:
    """Name the largest and the smallest; among equals the first."""
    named = [row for row in rows if row.id]
    if len(named) < 2:  # noqa: PLR2004 - one value is neither
        return ""
    most = max(named, key=lambda row: row.value)
    least = min(named, key=lambda row: row.value)
    text = (
        f"{before}largest {most.label}, {most.text}; "
        f"smallest {least.label}, {least.text}"
    )
    return text[0].upper() + text[1:]


def _pairs(panel: Panel, before: str) -> str:
    """List each thing with its value in every series."""
    things = zip(*(each.rows for each in panel.series), strict=True)
    totals = panel.totals or [None] * len(panel.series[0].rows)
    told = []
    for rows, total in zip(things, totals, strict=True):
        label = rows[0].label if total is None or total.label != rows[0].label else ""
        values = ", ".join(
            f"{each.label} {row.text}"
            for each, row in zip(panel.series, rows, strict=True)
        )
        parts = (label, f"{_named(total)}:" if total else "", values)
        told.append(" ".join(filter(None, parts)))
    return before + "; ".join(told)


def _named(row: Row) -> str:
    detail = f" ({row.detail})" if row.detail else ""
    return f"{row.label} {row.text}{detail}"
