"""
A ruler of time: what each source covers, and what its growth is measured against.

Places are shares of the ruler's length, so that one picture fits every width; the
template sets the words beside it, which wrap as words do.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen import words
from sitegen.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model.site import Site
    from sitegen.model.source import Source

YEAR = 12
FEW_MONTHS, FEW_YEARS = 5, 7
"""Lines for which a phone has room with their words."""
STEPS = (1, 3, 6, *(YEAR * each for each in (1, 2, 5, 10, 20, 50, 100, 500, 2000)))
"""Months from line to line."""
WHOLE = 10_000
"""The length of a ruler, in hundredths of a per cent."""
LEAST = 70
"""What is shorter is drawn two pixels wide, so that it is seen."""


class Span(Struct, frozen=True, kw_only=True):
    """A piece of a ruler: where it begins, ``12.50%``, and how wide it is."""

    start: str
    width: str
    """A share of the ruler, or pixels."""


class Line(Struct, frozen=True, kw_only=True):
    """A source on the ruler."""

    source: Source
    covers: tuple[Span, ...]
    """What it covers as a whole; empty where that is undated."""
    bases: tuple[Span, ...]
    """What growth is measured against, beside that."""
    lanes: tuple[tuple[Span, ...], ...]
    """Other times of its figures, none of which lies on another of its lane."""
    others: tuple[Period, ...]
    """The same in order of time."""


class Ruler(Struct, frozen=True, kw_only=True):
    """The sources of a sheet on one axis of time, the earliest first."""

    ticks: tuple[tuple[str, str], ...]
    """Where lines stand, and their words; none where nothing is dated."""
    lines: tuple[Line, ...]


def ruler(site: Site) -> Ruler:
    """Return what each source of a sheet covers."""
    sources = sorted(site.sources.values(), key=lambda each: (each.covers, each.slug))
    told: dict[str, tuple[set[Period], set[Period]]] = {
        each.slug: ({each.covers} if each.covers.is_dated else set(), set())
        for each in sources
    }
    for figure in site.figures.values():
        for at, period in enumerate((figure.period, figure.base)):
            if figure.source and period and period.is_dated:
                told[figure.source][at].add(period)
    dated = set[Period]().union(*(set.union(*each) for each in told.values()))
    if not dated:
        return Ruler(ticks=(), lines=())
    step, months = _months(dated)
    days = [_day(month) for month in months]
    lines = (_line(each, *told[each.slug], (days[0], days[-1])) for each in sources)
    language = site.settings.language
    ticks = tuple(
        (_share(_place(day, days)), _said(day, step, language)) for day in days[:-1]
    )
    return Ruler(ticks=ticks, lines=tuple(lines))


def _line(
    source: Source, about: set[Period], bases: set[Period], ends: Sequence[date]
) -> Line:
    covers = [source.covers] if source.covers.is_dated else []
    free = [each for each in bases - about if not any(map(each.overlaps, covers))]
    others = about - {*covers}
    return Line(
        source=source,
        covers=_spans(covers, ends),
        bases=_spans(next(iter(_lanes(free)), []), ends),
        lanes=tuple(_spans(lane, ends) for lane in _lanes(others)),
        others=tuple(sorted(others)),
    )


def _lanes(periods: Iterable[Period]) -> list[list[Period]]:
    """Return periods in as few lanes as it takes, the longer ones first."""
    lanes: list[list[Period]] = []
    for each in sorted(periods, key=lambda one: (one.start_day, -one.days)):
        free = (lane for lane in lanes if lane[-1].end_day < each.start_day)
        lane = next(free, None)
        if lane is None:
            lanes.append([each])
        else:
            lane.append(each)
    return lanes


def _spans(lane: Sequence[Period], ends: Sequence[date]) -> tuple[Span, ...]:
    """Return the pieces of a lane; short ones that would be one blot are one."""
    spans: list[Span] = []
    last = -LEAST
    for each in lane:
        start = _place(each.start_day, ends)
        wide = each.days * WHOLE // (ends[-1] - ends[0]).days
        if wide >= LEAST:
            spans.append(Span(start=_share(start), width=_share(wide)))
        elif start - last >= LEAST:
            spans.append(Span(start=_share(start), width="2"))
            last = start
    return tuple(spans)


def _months(periods: Iterable[Period]) -> tuple[int, range]:
    """Return the step from line to line, and the months at which lines stand."""
    first = min(_month(each.start_day) for each in periods)
    last = max(_month(each.end_day) for each in periods)
    step = next(
        each
        for each in STEPS
        if last // each - first // each < (FEW_MONTHS if each < YEAR else FEW_YEARS)
    )
    return step, range(first // step * step, (last // step + 2) * step, step)


def _said(day: date, step: int, language: str) -> str:
    """Return the words at a line: its year, or its month."""
    if step >= YEAR:
        return str(day.year)
    return words.short_period(Period.parse(f"{day.year:04}-{day.month:02}"), language)


def _month(day: date) -> int:
    return day.year * YEAR + day.month - 1


def _day(month: int) -> date:
    """Return the first day of a month; of one beyond the calendar, the calendar's."""
    year, place = divmod(month, YEAR)
    if year < date.min.year:
        return date.min
    return date(year, place + 1, 1) if year <= date.max.year else date.max


def _place(day: date, ends: Sequence[date]) -> int:
    return (day - ends[0]).days * WHOLE // (ends[-1] - ends[0]).days


def _share(hundredths: int) -> str:
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02}%"
