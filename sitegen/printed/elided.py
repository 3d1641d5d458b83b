"""A unit that is said once, of a number before: "0.61m TEU, from 0.64m"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.printed.language import any_of
from sitegen.printed.numerals import numerals
from sitegen.printed.phrase import phrase
from sitegen.printed.units import scale_at

if TYPE_CHECKING:
    from sitegen.model.quantity import Unit
    from sitegen.printed.language import Language
    from sitegen.printed.numerals import Numeral
    from sitegen.printed.passage import Passage
    from sitegen.printed.phrase import Phrase

_ALONE = re.compile(r"\s*(?:$|[,;:!?)\]\uff0c\u3002\uff1b\uff09\u3001]|\.(?![0-9]))")
"""What follows a number that counts nothing of its own."""
_SENTENCE = re.compile(r"[!?;\u3002\uff1b]|\.(?![0-9])")


@cache
def _compared(language: Language) -> re.Pattern[str]:
    """Return what leads from one number to another of the same unit."""
    words = any_of(language, language.list_of("governing", "compared"))
    return re.compile(rf"(?:{words}|[:\uff1a])\s*$", re.IGNORECASE)


def elided(passage: Passage, numeral: Numeral, unit: Unit) -> Phrase | None:
    """
    Return what a number says in the unit of the one before it in its sentence.

    `None` if that one has no such unit, or a scale where this one has none: "3.1
    million TEU, from 2.9" leaves open what 2.9 counts.
    """
    text, language = passage.text, passage.language
    power, end = scale_at(text, numeral.end, language)
    before = [each for each in numerals(text, language) if each.end <= numeral.start]
    if not (
        before
        and _ALONE.match(text, end)
        and _compared(language).search(text[: numeral.start])
    ):
        return None
    other = before[-1]
    if other.is_year and len(before) > 1:  # "803,000 TEU (2024: 771,000)"
        other = before[-2]
    known = phrase(text, other, unit, language)
    own, behind = scale_at(text, other.end, language)
    if known is None or behind >= known.end or bool(own) != bool(power):
        return None
    if _SENTENCE.search(text[known.end : numeral.start]):
        return None
    said = text[behind : known.end]
    return phrase(text[:end] + said + text[end:], numeral, unit, language)
