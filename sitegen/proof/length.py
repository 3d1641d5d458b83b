"""Words that tell how long that is of which a number is told, and not when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.printed.clauses import clause_of
from sitegen.proof.words import data_of, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.printed.clauses import Clause
    from sitegen.proof.sentences import Spoken

YEAR = 12


def other_length(
    spoken: Spoken, months: int, clauses: Sequence[Clause], *, is_named: bool
) -> str:
    """
    Return words by a number that tell another length than so many months, or nothing.

    "In the quarter" is none of a month, and "in the month" none of a year; a peak is of
    a moment. Where *is_named*, the clause names its time, which says more.
    """
    code, text = spoken.language.code, spoken.text
    index = clause_of(list(clauses), spoken.number[0])
    words = _to_date(text, clauses, index, code) if months in {1, YEAR} else ""
    if words or is_named or not months:
        return words
    for key in data_of(code)["length"]:
        own = clauses[index]
        match = said(code, "length", key).search(text, own.start, own.end)
        if match and key != str(months):
            return match[0]
    return ""


def _to_date(text: str, clauses: Sequence[Clause], index: int, code: str) -> str:
    """
    Return words by which a year, or a month, is one up to a day, or nothing.

    They stand in the clause that is told, right behind it or alone before it.
    """
    own, pattern = clauses[index], said(code, "to_date", "year")
    start = clauses[index - 2].end if index > 1 else 0
    match = (
        pattern.search(text, own.start, own.end)
        or pattern.match(text[own.end :].lstrip())
        or pattern.fullmatch(text[start : own.start].strip(" ,\uff0c"))
    )
    return match[0] if match else ""
