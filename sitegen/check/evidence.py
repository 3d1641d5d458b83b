"""
What is printed bears the value out.

For each place of a reported figure: number, scale, unit, bound and sign of the value
follow from the string beside it, so that a slip of the finger in one of the two is
found at once, without the article's text; so is what the words by it say against the
rest of the figure. `sitegen verify` proves the string itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.diagnostics import Edit, Note
from sitegen.model.figure import Kind
from sitegen.model.quantity import EXACT
from sitegen.printed import MissError, Naming, UnitWords, complaint, prove_unit
from sitegen.printed.language import language_of
from sitegen.proof import objections

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.place import Place
    from sitegen.model.site import Site


def prove(site: Site, report: Report) -> None:
    """Report values that do not follow from what is printed."""
    names = Naming(site)
    units = UnitWords.of(site.vocabulary.units.values())
    for figure in site.figures.values():
        for place in figure.places:
            reason = _complaint(figure, place, site) or names.misnamed(figure, place)
            if reason:
                message = f"the value does not follow from {place.printed!r}: {reason}"
                note, at = Note(place.at, "this is printed there"), figure.value_at
                unit = figure.quantity.stated_unit or figure.quantity.unit
                fitting = _fitting(figure, site)
                guess = f"; did you mean the unit {fitting!r}?" if fitting else ""
                edits = (Edit(at, unit.id, fitting),) if fitting else ()
                report.error("value-differs", at, message + guess, note, edits=edits)
                continue
            if place.cell and _is_of_other_unit(
                place, site.language_of(figure), units, report
            ):
                continue
            covers = site.sources[figure.source].covers
            tag = site.language_of(figure)
            for each in objections(figure, place, tag, covers):
                each.tell(figure, report)


def _is_of_other_unit(place: Place, tag: str, units: UnitWords, report: Report) -> bool:
    """Report a cell whose own heads say another unit than its place does."""
    try:
        if place.cell:
            prove_unit(place.cell, language_of(tag), units)
    except MissError as error:
        report.error(error.code, place.at, error.message)
        return True
    return False


def _fitting(figure: Figure, site: Site) -> str:
    """Return the one other unit in which the value follows from all that is printed."""
    quantity, units = figure.quantity, site.vocabulary.units
    if quantity.ends or figure.kind is Kind.RANK:
        return ""
    found = []
    for unit in units.values():
        number = EXACT.multiply(quantity.stated, unit.factor)
        other = replace(
            quantity,
            number=number,
            unit=units.get(unit.canonical, unit),
            stated_unit=unit,
        )
        tried = replace(figure, quantity=other)
        if not any(_complaint(tried, each, site) for each in figure.places):
            found.append(unit.id)
    return found[0] if len(found) == 1 else ""


def _complaint(figure: Figure, place: Place, site: Site) -> str:
    measure = site.vocabulary.measures[figure.subject.measure]
    return complaint(figure, place, site.language_of(figure), measure)
