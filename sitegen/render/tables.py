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
    growth: Figure | None
    share: Figure | None
    """Its part of a whole that belongs to the same place."""


class Growths(Struct, frozen=True, kw_only=True):
    """The growth of one thing, period by period."""

    subject: Subject
    figures: tuple[Figure | None, ...]
    """In the order of the columns."""


def facts(site: Site) -> dict[str, Figure]:
    """Return the first figure of each kind, thing and period; of shares its own."""
    found: dict[str, Figure] = {}
    for each in site.figures.values():
        if each.kind is not Kind.SHARE or _is_own(each, site):
            found.setdefault(_key(each.kind, each.subject, each.period), each)
    return found


def years(
    levels: Iterable[Figure], site: Site, known: Mapping[str, Figure]
) -> list[Year]:
    """Return each level with the year before, its growth and its share, if *known*."""
    return [
        Year(
            now=each,
            before=known.get(_key(Kind.LEVEL, each.subject, each.period.shifted(-1))),
            growth=site.growth_of(each),
            share=known.get(_key(Kind.SHARE, each.subject, each.period)),
        )
        for each in levels
    ]


def _key(kind: Kind, subject: Subject, period: Period) -> str:
    named = (kind, period, *astuple(subject))
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
