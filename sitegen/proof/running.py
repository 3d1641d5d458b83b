"""
Times that heads name by counting: "Week 20", "YTD", "this month", "Mar/Feb".

What they mean is known from what the source covers, or from the figure's own period.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.period import Kind, Period
from sitegen.model.terms import Window
from sitegen.proof.short import short_part
from sitegen.proof.words import said
from sitegen.propose.dates import Clock
from sitegen.propose.times import times

if TYPE_CHECKING:
    from sitegen.model.figure import Figure

Part = tuple[Period, bool]
"""A part of a year, and whether its year is said."""
ANY_YEAR, YEAR = 2000, 12
MONTHS = {"month": 1, "quarter": 3}
_ASIDE = re.compile(r"\([^)]*\)|%")


def running_time(head: str, code: str, figure: Figure, covers: Period | None) -> str:
    """Return what time a plain *head* counts that is not a figure's, or nothing."""
    period = figure.period
    if match := said(code, "heads", "week").search(head):
        number = next(filter(None, match.groups()))
        is_same = period.kind is Kind.WEEK and int(period.text[-2:]) == int(number)
        return "" if is_same else f"week {number}"
    if figure.window is not Window.CALENDAR or period.kind is Kind.INSTANT:
        return ""
    is_monthly = covers is not None and covers.is_dated and covers.months == 1
    end = covers.end_day if covers is not None and is_monthly else period.end_day
    if said(code, "heads", "to_date").search(head):
        first = period.start_day
        is_same = (first.month, first.day) == (1, 1) and period.end_day == end
        return "" if is_same else "all of the year up to then"
    for key, months in MONTHS.items():
        if said(code, "heads", f"this_{key}").search(head):
            is_same = period.months == months and period.end_day == end
            return "" if is_same else f"the {key} that is reported"
    return ""


def paired(head: str, tag: str) -> tuple[Part, Part] | None:
    """Return the two parts of years between which a head tells growth: "Mar/Feb"."""
    one, stroke, other = _ASIDE.sub("", head).partition("/")
    if not stroke or (re.search(r"[0-9]\s*$", one) and re.match(r"\s*[0-9]", other)):
        return None
    first, second = _part(one, tag), _part(other, tag)
    return (first, second) if first and second else None


def _part(text: str, tag: str) -> Part | None:
    """Return the part of a year that one side names, in short or in full."""
    found, is_dated = short_part(text, tag, ANY_YEAR)
    if found:
        return found, is_dated
    clock = Clock(published=None, covers=Period.parse(str(ANY_YEAR)))
    named = [each.period for each in times(text, tag, clock)]
    if len(named) != 1 or not 0 < named[0].months < YEAR:
        return None
    return named[0], bool(re.search("(?:19|20)[0-9]{2}", text))


def is_pair_of(figure: Figure, pair: tuple[Part, Part]) -> bool:
    """Tell whether a growth is that of the one part of a pair on the other."""
    base = figure.base
    return base is not None and any(
        _is_same(figure.period, later) and _is_same(base, earlier)
        for later, earlier in (pair, pair[::-1])
    )


def _is_same(own: Period, part: Part) -> bool:
    """Tell whether a period is a part of a year that is named, of that year if said."""
    named, is_dated = part
    is_year = not is_dated or named.end_day.year == own.end_day.year
    return is_year and (own.start_day.month, own.end_day.month) == (
        named.start_day.month,
        named.end_day.month,
    )
