"""
What no article can be: another one under its name, ahead of its time, or nameless.

A copied file that keeps the address of the first would lead readers to the wrong
article; what has happened has happened by the day of the edition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diagnostics import Note
from sitegen.model.figure import Nature
from sitegen.model.terms import Observation

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.model.source import Source


def prove(site: Site, report: Report) -> None:
    """Report sources that share an address or a text, and figures of the future."""
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
    for figure in site.figures.values():
        if _is_ahead(figure, site):
            message = (
                f"{figure.period} ends after the edition, {site.settings.edition}; "
                "correct the period, or say nature: target or observation: forecast"
            )
            report.error("period-future", figure.at, message)


def _prove_named(site: Site, report: Report) -> None:
    """Report what was proposed of a source, and would be published as it is."""
    for source in site.sources.values():
        for key in source.to_name:
            message = f"{key} is still as it was proposed; write that of the source"
            report.error("source-unnamed", source.where.get(key, source.at), message)


def _is_ahead(figure: Figure, site: Site) -> bool:
    is_forecast = figure.observation is Observation.FORECAST
    is_actual = figure.source and figure.nature is Nature.ACTUAL and not is_forecast
    is_dated = figure.period.is_dated
    level = site.figures.get(figure.of) if figure.of else None
    if level and level.period == figure.period:
        return False  # it is told where the level is
    published = site.sources[figure.source].published if figure.source else None
    # What a source that is newer than the edition may know is told of that source.
    known = max(site.settings.edition, published or site.settings.edition)
    return bool(is_actual and is_dated and figure.period.end_day > known)
