"""Whether what content states as a fact is one where it is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind, Nature
from sitegen.model.terms import Observation
from sitegen.printed.asserted import (
    FORESEEN,
    PARTIAL,
    REPLACED,
    REVISION,
    doubts,
    is_definite,
)
from sitegen.printed.bounds import bound_of
from sitegen.printed.chosen import chosen
from sitegen.printed.clauses import clauses
from sitegen.printed.compare import unit_of
from sitegen.printed.numerals import numerals
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.printed.asserted import Doubt
    from sitegen.printed.passage import Passage

_MARK = (
    "if it is all the same, take that word in and mark with < and > the verb with its "
    "number"
)
_CURE = f"; a fact is only what is stated as one: {_MARK}"
_PARTIAL = f"; state it of that part; {_MARK}"
_REPLACED = "; keep it in the vintages of the value that did"
_FIRST = ", or say observation: provisional where readers are to have both"
_REVISION = "; state what it came to, and in its vintages what it was"
_FORESEEN = "; what is foreseen says observation: forecast, or nature: target"
_CURES = {PARTIAL: _PARTIAL, REVISION: _REVISION}
_BESIDE = re.compile(r"\s*(?:[A-Za-z\u00c0-\u024f’'-]+\s+)?|[\u3400-\u9fff]{0,4}")
"""What may stand between a word that denies and the verb: "did not even"."""


def unasserted(
    figure: Figure, passage: Passage, taken: tuple[int, int] | None = None
) -> str:
    """
    Say what keeps the number of a passage from being a fact, or nothing.

    What lies in *taken* of its text, an article's, has been judged with the place; in a
    place itself, marks may excuse what stands outside of them.
    """
    text, language = passage.text, passage.language
    is_expected = (
        figure.nature is Nature.TARGET or figure.observation is Observation.FORECAST
    )
    quantity = figure.quantity
    is_count = figure.kind is Kind.LEVEL and not (
        quantity.is_rounded or quantity.is_bound
    )
    for span in spans(figure, passage):
        is_known = is_count and is_definite(text, span[0], language)
        for each in doubts(
            text,
            span,
            language,
            is_expected=is_expected or is_known,
            is_first=figure.observation.is_first,
        ):
            if not _is_judged(each, passage, taken):
                return (
                    f"{each.words!r} {each.says}{_cure(each, is_expected=is_expected)}"
                )
    return ""


def _is_judged(doubt: Doubt, passage: Passage, taken: tuple[int, int] | None) -> bool:
    if taken is None:
        return _is_excused(doubt, passage)
    return taken[0] <= doubt.start and doubt.end <= taken[1]


def _cure(doubt: Doubt, *, is_expected: bool) -> str:
    if doubt.says == REPLACED:
        return _REPLACED if is_expected else f"{_REPLACED}{_FIRST}"
    if doubt.says in _CURES:
        return _CURES[doubt.says]
    return (_FORESEEN if doubt.says == FORESEEN else "") + _CURE


def spans(figure: Figure, passage: Passage) -> list[tuple[int, int]]:
    """Return where the number is, with its bound, or each clause without a numeral."""
    text, language = passage.text, passage.language
    within = [
        each
        for each in numerals(text, language)
        if passage.start <= each.start and each.end <= passage.end
    ]
    if figure.kind is Kind.RANK or not within:
        ends = [min(each.end, passage.end) for each in clauses(text, language)]
        return [(end - 1, end - 1) for end in ends if passage.start < end]
    found = chosen(passage, unit_of(figure.quantity), figure.kind)
    if isinstance(found, str) and not figure.quantity.ends:
        return []  # which number is meant is told instead
    first, last = (within[0], within[-1]) if isinstance(found, str) else (found, found)
    return [bound_of(text, (first.start, last.end), language)[2]]


def told_at(figure: Figure, passage: Passage) -> list[tuple[int, int]]:
    """Return the same, and of a rank its words, before which its subject stands."""
    is_rank = figure.kind is Kind.RANK
    return [(passage.start, passage.end)] if is_rank else spans(figure, passage)


def _is_excused(doubt: Doubt, passage: Passage) -> bool:
    """
    Tell whether marks show that words do not govern what is stated.

    They stand outside of the marks, which hold a verb of their own, and do not go on
    with it, as "did not" does before "<rise by 5 percent>".
    """
    if passage.start < doubt.end and doubt.start < passage.end:
        return False
    alone, words = passage.alone.text, words_of(passage.language)
    verbs = (words.moving, words.verbs, words.last)
    if not any(each.search(alone) for each in verbs):
        return False
    if doubt.says == PARTIAL:
        return True  # a measure may be of that part by its name
    between = (
        passage.text[doubt.end : passage.start]
        if doubt.end <= passage.start
        else passage.text[passage.end : doubt.start]
    )
    return not _BESIDE.fullmatch(between)
