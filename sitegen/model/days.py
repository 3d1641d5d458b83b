"""The units of the calendar: how they are written, and which days they are."""

from __future__ import annotations

import re
from calendar import monthrange
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
        raise ValueError(f"period {text!r} does not exist in the calendar") from error
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
