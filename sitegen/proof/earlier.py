"""A number "a year earlier" is none of the time that its article is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.proof.compared import compared
from sitegen.proof.objection import Objection
from sitegen.propose.dates import Clock
from sitegen.propose.times import times

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.proof.sentences import Spoken

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
    if figure.kind is not Kind.LEVEL or covers != period or not period.is_dated:
        return None
    clock = Clock(published=None, covers=period)
    found = [
        each
        for each in times(text, spoken.tag, clock)
        if each.is_same and each.start >= end
    ]
    if figure.is_doubtful or not found:
        return None
    start = found[0].start
    against = compared(text, spoken.tag, period)
    is_compared = any(each.start < start < each.end for each in against)
    if is_compared or not _UNIT.fullmatch(text, end, start):
        return None
    message = (
        f"{text[start : found[0].end].strip()!r} by it says that it was before {period}"
        "; correct the period"
    )
    return Objection(code="period-differs", key="period", message=message)
