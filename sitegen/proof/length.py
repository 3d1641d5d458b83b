"""Words that tell how long that is of which a number is told, and not when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.proof.words import data_of, said

if TYPE_CHECKING:
    from sitegen.printed.clauses import Clause


def other_length(text: str, clause: Clause, code: str, months: int) -> str:
    """
    Return words in a clause that tell another length than so many months, or nothing.

    "In the quarter" is none of a month, and "in the month" none of a year.
    """
    for key in data_of(code)["length"]:
        match = said(code, "length", key).search(text, clause.start, clause.end)
        if match and int(key) != months:
            return match[0]
    return ""
