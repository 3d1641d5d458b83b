"""A number "a year earlier" is none of the time that its article is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.words import words_of
from sitegen.proof.compared import compared
from sitegen.proof.objection import Objection
from sitegen.proof.words import said
from sitegen.propose.dates import Clock
from sitegen.propose.times import times

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.proof.sentences import Spoken

NEAR = 32
"""Letters around a number in which words say that it was left."""
_UNIT = re.compile(r"\s?[^\s,;:()]*(?: [^\W\d]+)? (?:in )?")
"""A scale and a unit between a number and a time, and nothing else."""


def earlier_objection(
    figure: Figure, spoken: Spoken, covers: Period | None
) -> Objection | None:
    """
    Return by what words a level is one of before: "5 billion a year earlier".

    *covers* is what its article is about; only a figure of just that can be told.
    """
    period, text, end = figure.period, spoken.text, spoken.number[1]
    if (
        figure.kind not in {Kind.LEVEL, Kind.SHARE}
        or covers != period
        or not period.is_dated
    ):
        return None
    if figure.is_doubtful:
        return None
    if _is_left(spoken):
        return _objection("the way from it to another number", figure)
    clock = Clock(published=None, covers=period)
    found = [
        each
        for each in times(text, spoken.tag, clock)
        if each.is_same and each.start >= end
    ]
    if not found:
        return None
    start = found[0].start
    against = compared(text, spoken.tag, period)
    is_compared = any(each.start < start < each.end for each in against)
    if is_compared or not _UNIT.fullmatch(text, end, start):
        return None
    return _objection(f"{text[start : found[0].end].strip()!r} by it", figure)


def _is_left(spoken: Spoken) -> bool:
    """Tell whether something moved from a number to another: "fell from 5 bn to 4"."""
    code, text = spoken.language.code, spoken.text
    start, end = spoken.number
    left, reached = (said(code, "earlier", key).pattern for key in ("left", "reached"))
    match = re.search(rf"{left}\s*[^\s\w]?\s*$", text[:start], re.IGNORECASE)
    if match is None or not re.match(
        rf"[^,.;0-9]{{0,{NEAR}}}?{reached}\s*[^\s\w]?\s*[0-9]",
        text[end:],
        re.IGNORECASE,
    ):
        return False
    before = text[max(0, start - NEAR) : match.start()]
    return bool(words_of(spoken.language).moving.search(before))


def _objection(words: str, figure: Figure) -> Objection:
    message = f"{words} says that it was before {figure.period}; correct the period"
    return Objection(code="period-differs", key="period", message=message)
