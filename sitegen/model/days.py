"""The units of the calendar: how they are written, and which days they are."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """What a period is; figures of two kinds are never one series."""

    DAY = "day"
    WEEK = "week"
    """From Monday to Sunday, by its number in ISO 8601."""
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"
    SPAN = "span"
    INSTANT = "instant"


SEVEN_DAYS = {Kind.WEEK, Kind.SPAN}
"""What the same days are called in a year in which they are a week, and in others."""

REMEMBERED = 1 << 14
"""Units of the calendar that are known; a large sheet has some thousand."""
WRITTEN = (
    "2025, 2021-H1, 2025-Q4, 2025-Q1..Q3, 2021-06, 2025-W14, 2025-10-09, 2021..2025, "
    "at-2024-12-31 (an instant) or at-undated"
)
_UNIT = re.compile(
    r"([0-9]{4})(?:-(?:Q([1-4])|H([12])|W([0-9]{2})|([0-9]{2})(?:-([0-9]{2}))?))?"
)


@lru_cache(maxsize=REMEMBERED)
def bounds(text: str) -> tuple[Kind, date, date]:
    """
    Return kind, first and last day of one unit of the calendar.

    Raises `ValueError` that says how units are written, or that there is none such.
    """
    match = _UNIT.fullmatch(text)
    if not match:
        raise unreadable(text)
    year, quarter, half, week, month, day = match.groups()
    try:
        if day:
            only = date.fromisoformat(f"{year}-{month}-{day}")
            return Kind.DAY, only, only
        if week:
            monday = date.fromisocalendar(int(year), int(week), 1)
            return Kind.WEEK, monday, monday + timedelta(days=6)
        kind, first, length = Kind.YEAR, 1, 12
        if quarter:
            kind, first, length = Kind.QUARTER, 3 * int(quarter) - 2, 3
        elif half:
            kind, first, length = Kind.HALF, 6 * int(half) - 5, 6
        elif month:
            kind, first, length = Kind.MONTH, int(month), 1
        start = date(int(year), first, 1)
        last = first + length - 1
        end = start.replace(month=last, day=monthrange(int(year), last)[1])
    except ValueError as error:
        raise ValueError(
            f"period {text!r} does not exist in the calendar; correct it"
        ) from error
    return kind, start, end


def names(day: date) -> tuple[str, ...]:
    """Return the year, half, quarter, month and week that a day is in, and the day."""
    year, month = f"{day.year:04}", day.month
    half, quarter = f"{year}-H{(month + 5) // 6}", f"{year}-Q{(month + 2) // 3}"
    of, number, _ = day.isocalendar()
    week = f"{of:04}-W{number:02}"
    return year, half, quarter, f"{year}-{month:02}", week, f"{day}"


def unreadable(text: str) -> ValueError:
    """Return the error that says how periods are written."""
    return ValueError(f"unknown period {text!r}; write one such as {WRITTEN}")


def dates(start: date, end: date) -> tuple[int, str]:
    """Return two days without their years, and how many years lie between them."""
    days = f"{start:%m-%d}..{end:%m-%d}".replace("02-29", "02-28")
    return end.year - start.year, days


def moved(text: str, years: int) -> str:
    """Return a period some years later as one may write it; 29 February may be 28."""

    def year(match: re.Match[str]) -> str:
        year, day = int(match[1]) + years, match[2]
        return f"{year:04}{day if isleap(year) else day.replace('29', '28')}"

    return re.sub(r"([0-9]{4})((?:-02-29)?)", year, text)


@lru_cache(maxsize=4096)
def whole_months(first: date, last: date) -> int:
    """Return how many months begin and end with these days, 0 if they are not whole."""
    ends = monthrange(last.year, last.month)[1]
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    return months if (first.day, last.day) == (1, ends) else 0
