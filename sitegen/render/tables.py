"""Tables that set figures side by side: two years, or the growth of several periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import astuple

from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitegen.model.figure import Figure, Subject
    from sitegen.model.period import Period
    from sitegen.model.site import Site


class Year(Struct, frozen=True, kw_only=True):
    """A level beside that of the year before; `None` where nothing is known of one."""

    now: Figure
    before: Figure | None
    change: Figure | None
    """Its growth on the year before, or else by how much it rose or fell."""
    share: Figure | None
    """Its part of a whole that belongs to the same place."""


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
    """Return each level with the year before, its change and its share, if *known*."""
    return [
        Year(
            now=each,
            before=known.get(_key(each, Kind.LEVEL, each.period.shifted(-1))),
            change=_on_year_before(each, site),
            share=known.get(_key(each, Kind.SHARE, each.period)),
        )
        for each in levels
    ]


def _on_year_before(level: Figure, site: Site) -> Figure | None:
    kinds = (Kind.GROWTH, Kind.CHANGE)
    names = (name for kind in kinds for name in level.companions.get(kind, ()))
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


def growths(
    figures: Sequence[Figure],
) -> tuple[list[Period], list[tuple[Figure | None, ...]]]:
    """Return the periods of *figures* and a row a subject, both as first named."""
    periods = list(dict.fromkeys(each.period for each in figures))
    by_subject: dict[Subject, dict[Period, Figure]] = {}
    for each in figures:
        by_subject.setdefault(each.subject, {})[each.period] = each
    rows = [tuple(map(found.get, periods)) for found in by_subject.values()]
    return periods, rows
