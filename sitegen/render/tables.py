"""Tables that set figures side by side: two years, or the growth of several periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import astuple, replace

from sitegen.model.figure import Kind, difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sitegen.model.figure import Figure, Subject
    from sitegen.model.period import Period
    from sitegen.model.site import Site


ONLY = {"years": Kind.LEVEL, "growths": Kind.GROWTH}
"""What stands in a table, by the name of its part."""


class Year(Struct, frozen=True, kw_only=True):
    """A level beside that of the year before; `None` where nothing is known of one."""

    now: Figure
    before: Figure | None
    growth: Figure | None
    share: Figure | None
    """Its part of a whole that belongs to the same place."""


class Growths(Struct, frozen=True, kw_only=True):
    """The growth of one thing, period by period."""

    subject: Subject
    figures: tuple[Figure | None, ...]
    """In the order of the columns."""


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


def facts(site: Site) -> dict[str, Figure]:
    """Return the first figure of each kind, thing, period and terms; shares its own."""
    found: dict[str, Figure] = {}
    for each in site.figures.values():
        if each.kind is not Kind.SHARE or _is_own(each, site):
            found.setdefault(_key(each, each.kind, each.period), each)
    return found


def years(
    levels: Iterable[Figure], site: Site, known: Mapping[str, Figure]
) -> list[Year]:
    """Return each level with the year before, its growth and its share, if *known*."""
    return [
        Year(
            now=each,
            before=known.get(_key(each, Kind.LEVEL, each.period.shifted(-1))),
            growth=_on_year_before(each, site),
            share=known.get(_key(each, Kind.SHARE, each.period)),
        )
        for each in levels
    ]


def _on_year_before(level: Figure, site: Site) -> Figure | None:
    names = level.companions.get(Kind.GROWTH, ())
    found = (site.figures[name] for name in names)
    return next((each for each in found if each.base == level.period.year_before), None)


def _key(figure: Figure, kind: Kind, period: Period) -> str:
    """Return what tells facts apart that are about what a figure is, on its terms."""
    terms = (each for name, each in figure.terms.items() if name != "observation")
    named = (kind, period, figure.nature, *astuple(figure.subject), *terms)
    return "/".join(map(str, named))


def _is_own(share: Figure, site: Site) -> bool:
    """Tell whether a share is of a measure that holds its own, and of all of it."""
    measure = share.subject.measure
    return share.scope in {measure, *site.vocabulary.measures[measure].part_of}


def growths(figures: Sequence[Figure]) -> tuple[list[Period], list[Growths]]:
    """Return the periods of *figures* and a row a subject, both as first named."""
    periods = list(dict.fromkeys(each.period for each in figures))
    by_subject: dict[Subject, dict[Period, Figure]] = {}
    for each in figures:
        by_subject.setdefault(each.subject, {}).setdefault(each.period, each)
    return periods, [
        Growths(subject=subject, figures=tuple(map(found.get, periods)))
        for subject, found in by_subject.items()
    ]
