"""Clauses of a sentence that have a name and a number each: "exports 6, imports 5"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.printed.headed import listed
from sitegen.printed.numerals import numerals

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from sitegen.printed.around import Around
    from sitegen.printed.clauses import Clause
    from sitegen.printed.language import Language

    Names = Callable[[str], Container[str]]
    """What a text names, by id."""


def is_apart(own: str, found: Mapping[str, str], around: Around, names: Names) -> bool:
    """
    Tell whether a number is of the one thing *found* in its clause, and not its *own*.

    Each of the two has a clause with one number, so that no order decides, as in "with
    A and B, 5 and 4" or where numbers go with names "respectively".
    """
    respective = listed(around.language, "names", "respective")
    is_behind = any(word in around.left for word in found.values())
    if not is_behind or respective.search(around.sentence):
        return False
    others = [
        each
        for each in around.clauses
        if each != around.own and own in names(around.part(each))
    ]
    return {1} == {_count(each, around) for each in (around.own, *others)}


def is_with_one(word: str, part: str, language: Language) -> bool:
    """
    Tell whether a clause has one number, which is of trade with one partner.

    "Exports to Japan were 5" is, "the exports of Japan were 5" need not be.
    """
    leads = listed(language, "names", "partner").pattern
    led = re.compile(
        rf"{leads}\s*(?:[^\W\d]{{1,3}}\s)?{re.escape(word)}", re.IGNORECASE
    )
    numbers = [each for each in numerals(part, language) if not each.is_year]
    is_of_all = listed(language, "part", "whole").search(part)
    return len(numbers) == 1 and bool(led.search(part)) and not is_of_all


def _count(clause: Clause, around: Around) -> int:
    """Return how many numbers a clause has that are no years."""
    found = numerals(around.part(clause), around.language)
    return sum(not each.is_year for each in found)
