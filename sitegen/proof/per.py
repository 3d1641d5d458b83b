"""An amount "a month" is none of a year, and an "average annual" growth none of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.model.period import Kind as Length
from sitegen.printed.clauses import clause_of, clauses
from sitegen.proof.objection import Objection
from sitegen.proof.words import said

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.proof.sentences import Spoken

MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAYS = {"day": 1, "week": 7}
NEAR = 32
"""How many letters behind a number may lead to what it is counted by."""
_AVERAGE = re.compile("averag|daily|weekly|monthly|mean|rate|per-")
"""In the id of a measure: what it counts is such an amount itself."""


def per_objection(figure: Figure, spoken: Spoken) -> Objection | None:
    """Return which words by a number make it one per time, if that is not its own."""
    period = figure.period
    if not period.is_dated or period.kind is Length.INSTANT or figure.is_doubtful:
        return None
    code, text = spoken.language.code, spoken.text
    found = clauses(text, spoken.language)
    own = found[clause_of(found, spoken.number[0])]
    end = min(own.end, spoken.number[1] + NEAR)
    if figure.kind is Kind.GROWTH:
        match = _said(code, "growth", text, (own.start, own.end))
        is_long = period.months > MONTHS["year"] or figure.window != "calendar"
        return _objection(match[0], figure) if match and not is_long else None
    if figure.kind is not Kind.LEVEL or _AVERAGE.search(figure.subject.measure):
        return None
    for key in (*DAYS, *MONTHS):
        match = _said(code, key, text, (spoken.number[1], end))
        match = match or _said(code, f"{key}_ahead", text, (own.start, end))
        if match and not _is_of(period, key):
            return _objection(match[0], figure)
    return None


def _said(
    code: str, key: str, text: str, span: tuple[int, int]
) -> re.Match[str] | None:
    """Return words within a span; what follows it tells of "a year" that it is over."""
    start, end = span
    found = said(code, "per", key).finditer(text, start)
    return next((each for each in found if each.end() <= end), None)


def _is_of(period: Period, key: str) -> bool:
    """Tell whether a period is one such length of time."""
    if key in DAYS:
        return period.days <= DAYS[key]
    return period.months == MONTHS[key]


def _objection(words: str, figure: Figure) -> Objection:
    message = (
        f"{words.strip()!r} makes it an average, and none of {figure.period}; take the "
        "number of that time, or state a measure that is such an average"
    )
    return Objection(code="period-differs", key="period", message=message)
