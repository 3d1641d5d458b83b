"""
What no article can be: another one under its name, ahead of its time, or nameless.

A copied file that keeps the address of the first would lead readers to the wrong
article; what has happened has happened by the day of the edition.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sitegen.diagnostics import Note
from sitegen.model.figure import Kind, Nature
from sitegen.model.terms import Observation

if TYPE_CHECKING:
    from sitegen.check.of_source import OfSource
    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.model.source import Source


SPARE = 12
"""So large a part of a period may be left when its figures are told: "this year"."""


def prove(site: Site, report: Report) -> None:
    """Report sources that share an address or a text, or have none of their own."""
    _prove_named(site, report)
    seen: dict[tuple[str, str], Source] = {}
    for source in site.sources.values():
        for key, value in (("url", source.url), ("text", source.text)):
            other = seen.setdefault((key, value), source)
            if value and other is not source:
                message = f"{key} {value!r} is that of another article; correct it"
                note = Note(other.where.get(key, other.at), "it is used here first")
                at = source.where.get(key, source.at)
                report.error("source-duplicate", at, message, note)
    for source in site.sources.values():
        if source.published and source.published > site.settings.edition:
            message = (
                f"published after the edition, {site.settings.edition}; correct the "
                "day, or the edition in content/site.yaml"
            )
            at = source.where.get("published", source.at)
            report.error("source-future", at, message)


def prove_figures(given: OfSource, report: Report) -> None:
    """Report figures of the future, of one source."""
    entries = {each.id: each for each in given.figures}
    for figure in given.figures:
        if end := _ahead_of(figure, entries.get(figure.of), given):
            message = (
                f"{figure.period} ends after {end}; correct the period, or say nature: "
                "target or observation: forecast"
            )
            report.error("period-future", figure.at, message)


def _prove_named(site: Site, report: Report) -> None:
    """Report what was proposed of a source, and would be published as it is."""
    for source in site.sources.values():
        for key in source.to_name:
            message = f"{key} is still as it was proposed; write that of the source"
            report.error("source-unnamed", source.where.get(key, source.at), message)


def _ahead_of(figure: Figure, level: Figure | None, given: OfSource) -> str:
    """
    Return the day that an actual figure is ahead of, in words, or nothing.

    It may be stated beside a level.
    """
    is_forecast = figure.observation is Observation.FORECAST
    is_actual = figure.nature is Nature.ACTUAL and not is_forecast
    if not (given.source and is_actual and figure.period.is_dated):
        return ""
    if level and level.period == figure.period:
        return ""  # it is told where the level is
    published, end = given.source.published, figure.period.end_day
    edition = given.edition
    # What a source that is newer than the edition may know is told of that source.
    if end > max(edition, published or edition):
        return f"the edition, {edition}"
    # "35 years old in 2025" can be said in January, and no sum of the year can.
    is_counted = figure.quantity.unit.currency or figure.kind is Kind.GROWTH
    spare = timedelta(figure.period.days // SPARE)
    is_early = published is not None and end - published > spare
    return f"its source was published, {published}" if is_counted and is_early else ""
