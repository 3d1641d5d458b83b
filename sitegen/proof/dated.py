"""
A figure is of the time that the words by its number name, as far as they name one.

That is the one time of its clause, or else the one that its sentence opens with, or the
sentence before. Where several may be meant, or a word such as "then" or "last year"
tells of another, nothing is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import BASED
from sitegen.model.period import Kind
from sitegen.model.terms import Window
from sitegen.printed.clauses import clause_of
from sitegen.proof.heads import is_same_part
from sitegen.proof.objection import Objection
from sitegen.proof.timed import Timed
from sitegen.proof.words import said
from sitegen.propose.dates import Clock
from sitegen.propose.times import times

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.proof.sentences import Spoken
    from sitegen.propose.times import Time

YEAR = 12


def period_objection(figure: Figure, spoken: Spoken) -> Objection | None:
    """Return which words by a number say another time than that of its figure."""
    is_plain = figure.window in {Window.CALENDAR, Window.CUMULATED}
    if not (figure.period.is_dated and is_plain) or figure.is_doubtful:
        return None
    if figure.window is Window.CUMULATED and _is_cumulated(spoken):
        return None  # "cumulated exports in October"
    timed = Timed(spoken, figure.period)
    time = timed.governing()
    if time and _differs(figure, time, timed):
        words = spoken.text[time.start : time.end].strip()
    else:
        words = timed.other_length(figure) or _told_in(spoken, figure, timed)
    if not words:
        return None
    message = (
        f"{words!r} by it says when it was, and the figure is of {figure.period}; "
        "correct the period, or take in the words that name it"
    )
    return Objection(code="period-differs", key="period", message=message)


def _told_in(spoken: Spoken, figure: Figure, timed: Timed) -> str:
    """Return by what words the time of a figure is that of a release, and no other."""
    text, code = spoken.text, spoken.language.code
    ahead = re.compile(rf"{said(code, 'timed', 'released').pattern}\s*$", re.IGNORECASE)
    found = []
    for time in timed.known:
        if 0 < time.period.months < YEAR and is_same_part(time.period, figure.period):
            before = ahead.search(text[: time.start])
            behind = said(code, "timed", "release").match(
                text[time.end :].lstrip(" ’'-")
            )
            if not (before or behind):
                return ""
            start = before.start() if before else time.start
            found.append(text[start : time.end].strip())
    return found[0] if found else ""


def _is_cumulated(spoken: Spoken) -> bool:
    """Tell whether words say that a number is of all months up to one."""
    keys = ("cumulated", "year")
    return any(
        said(spoken.language.code, "to_date", key).search(spoken.text) for key in keys
    )


def _differs(figure: Figure, time: Time, timed: Timed) -> bool:
    """Tell whether a time is not that of a figure, nor leads to it from its base."""
    period, named = figure.period, time.period
    base = figure.base if figure.kind in BASED else None
    is_led = base and named.start_day == base.start_day and named != base
    if is_led and named.end_day == period.end_day:
        return False
    if period == named.year_before and _is_of_before(timed):
        return False
    if base and base == period.year_before and _ends_with(named, period):
        return False  # growth "in the 12 months to June 2025" is that of June
    if timed.has_year(time) and not _years(named) & _years(period):
        return True
    if period.kind is Kind.INSTANT or not period.months or not named.months:
        return False
    if named.months < YEAR:
        return not is_same_part(named, period)
    return named.months == YEAR > period.months


def _is_of_before(timed: Timed) -> bool:
    """Tell whether a clause begins with a time of before: "a year earlier it was"."""
    spoken, clauses = timed.spoken, timed.clauses
    own = clauses[clause_of(clauses, spoken.number[0])]
    clock = Clock(published=None, covers=timed.period)
    return any(
        each.is_told and own.start <= each.start < spoken.number[0]
        for each in times(spoken.text, spoken.tag, clock)
    )


def _ends_with(named: Period, period: Period) -> bool:
    """Tell whether twelve months that are no calendar year end with a period."""
    is_moving = named.months == YEAR and named.kind is not Kind.YEAR
    return is_moving and period.months < YEAR and named.end_day == period.end_day


def _years(period: Period) -> set[int]:
    return set(range(period.start_day.year, period.end_day.year + 1))
