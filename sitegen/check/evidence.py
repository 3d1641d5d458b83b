"""
What is printed bears the value out.

For each place of a reported figure: number, scale, unit, bound and sign of the value
follow from the string beside it, so that a slip of the finger in one of the two is
found at once, without the article's text. `sitegen verify` proves the string itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diagnostics import Note
from sitegen.printed import complaint

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.place import Place
    from sitegen.model.site import Site


def prove(site: Site, report: Report) -> None:
    """Report values that do not follow from what is printed."""
    for figure in site.figures.values():
        for place in figure.places:
            if reason := _complaint(figure, place, site):
                message = f"the value does not follow from {place.printed!r}: {reason}"
                note = Note(place.at, "this is printed there")
                report.error("value-differs", figure.value_at, message, note)


def _complaint(figure: Figure, place: Place, site: Site) -> str:
    measure = site.vocabulary.measures[figure.subject.measure]
    return complaint(figure, place, site.language_of(figure), measure)
