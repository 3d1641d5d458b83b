"""Which figures fit under the heads of a table that a page calls for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.model.figure import Kind
from sitegen.model.terms import difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model.figure import Figure, Subject
    from sitegen.model.period import Period

ONLY = {"years": Kind.LEVEL, "growths": Kind.GROWTH}
"""What stands in a table, by the name of its part."""


def misplaced(part: str, figures: Sequence[Figure]) -> Iterator[str]:
    """
    Yield what of the figures of a table does not fit under its heads, and why.

    Years are levels of one period, beside the year before; growth rates are on the year
    before, one a subject and period. All are on the same terms, since no row says on
    which.
    """
    first, kind = figures[0], ONLY[part]
    taken: dict[tuple[Subject, Period], Figure] = {}
    for each in figures:
        other = taken.setdefault((each.subject, each.period), each)
        if each.kind is not kind:
            yield f"the kind of {each.id!r} is {each.kind}, and that of {part!r} {kind}"
        elif told := _otherwise(each, first):
            yield told
        elif other is not each:
            yield f"{each.id!r} and {other.id!r} are of the same thing and time"


def _otherwise(figure: Figure, first: Figure) -> str:
    """Say what a figure states that the heads, or the *first* of a table, do not."""
    name, other = figure.id, first.id
    period, its = figure.period, first.period
    if figure.kind is Kind.LEVEL and period != its:
        return f"{name!r} is of {period}, and {other!r} of {its}"
    if figure.kind is Kind.GROWTH and figure.base != period.year_before:
        return f"{name!r} is on {figure.base}, and not on the year before"
    if figure.nature is not first.nature:
        return f"the nature of {name!r} is {figure.nature}, of {other!r} {first.nature}"
    told = difference(_like(first, figure), figure)
    return told and f"{name!r} and {other!r} are not on the same terms: {told}"


def _like(first: Figure, other: Figure) -> Figure:
    """Return a figure as firm as another: a provisional value stands by a final one."""
    return replace(first, observation=other.observation)
