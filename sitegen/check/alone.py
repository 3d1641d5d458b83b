"""
What the figures of one source cannot be, whatever other sources say.

It is looked for again only where a figure, their source, the vocabulary or the edition
changed: a preview asks after each edit. Where another build found nothing it is not
looked for, either.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import astuple

from sitegen.check import articles, possible, vintages
from sitegen.diagnostics import Diagnostic, reported
from sitegen.remembered import Last

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.check.of_source import OfSource
    from sitegen.check.proofs import Proofs
    from sitegen.diagnostics import Report

RULES = (articles, possible, vintages)
"""Modules with `prove_figures`."""
_FOUND = Last[tuple[Diagnostic, ...]]()
"""What was found, by the slug of the source."""


def prove(of_sources: Iterable[OfSource], report: Report, proofs: Proofs) -> None:
    """Report figures of the future, impossible values, and such of earlier days."""
    for each in of_sources:
        found = partial(_found, each, proofs)
        slug = each.source.slug if each.source else ""
        report.add(_FOUND.made(slug, astuple(each), found))


def _found(given: OfSource, proofs: Proofs) -> tuple[Diagnostic, ...]:
    name = proofs.of_source(given)
    if proofs.has(name):
        return ()
    found = reported(partial(_prove, given))
    if not found:
        proofs.add(name)
    return found


def _prove(given: OfSource, report: Report) -> None:
    for each in RULES:
        each.prove_figures(given, report)
