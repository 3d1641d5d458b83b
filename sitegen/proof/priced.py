"""A value is in the prices that the words by it say: "in real terms", "nominal"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.proof.objection import Objection
from sitegen.proof.told import governing_of, said_of_all, told_by_head, told_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model.figure import Figure
    from sitegen.proof.sentences import Spoken
    from sitegen.proof.told import Told

ROOM = "priced"
"""Where the files of languages have the words."""
PRICED = {
    *(Kind.LEVEL, Kind.EQUIVALENT, Kind.GROWTH, Kind.YEARLY_GROWTH),
    *(Kind.CHANGE, Kind.CONTRIBUTION, Kind.DIFFERENCE),
}
"""Kinds of what is in some prices."""
_BY_ITSELF = re.compile("(?:^|-)(?:real|volumes?|constant|deflat[a-z]*)(?:-|$)")
"""In the id of a measure: it is without prices by its name."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def prices_objection(
    figure: Figure, spoken: Spoken, others: Sequence[str] = ()
) -> Objection | None:
    """
    Return which words by a number say of its prices what the figure does not.

    *others* are the paragraphs of its article, one of which may say it of all numbers.
    """
    if figure.kind not in PRICED:
        return None
    found = told_in(spoken.text, spoken.language.code, ROOM)
    governing = (
        governing_of(found, spoken, figure.period, is_shared=False) if found else None
    )
    are_told_apart = len({each.key for each in found}) > 1
    told = governing or said_of_all(others, spoken.tag, ROOM)
    return _unless_same(figure, told, is_sure=are_told_apart)


def priced_objection(
    figure: Figure, heads: Iterable[str], tag: str
) -> Objection | None:
    """Return the nearest head of a cell that says other prices, if one does."""
    if figure.kind not in PRICED:
        return None
    return _unless_same(figure, told_by_head(heads, tag, ROOM))


def _unless_same(
    figure: Figure, found: Told | None, *, is_sure: bool = False
) -> Objection | None:
    """
    Return what words say of prices, unless the figure, or its measure, says it.

    That prices are those of some other year, and not of which, is no more than a
    warning, unless it is *sure* that it is told apart from those of the day.
    """
    if found is None or _BY_ITSELF.search(figure.subject.measure):
        return None
    base, year = figure.prices.base, _YEAR.search(found.words)
    is_other = year and base and str(base) != year[0]
    if (found.key == "real") == (base is not None) and not is_other:
        return None
    message = (
        f"{found.words!r} says in which prices it is, and the figure has "
        f"{figure.prices}; write prices: {_cure(figure, found)}, or mark with < and > "
        "the number and its own words"
    )
    is_mild = not (base or year or is_sure) and found.key == "real"
    return Objection(
        code="prices-differ", key="prices", message=message, is_mild=is_mild
    )


def _cure(figure: Figure, found: Told) -> str:
    """Return the prices as content writes them."""
    if found.key != "real":
        return "current"
    if year := _YEAR.search(found.words):
        return f"constant {year[0]}"
    before = figure.base or figure.period.year_before
    hint = f" ({before.start_day.year} where none is told)" if before else ""
    return f"constant and their year{hint}"
