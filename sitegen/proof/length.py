"""Words that tell how long that is of which a number is told, and not when."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind as Of
from sitegen.model.period import Kind
from sitegen.model.terms import Window
from sitegen.printed.clauses import Opening, clause_of
from sitegen.proof.words import data_of, said, source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.figure import Figure
    from sitegen.printed.clauses import Clause
    from sitegen.proof.sentences import Spoken

YEAR = 12
TO_DATE = {
    Kind.YEAR: ("year", "moving", "fiscal"),
    **dict.fromkeys((Kind.QUARTER, Kind.HALF), ("moving",)),
    Kind.MONTH: ("year", "moving"),
}
"""What tells of each kind of period that it ends before, or is no calendar year."""

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MARKS = " ,.\uff0c\u3002"


def other_length(
    spoken: Spoken, figure: Figure, clauses: Sequence[Clause], *, is_named: bool
) -> str:
    """
    Return words by a number that tell another length than its figure's, or nothing.

    "In the quarter" is none of a month, and "in the month" none of a year; a peak is of
    a moment. Where *is_named*, the clause names its time, which says more.
    """
    code, text, period = spoken.language.code, spoken.text, figure.period
    index = clause_of(list(clauses), spoken.number[0])
    words = _other_span(spoken, figure, clauses, index)
    if words or is_named or not period.months:
        return words
    is_calendar = figure.window is Window.CALENDAR and period.kind in TO_DATE
    if is_calendar and (words := _fiscal(spoken, clauses, index)):
        return words
    own = clauses[index]
    for key in data_of(code)["length"]:
        match = said(code, "length", key).search(text, own.start, own.end)
        if match and key != str(period.months):
            return match[0]
    return ""


def _fiscal(spoken: Spoken, clauses: Sequence[Clause], index: int) -> str:
    """
    Return the fiscal year with which the sentence of a number opens, or nothing.

    Asides may follow: "in the fiscal year 2024/25, which begins in April, exports".
    """
    first, text, code = index, spoken.text, spoken.language.code
    while first and clauses[first].opening is not Opening.SENTENCE:
        first -= 1
    opening, own = clauses[first], clauses[index]
    match = _led(code).match(text, opening.start)
    if match is None or match.end() > spoken.number[0]:
        return ""
    if first < index:
        is_all = not text[match.end() : opening.end].strip(_MARKS)
        if not is_all or _YEAR.search(text, match.end(), own.start):
            return ""
    return match[0].strip()


@cache
def _led(code: str) -> re.Pattern[str]:
    """Return what finds a fiscal year, and what leads to it."""
    words, fill = source(code, "timed", "within"), source(code, "timed", "fill")
    fiscal = source(code, "to_date", "fiscal")
    lead = rf"\s*(?:{words}\s*)?(?:{fill}\s*)*"
    return re.compile(f"{lead}{fiscal}", re.IGNORECASE)


def _other_span(
    spoken: Spoken, figure: Figure, clauses: Sequence[Clause], index: int
) -> str:
    """
    Return words by which a period ends before its end, or is of years, or nothing.

    They stand in the clause that is told, right behind it or alone before it; years
    only lead: "over five years it came to".
    """
    code, text, own = spoken.language.code, spoken.text, clauses[index]
    border = clauses[index - 1].end if index else 0
    is_first = index == 1 or clauses[index - 1].opening is Opening.SENTENCE
    start = clauses[index - 2].end if index > 1 else 0
    ahead = text[start : own.start].strip(_MARKS) if is_first else ""
    is_level = figure.kind is Of.LEVEL
    is_calendar = figure.window is Window.CALENDAR
    keys = TO_DATE.get(figure.period.kind, ()) if is_calendar else ()
    if keys and figure.period.start_day.month > 1:  # "year to date" is no later quarter
        keys = tuple(dict.fromkeys(("year", *keys)))
    for key in keys:
        if key == "moving" and figure.period.months < YEAR and not is_level:
            continue  # growth "in the year to April" is that of April
        pattern = said(code, "to_date", key)
        alone = pattern.fullmatch(ahead) if key == "year" else pattern.search(ahead)
        match = pattern.search(text, border, own.end) or alone
        if match := match or pattern.match(text[own.end :].lstrip()):
            return match[0]
    if figure.period.kind is Kind.MONTH:
        pattern = said(code, "to_date", "cumulated")
        match = pattern.search(text, border, spoken.number[0])
        if match := match or pattern.search(ahead):
            return match[0]
    if not is_level or not 0 < figure.period.months <= YEAR:
        return ""
    pattern = said(code, "to_date", "years")
    lead = text[border : spoken.number[0]].lstrip(_MARKS)
    match = pattern.match(lead) or pattern.fullmatch(ahead)
    return match[0] if match else ""
