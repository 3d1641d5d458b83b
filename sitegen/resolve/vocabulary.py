"""Whether the words of a vocabulary refer to one another, and its units agree."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from sitegen.diagnostics import Note, reported
from sitegen.dimensions import WHO
from sitegen.fold import sought
from sitegen.guesses import did_you_mean, perhaps_figure, renaming
from sitegen.model.quantity import EXACT
from sitegen.model.source import NO_MEASURE
from sitegen.remembered import for_builds, remembered
from sitegen.resolve.unit_names import prove_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitegen.diagnostics import Diagnostic, Location, Report
    from sitegen.model.quantity import Unit
    from sitegen.model.vocabulary import Measure, Term, Vocabulary

MARKS = re.compile(r"[^\w.]+")
"""What joins words, so that a search finds "e-bikes" by "e bikes" as well."""


def prove_id(
    key: str, name: str, known: Iterable[str], at: Location, report: Report
) -> bool:
    """Tell whether *name* is known; report it otherwise, with what is meant perhaps."""
    if name in known:
        return True
    guess = perhaps_figure if key == "figure" else did_you_mean
    message = f"unknown {key} {name!r}{_parted(name, known) or guess(name, known)}"
    if name == NO_MEASURE:
        message = (
            "this measure is still to be named; write its id in "
            "vocabulary/measures.yaml, or strike the figure"
        )
    edits = renaming(at, name, known)
    report.error(f"{key}-unknown", at, message, edits=edits)
    return False


def _parted(name: str, known: Iterable[str]) -> str:
    """Say that several known names stand where one belongs, or nothing."""
    names = re.split(r"[\s,;/]+", name)
    if len(names) == 1 or not set(names) <= {*known}:
        return ""
    return f"; a comma and a space part what a list names: [{', '.join(names)}]"


SIDES = 2
"""Of a balance."""


def prove_vocabulary(vocabulary: Vocabulary, report: Report) -> None:
    """Report what refers to nothing there is, and units that contradict themselves."""
    report.add(_faults(vocabulary))


@for_builds
@remembered
def _faults(vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    return reported(partial(_prove, vocabulary))


def _prove(vocabulary: Vocabulary, report: Report) -> None:
    _prove_units(vocabulary, report)
    for key in (*WHO, "scope", "measure"):
        _prove_terms(key, vocabulary, report)
    _prove_topics(vocabulary, report)
    _prove_balances(vocabulary, report)
    _prove_synonyms(vocabulary, report)


def _prove_units(vocabulary: Vocabulary, report: Report) -> None:
    whole = {name: unit for name, unit in vocabulary.units.items() if not unit.of}
    for unit in vocabulary.units.values():
        if unit.at and _is_odd(unit.currency):
            at = vocabulary.place(unit.at, "currency")
            message = f"{unit.currency!r} is no currency; write its code, such as EUR"
            report.error("value-invalid", at, message)
        if unit.of and unit.at:
            at = vocabulary.place(unit.at, "of")
            if unit.of in vocabulary.units and unit.of not in whole:
                message = f"{unit.of!r} is of another unit itself; name one that is not"
                report.error("unit-unknown", at, message)
            elif prove_unit(unit.of, whole, at, report):
                _prove_factor(unit, vocabulary.units[unit.of], at, report)


def _prove_topics(vocabulary: Vocabulary, report: Report) -> None:
    for measure in vocabulary.measures.values():
        at = vocabulary.place(measure.at, "topic")
        prove_id("topic", measure.topic, vocabulary.topics, at, report)
    for each in vocabulary.topics.values():
        if each.dimension:
            at = vocabulary.place(each.at, "dimension")
            prove_id("dimension", each.dimension, WHO, at, report)
        for name in each.measures:
            at = vocabulary.place(each.at, "measures")
            prove_id("measure", name, vocabulary.measures, at, report)


def _is_odd(currency: str) -> bool:
    """Tell whether a currency is named, and by no code of ISO 4217."""
    return bool(currency) and not re.fullmatch("[A-Z]{3}", currency)


def _prove_factor(unit: Unit, whole: Unit, at: Location, report: Report) -> None:
    """Report a unit that is converted otherwise than by its scale and currency."""
    due = Decimal(1).scaleb(unit.scale - whole.scale, EXACT)
    is_odd = _is_odd(unit.currency) or _is_odd(whole.currency)
    if unit.currency != whole.currency and not is_odd:
        message = f"{unit.id!r} is not of the currency of {whole.id!r}; correct one"
        report.error("unit-mismatch", at, message)
    if unit.scale != whole.scale and unit.factor != due:
        message = (
            f"by their scales one {unit.id!r} is {due:f} {whole.id!r}, not "
            f"{unit.factor:f}; correct the factor or a scale"
        )
        report.error("unit-mismatch", at, message)


def _prove_terms(key: str, vocabulary: Vocabulary, report: Report) -> None:
    terms: Mapping[str, Term | Measure] = getattr(vocabulary, f"{key}s")
    for term in terms.values():
        for others in ("part_of", "overlaps", "sum_of", "balance_of"):
            at = vocabulary.place(term.at, others)
            for name in getattr(term, others, ()):
                prove_id(key, name, terms, at, report)


def _prove_balances(vocabulary: Vocabulary, report: Report) -> None:
    """Report a balance that is of more measures than two, or of fewer."""
    for measure in vocabulary.measures.values():
        if len(measure.balance_of) not in {0, SIDES}:
            at = vocabulary.place(measure.at, "balance_of")
            message = "a balance is of two measures, the first less the second"
            report.error("value-invalid", at, f"{message}; name both")


def _prove_synonyms(vocabulary: Vocabulary, report: Report) -> None:
    """Report a synonym that would find two things, which a search cannot tell apart."""
    kinds = (*WHO, "scope", "measure")
    terms = [term for key in kinds for term in getattr(vocabulary, f"{key}s").values()]
    claims: dict[str, Term | Measure] = {}
    for term in terms:
        for name in (term.label, term.inline):
            claims.setdefault(_plain(name), term)
    for term in terms:
        for name in term.synonyms:
            other = claims.setdefault(_plain(name), term)
            if other is not term:
                message = (
                    f"synonym {name!r} is claimed by {other.id!r} and by {term.id!r}; "
                    "leave it to one"
                )
                at = vocabulary.place(term.at, "synonyms")
                note = Note(other.at, f"{other.id!r} is here")
                report.error("synonym-ambiguous", at, message, note)


def _plain(name: str) -> str:
    """Return a name as a search finds it: folded, and without what joins its words."""
    return MARKS.sub(" ", sought(name))
