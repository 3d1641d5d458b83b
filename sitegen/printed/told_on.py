"""
Clauses that go on with the noun before them, and name none of their own.

"The deficit, which narrowed to 5 billion" is told of by a relative clause, whose verb
comes first, and "deficits of 1.2 billion with A and 0.8 billion with B" by a number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.printed.clauses import Opening, clause_of
from sitegen.printed.language import any_of
from sitegen.printed.numerals import numerals
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from sitegen.printed.clauses import Clause
    from sitegen.printed.language import Language

FEW = 3
"""So many words at most are the verb of a relative clause and what leads on."""


def is_told_on(
    text: str, span: tuple[int, int], found: list[Clause], language: Language
) -> bool:
    """Tell whether the clause of a number is told of the noun in the clause before."""
    at = clause_of(found, span[0])
    own, before = found[at], found[at - 1]
    left, gap = text[own.start : span[0]], text[before.end : own.start]
    if own.opening is Opening.JOINED and words_of(language).elided.fullmatch(left):
        # Only a number of its kind goes on, and no rate: "fell 5 percent, 3 billion".
        return _is_amount(text, before, language)
    if own.opening is Opening.SENTENCE:
        return False
    lead, relative = left.strip(), _relative(language)
    if match := relative.match(lead):
        lead = lead[match.end() :].strip()
    elif not relative.search(gap):
        return False
    words = words_of(language)
    verbs = (words.moving.match(lead), words.verbs.match(lead))
    is_led = language.is_verb_last and words.levels.search(lead)
    return bool(any(verbs) or is_led) and len(lead.split()) <= FEW


def _is_amount(text: str, clause: Clause, language: Language) -> bool:
    """Tell whether a clause has one number, which is no rate."""
    part = text[clause.start : clause.end]
    found = [each for each in numerals(part, language) if not each.is_year]
    rate = re.compile(rf"[\s-]*(?:{language.percents})", re.IGNORECASE)
    return len(found) == 1 and not rate.match(part, found[0].end)


@cache
def _relative(language: Language) -> re.Pattern[str]:
    """Return what joins a relative clause to its noun."""
    words = any_of(language, language.list_of("supposed", "relative"))
    return re.compile(words, re.IGNORECASE)
