"""A value is adjusted for seasons and the calendar as far as the words by it say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.model.terms import Adjustment
from sitegen.proof.objection import Objection
from sitegen.proof.told import governing_of, said_of_all, told_by_head, told_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model.figure import Figure
    from sitegen.proof.sentences import Spoken
    from sitegen.proof.told import Told

ROOM = "adjusted"
"""Where the files of languages have the words."""
SAID = {
    "seasonal": (Adjustment.SEASONAL, Adjustment.BOTH),
    "calendar": (Adjustment.CALENDAR, Adjustment.BOTH),
    "both": (Adjustment.BOTH,),
    "none": (Adjustment.NONE,),
    "any": (Adjustment.SEASONAL, Adjustment.CALENDAR, Adjustment.BOTH),
}
"""What may be stated where words say so; a note may say more than they do."""


def adjustment_objection(
    figure: Figure, spoken: Spoken, others: Sequence[str] = ()
) -> Objection | None:
    """
    Return which words by a number say of its adjustment what the figure does not.

    *others* are the paragraphs of its article, one of which may say it of all numbers.
    """
    if figure.kind is Kind.RANK:
        return None
    found = told_in(spoken.text, spoken.language.code, ROOM)
    governing = governing_of(found, spoken, figure.period) if found else None
    return _unless_same(figure, governing or said_of_all(others, spoken.tag, ROOM))


def cell_objection(figure: Figure, heads: Iterable[str], tag: str) -> Objection | None:
    """Return the nearest head of a cell that says another adjustment, if one does."""
    return _unless_same(figure, told_by_head(heads, tag, ROOM))


def _unless_same(figure: Figure, found: Told | None) -> Objection | None:
    if found is None or figure.adjustment in SAID[found.key]:
        return None
    return _objection(figure, found)


def _objection(figure: Figure, found: Told) -> Objection:
    stated, known = figure.adjustment, SAID[found.key]
    says = "none" if stated is Adjustment.NONE else stated
    message = (
        f"{found.words!r} says how it is adjusted, and the figure has {says}; write "
        f"adjustment: {' or '.join(known)}, or mark with < and > the number and its "
        "own words"
    )
    return Objection(code="adjustment-differs", key="adjustment", message=message)
