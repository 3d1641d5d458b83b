"""
Which measures can be negative.

A measure says so itself (`is_signed`). Of one that does not, it is found out: some
level of it is stated negative, it has a word for a deficit, the formula `balance`
computes it, it is computed from one that can be, or its name or definition says what
a balance is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.model.content import in_order
from sitegen.model.figure import Kind
from sitegen.model.formula import Name
from sitegen.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.model.content import Content
    from sitegen.model.vocabulary import Measure, Vocabulary

KEEPS_SIGN = {
    *(Name.SUM, Name.DIFFERENCE, Name.BALANCE, Name.RATIO, Name.PRIOR),
    *(Name.MONTHLY, Name.CONVERTED, Name.PART),
}
"""Formulas whose result is a level of what their first inputs are."""

_NAMED = re.compile(r"\b(?:balances?|surplus(?:es)?|deficits?|net)\b", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less|minus|net of)\b(?! than)", re.IGNORECASE)


def with_signs(content: Content) -> Vocabulary:
    """
    Return the vocabulary with measures that know whether they can be negative.

    It knows its language, too, which is that of the sheet. A negative value says so of
    a measure, but not of one that is added up or taken off, as exports are.
    """
    measures = content.vocabulary.measures
    signed = {
        name
        for name, measure in measures.items()
        if measure.is_signed
        or measure.deficit
        or measure.balance_of
        or _is_called_signed(measure, measures)
    }
    parts = {
        name for each in measures.values() for name in (*each.sum_of, *each.balance_of)
    }
    signed |= {
        each.subject.measure
        for each in content.figures
        if each.kind is Kind.LEVEL and each.quantity.number < 0
    } - parts
    unsigned = {name for name, each in measures.items() if each.is_signed is False}
    signed = _with_computed(signed - unsigned, content) - unsigned
    language = content.settings.language
    return _signed(content.vocabulary, frozenset(signed), language)


@remembered
def _signed(
    vocabulary: Vocabulary, signed: frozenset[str], language: str
) -> Vocabulary:
    measures = {
        name: replace(measure, is_signed=name in signed)
        for name, measure in vocabulary.measures.items()
    }
    return replace(vocabulary, measures=measures, language=language)


def _is_called_signed(measure: Measure, measures: Mapping[str, Measure]) -> bool:
    """Tell whether the words of a measure are those of a balance."""
    if _NAMED.search(f"{measure.id.replace('-', ' ')} {measure.label}"):
        return True
    for less in _LESS.finditer(measure.definition):
        before = measure.definition[: less.start()].lower()
        behind = measure.definition[less.end() :].lower()
        others = [each for each in measures.values() if each is not measure]
        wholes = [each for each in others if _names(before, each)]
        taken = [each for each in others if _names(behind, each)]
        # Of two of which the first is not the whole of the other either may be more.
        if any(
            one is not other and one.id not in other.part_of
            for one in wholes
            for other in taken
        ):
            return True
    return False


def _names(text: str, measure: Measure) -> bool:
    words = {measure.label.lower(), measure.inline.lower()}
    return any(re.search(rf"\b{re.escape(each)}\b", text) for each in words)


def _with_computed(signed: set[str], content: Content) -> set[str]:
    """Return *signed* with the measures of what is computed from them."""
    if not content.recipes:
        return signed
    measure_of = {each.id: each.subject.measure for each in content.figures}
    recipes = {each.id: each for each in content.recipes}
    for recipe in in_order(recipes):
        inputs = [measure_of.get(name, "") for name in recipe.inputs]
        measure = recipe.subject.get("measure") or next(iter(inputs), "")
        measure_of[recipe.id] = measure
        is_balance = recipe.formula is Name.BALANCE
        is_kept = recipe.formula in KEEPS_SIGN and signed.intersection(inputs)
        if is_balance or is_kept:
            signed = signed | {measure}
    return signed
