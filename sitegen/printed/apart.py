"""Clauses of a sentence that have a name and a number each: "exports 6, imports 5"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.printed.headed import listed
from sitegen.printed.numerals import numerals

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from sitegen.printed.around import Around
    from sitegen.printed.clauses import Clause

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


def _count(clause: Clause, around: Around) -> int:
    """Return how many numbers a clause has that are no years."""
    found = numerals(around.part(clause), around.language)
    return sum(not each.is_year for each in found)
