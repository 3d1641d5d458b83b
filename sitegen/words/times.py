"""Ranks, days and periods in words, as prose and as tables name them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date

from sitegen.model.days import REMEMBERED
from sitegen.model.period import Kind as PeriodKind

if TYPE_CHECKING:
    from datetime import date

    from sitegen.model.period import Period

NO_BREAK = "\u00a0"
ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth"),
)
HALVES = {1: "first half", 7: "second half"}


def ordinal(rank: int) -> str:
    """Return a rank in words: "first"."""
    return ORDINALS[rank] if 0 < rank < len(ORDINALS) else f"number {rank}"


def day(value: date, language: str = "en") -> str:
    """Return a date: "26 January 2026"."""
    return _written(value, "d MMMM y", language)


def period(value: Period, language: str = "en") -> str:  # noqa: C901 - one case a kind
    """Return a period as prose names it: "first three quarters of 2025"."""
    if value.start is None or value.end is None:
        return "undated"
    start, end = value.start, value.end
    match value.kind:
        case PeriodKind.YEAR:
            return str(start.year)
        case PeriodKind.HALF:
            return f"{HALVES[start.month]} of {start.year}"
        case PeriodKind.QUARTER:
            return f"{ORDINALS[end.month // 3]} quarter of {start.year}"
        case PeriodKind.MONTH:
            return _written(start, "MMMM y", language)
        case PeriodKind.WEEK:
            year, week, _ = start.isocalendar()
            return f"week {week} of {year}"
        case PeriodKind.DAY:
            return day(start, language)
        case PeriodKind.INSTANT if (end.month, end.day) == (12, 31):
            return f"end of {end.year}"
        case PeriodKind.INSTANT:
            return f"as of {day(end, language)}"
        case PeriodKind.SPAN:
            return _span(value, language)


def _span(value: Period, language: str) -> str:
    start, end = value.start_day, value.end_day
    if not value.months:
        return f"{day(start, language)} to {day(end, language)}"
    if value.months % 12 == 0 and start.month == 1:
        return f"{start.year} to {end.year}"
    if value.text == f"{start.year}-Q1..Q3":
        return f"first three quarters of {start.year}"
    is_one_year = start.year == end.year
    first = _written(start, "MMMM" if is_one_year else "MMMM y", language)
    return f"{first} to {_written(end, 'MMMM y', language)}"


def short_period(value: Period) -> str:  # noqa: C901 - one case a kind
    """Return a period as a table names it: "Q1 to Q3 2025"."""
    if value.start is None or value.end is None:
        return "undated"
    year = value.start.year
    match value.kind:
        case PeriodKind.HALF:
            return f"H{1 if value.start.month == 1 else 2}{NO_BREAK}{year}"
        case PeriodKind.QUARTER:
            return f"Q{value.end.month // 3}{NO_BREAK}{year}"
        case PeriodKind.SPAN if "Q" in value.text and value.end.year == year:
            first = (value.start.month + 2) // 3
            return f"Q{first}\u2013Q{value.end.month // 3}{NO_BREAK}{year}"
        case PeriodKind.SPAN if value.months and (
            value.months % 12,
            value.start.month,
        ) == (0, 1):
            return f"{year}\u2013{value.end.year}"
        case PeriodKind.SPAN if value.months:
            if value.end.year == year:
                first_month = _month(value.start).partition(NO_BREAK)[0]
                return f"{first_month}\u2013{_month(value.end)}"
            return f"{_month(value.start)} \u2013 {_month(value.end)}"
        case PeriodKind.MONTH:
            return _month(value.start)
        case PeriodKind.WEEK:
            return f"W{value.text[-2:]}{NO_BREAK}{value.text[:4]}"
        case _:
            return period(value)


def _month(value: date) -> str:
    return _written(value, "MMM y", "en").replace(" ", NO_BREAK)


@lru_cache(maxsize=REMEMBERED)
def _written(value: date, form: str, language: str) -> str:
    """Return a date in a form of CLDR; pages name few, and each of them often."""
    return format_date(value, form, locale=language.replace("-", "_"))
