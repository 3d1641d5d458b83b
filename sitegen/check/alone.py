"""
What the figures of one source cannot be, whatever other sources say.

It is looked for again, and their proofs are named again, only where a figure, their
source, the vocabulary or the edition changed: a preview asks after each edit.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sitegen.check import articles, possible, vintages
from sitegen.diagnostics import Diagnostic, reported
from sitegen.remembered import Last

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

RULES = (articles, possible, vintages)
"""Modules with `prove_figures`."""
_FOUND = Last[tuple[Diagnostic, ...]]()
"""What was found, by the slug of the source."""


def by_source(site: Site) -> dict[str, tuple[Figure, ...]]:
    """Return the figures of each source by its slug, in their order."""
    found: dict[str, list[Figure]] = {}
    for each in site.figures.values():
        found.setdefault(each.source, []).append(each)
    return {slug: tuple(figures) for slug, figures in found.items()}


def prove(site: Site, report: Report) -> None:
    """Report figures of the future, impossible values, and such of earlier days."""
    for slug, figures in by_source(site).items():
        given = figures, site.sources.get(slug), site.vocabulary, site.settings.edition
        found = partial(reported, partial(_prove, figures, site))
        report.add(_FOUND.made(slug, given, found))


def _prove(figures: tuple[Figure, ...], site: Site, report: Report) -> None:
    for each in RULES:
        each.prove_figures(figures, site, report)
