"""A number of a figure in the sentence in which an article says it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.figure import Kind
from sitegen.printed.chosen import number_in
from sitegen.printed.numerals import numerals
from sitegen.printed.words import words_of
from sitegen.proof.governing import Sentence
from sitegen.propose.words import sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.figure import Figure
    from sitegen.printed.language import Language
    from sitegen.printed.passage import Passage

Span = tuple[int, int]


class Spoken(Struct, frozen=True, kw_only=True):
    """A number in a text, in plain signs."""

    text: str
    tag: str
    language: Language
    number: Span
    """Its digits, or all that is printed where it is said in words alone."""
    is_rate: bool
    """It is a number per cent, so that only such numbers are like it."""
    has_verb: bool
    """It is marked together with the word that governs it."""
    is_marked: bool
    """It is marked among words that say more."""


def spoken_in(figure: Figure, passage: Passage, tag: str, *, is_marked: bool) -> Spoken:
    """Return the number of a figure in a passage, which may be marked in it."""
    number = number_in(figure, passage)
    moving = words_of(passage.language).moving
    has_verb = is_marked and bool(
        moving.search(passage.text, passage.start, passage.end)
    )
    return Spoken(
        text=passage.text,
        tag=tag,
        language=passage.language,
        number=number,
        is_rate=figure.kind is not Kind.LEVEL and not figure.quantity.unit.currency,
        has_verb=has_verb,
        is_marked=is_marked,
    )


def sentence_at(
    spoken: Spoken,
    taken: Sequence[Span],
    *,
    is_before: bool = False,
    is_any: bool = False,
) -> Sentence:
    """
    Return the sentence of a number, with the numbers that are like it, or with any.

    *taken* are words of which numbers are parts, such as times.
    """
    text, language = spoken.text, spoken.language
    span = sentence_of(text, spoken.number[0], spoken.tag)
    found = {spoken.number}
    for each in numerals(text, language):
        at = (each.start, each.end)
        is_other = each.end <= spoken.number[0] or spoken.number[1] <= each.start
        is_free = all(end <= at[0] or at[1] <= start for start, end in taken)
        is_here = span[0] <= each.start and each.end <= span[1]
        is_like = (
            is_any or not spoken.is_rate or bool(_rate(language).match(text, each.end))
        )
        if is_here and is_other and is_free and is_like and not each.is_year:
            found.add(at)
    return Sentence(
        text, span, tuple(sorted(found)), spoken.number, language, is_before=is_before
    )


@cache
def _rate(language: Language) -> re.Pattern[str]:
    """Return what makes a number before it one per cent, or a multiple."""
    times = "|".join(map(language.pattern, language.list_of("multiple", "times")))
    words = "|".join(filter(None, (language.percents, times)))
    return re.compile(rf"[\s-]*(?:{words})", re.IGNORECASE)
