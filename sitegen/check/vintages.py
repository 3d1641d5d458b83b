"""
What no earlier value can be: of a day to come, or replaced before there was another.

The value that a figure has now is that of its source, so that the one before it stood
at least until its source was published, and at most until the edition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diagnostics import Note
from sitegen.model.vintage import Reason, corrections_of

if TYPE_CHECKING:
    from datetime import date

    from sitegen.check.of_source import OfSource
    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Quantity
    from sitegen.model.vintage import Vintage


def prove_figures(given: OfSource, report: Report) -> None:
    """Report earlier values whose day or value cannot be."""
    for figure in given.figures:
        first: dict[date, Vintage] = {}
        for each in figure.vintages:
            _prove_day(figure, each, given, report)
            other = first.setdefault(each.until, each)
            if other is not each:
                message = f"two values stood until {each.until}; remove one"
                note = Note(other.until_at, "this is the other")
                report.error("vintage-duplicate", each.until_at, message, note)
        for one in corrections_of(figure):
            is_redefined = one.vintage.reason is Reason.DEFINITION
            if _said(one.vintage.quantity) == _said(one.after) and not is_redefined:
                message = (
                    "this is also the value that took its place; write what stood "
                    "there before, or remove it"
                )
                report.error("vintage-same", one.vintage.value_at, message)


def _prove_day(
    figure: Figure, vintage: Vintage, given: OfSource, report: Report
) -> None:
    edition = given.edition
    if vintage.until > edition:
        message = (
            f"a value that stood until {vintage.until} is newer than the edition, "
            f"{edition}; correct the day, or the edition in content/site.yaml"
        )
        report.error("vintage-future", vintage.until_at, message)
    published = given.source.published if given.source else None
    if published and figure.corrected == vintage.until < published:
        message = (
            f"the value that took its place on {vintage.until} was published on "
            f"{published} only; correct one of the days"
        )
        report.error("vintage-early", vintage.until_at, message)


def _said(quantity: Quantity) -> tuple[object, ...]:
    """Return what of a quantity is read, its zeros too: 5.10 corrects 5.1."""
    return quantity.number.as_tuple(), quantity.qualifier, quantity.span
