"""
What is printed bears the value out.

For each place of a reported figure: number, scale, unit, bound and sign of the value
follow from the string beside it, so that a slip of the finger in one of the two is
found at once, without the article's text; so is what the words by it say against the
rest of the figure. `sitegen verify` proves the string itself.

A proof knows what is stated and the words of the vocabulary, and never the site, so
that one that was made need not be made again (`sitegen.check.proofs`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.diagnostics import Edit, Note, Report
from sitegen.model.figure import Kind
from sitegen.model.quantity import EXACT
from sitegen.printed.compare import unit_of
from sitegen.printed.evidence import complaint
from sitegen.printed.headed import misnamed_by_heads
from sitegen.printed.language import language_of
from sitegen.printed.named import Names
from sitegen.printed.passage import Passage
from sitegen.printed.table import MissError, prove_unit
from sitegen.printed.unit_words import UnitWords
from sitegen.proof import objections
from sitegen.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.check.proofs import Stated
    from sitegen.model.figure import Figure
    from sitegen.model.place import Place
    from sitegen.model.vocabulary import Vocabulary


class Lexicon:
    """The words of a vocabulary, and the *language* in which its labels are."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self.vocabulary, self._language = vocabulary, language
        self.units = UnitWords.of(vocabulary.units.values())
        self._names: dict[str, Names] = {}

    def names(self, tag: str) -> Names:
        """Return the names of things in articles in the language of a tag."""
        if tag not in self._names:
            self._names[tag] = Names(self.vocabulary, tag, self._language)
        return self._names[tag]


@remembered
def lexicon_of(vocabulary: Vocabulary, language: str) -> Lexicon:
    """Return the words of a vocabulary, gathered once."""
    return Lexicon(vocabulary, language)


def faults(stated: Stated, lexicon: Lexicon) -> Report:
    """
    Return a report of all in which a figure differs from what is printed.

    What is printed alike in several places differs once.
    """
    report = Report()
    refused: dict[tuple[str, str], list[Place]] = {}
    for place in stated.figure.places:
        if reason := _reason(stated, place, lexicon):
            refused.setdefault((place.printed, reason), []).append(place)
        elif not _is_of_other_unit(place, stated.tag, lexicon.units, report):
            found = objections(stated.figure, place, stated.tag, stated.covers)
            for each in found:
                each.tell(stated.figure, report)
    for (printed, reason), places in refused.items():
        cure = "" if ";" in reason else "; correct it, or take in the words that say it"
        message = f"the value does not follow from {printed!r}: {reason}{cure}"
        _refuse(stated, message, places, lexicon, report)
    return report


def _reason(stated: Stated, place: Place, lexicon: Lexicon) -> str:
    """Say why a value does not follow from a place, or nothing."""
    figure, tag = stated.figure, stated.tag
    if reason := _complaint(figure, place, tag, lexicon):
        return reason
    if place.cell:
        names = lexicon.names(tag)
        return misnamed_by_heads(figure, place.cell, names.vocabulary, names.labels)
    passage = Passage.of(place, tag)
    return lexicon.names(tag).misnamed(figure, stated.level, passage)


def _refuse(
    stated: Stated,
    message: str,
    places: Sequence[Place],
    lexicon: Lexicon,
    report: Report,
) -> None:
    figure, at = stated.figure, stated.figure.value_at
    notes = (Note(each.at, "this is printed there") for each in places)
    unit = unit_of(figure.quantity)
    fitting = _fitting(stated, lexicon)
    guess = f"; did you mean the unit {fitting!r}?" if fitting else ""
    edits = (Edit(at, unit.id, fitting),) if fitting else ()
    report.error("value-differs", at, f"{message}{guess}", *notes, edits=edits)


def _is_of_other_unit(place: Place, tag: str, units: UnitWords, report: Report) -> bool:
    """Report a cell whose own heads say another unit than its place does."""
    try:
        if place.cell:
            prove_unit(place.cell, language_of(tag), units)
    except MissError as error:
        report.error(error.code, place.at, error.message)
        return True
    return False


def _fitting(stated: Stated, lexicon: Lexicon) -> str:
    """Return the one other unit in which the value follows from all that is printed."""
    figure, units = stated.figure, lexicon.vocabulary.units
    quantity, tag = figure.quantity, stated.tag
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
        if not any(_complaint(tried, each, tag, lexicon) for each in figure.places):
            found.append(unit.id)
    own = unit_of(quantity).id  # where that is not at fault
    return found[0] if len(found) == 1 and found != [own] else ""


def _complaint(figure: Figure, place: Place, tag: str, lexicon: Lexicon) -> str:
    measure = lexicon.vocabulary.measures[figure.subject.measure]
    return complaint(figure, place, tag, measure)
