"""Ranks, days and periods in words, as prose and as tables name them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date

from sitegen.catalogue import catalogue, mark, said_in
from sitegen.model.days import REMEMBERED
from sitegen.model.period import Kind as PeriodKind

if TYPE_CHECKING:
    from datetime import date

    from sitegen.model.period import Period

NO_BREAK = "\u00a0"
ORDINALS = (
    *(mark("first"), mark("second"), mark("third"), mark("fourth"), mark("fifth")),
    *(mark("sixth"), mark("seventh"), mark("eighth"), mark("ninth"), mark("tenth")),
)
HALVES = (mark("first half of %(year)s"), mark("second half of %(year)s"))
QUARTERS = (
    *(mark("first quarter of %(year)s"), mark("second quarter of %(year)s")),
    *(mark("third quarter of %(year)s"), mark("fourth quarter of %(year)s")),
)


def ordinal(rank: int, language: str = "en") -> str:
    """Return a rank in words: "first"."""
    say = catalogue(language)
    if 0 < rank <= len(ORDINALS):
        return say(ORDINALS[rank - 1])
    return say("number %(rank)s", rank=rank)


def day(value: date, language: str = "en") -> str:
    """Return a date: "26 January 2026"."""
    return _written(value, catalogue(language)("d MMMM y"), language)


def period(value: Period, language: str = "en") -> str:  # noqa: C901 - one case a kind
    """Return a period as prose names it: "first three quarters of 2025"."""
    say = catalogue(language)
    if value.start is None or value.end is None:
        return say("undated")
    start, end = value.start, value.end
    match value.kind:
        case PeriodKind.YEAR:
            return str(start.year)
        case PeriodKind.HALF:
            return say(HALVES[start.month // 7], year=start.year)
        case PeriodKind.QUARTER:
            return say(QUARTERS[start.month // 3], year=start.year)
        case PeriodKind.MONTH:
            return _written(start, say("MMMM y"), language)
        case PeriodKind.WEEK:
            year, week, _ = start.isocalendar()
            return say("week %(week)s of %(year)s", week=week, year=year)
        case PeriodKind.DAY:
            return day(start, language)
        case PeriodKind.INSTANT if (end.month, end.day) == (12, 31):
            return say("end of %(year)s", year=end.year)
        case PeriodKind.INSTANT:
            return say("as of %(day)s", day=day(end, language))
        case PeriodKind.SPAN:
            return _span(value, language)


def _span(value: Period, language: str) -> str:
    say = catalogue(language)
    start, end = value.start_day, value.end_day
    if value.text == f"{start.year}-Q1..Q3":
        return say("first three quarters of %(year)s", year=start.year)
    if not value.months:
        first, last = day(start, language), day(end, language)
    elif value.months % 12 == 0 and start.month == 1:
        first, last = str(start.year), str(end.year)
    else:
        form = "MMMM" if start.year == end.year else say("MMMM y")
        first = _written(start, form, language)
        last = _written(end, say("MMMM y"), language)
    return say("%(first)s to %(last)s", first=first, last=last)


def short_period(value: Period, language: str = "en") -> str:  # noqa: C901 - one case a kind
    """Return a period as a table names it: "Q1 to Q3 2025"."""
    say = catalogue(language)
    if value.start is None or value.end is None:
        return say("undated")
    year = value.start.year
    match value.kind:
        case PeriodKind.HALF:
            half = 1 if value.start.month == 1 else 2
            return say("H%(half)s\u00a0%(year)s", half=half, year=year)
        case PeriodKind.QUARTER:
            quarter = value.end.month // 3
            return say("Q%(quarter)s\u00a0%(year)s", quarter=quarter, year=year)
        case PeriodKind.SPAN if "Q" in value.text and value.end.year == year:
            return say(
                "Q%(first)s\u2013Q%(last)s\u00a0%(year)s",
                first=(value.start.month + 2) // 3,
                last=value.end.month // 3,
                year=year,
            )
        case PeriodKind.SPAN if value.months and (
            value.months % 12,
            value.start.month,
        ) == (0, 1):
            return f"{year}\u2013{value.end.year}"
        case PeriodKind.SPAN if value.months:
            end = _month(value.end, language)
            if value.end.year == year:
                return f"{_month(value.start, language, 'MMM')}\u2013{end}"
            return f"{_month(value.start, language)} \u2013 {end}"
        case PeriodKind.MONTH:
            return _month(value.start, language)
        case PeriodKind.WEEK:
            week, of = value.text[-2:], value.text[:4]
            return say("W%(week)s\u00a0%(year)s", week=week, year=of)
        case _:
            return period(value, language)


def _month(value: date, language: str, form: str = "MMM y") -> str:
    said = said_in(language)  # in Britain it is Sept
    return _written(value, form, said).replace(" ", NO_BREAK)


@lru_cache(maxsize=REMEMBERED)
def _written(value: date, form: str, language: str) -> str:
    """Return a date in a form of CLDR; pages name few, and each of them often."""
    return format_date(value, form, locale=language.replace("-", "_"))
