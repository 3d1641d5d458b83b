"""Times that say when something was, and not with what a value compares."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.printed.language import language_of
from sitegen.proof.compared import NEAR, Compared, Comparing, compared, is_within
from sitegen.proof.words import said, source
from sitegen.propose.dates import Clock
from sitegen.propose.times import times

if TYPE_CHECKING:
    from sitegen.model.period import Period
    from sitegen.propose.times import Time


def named_when(text: str, tag: str, period: Period, base: Period) -> list[Compared]:
    """
    Return the words of a plain *text* that name a *base* and compare nothing with it.

    "After March" says when something rose, and so does "the highest since March".
    """
    code = language_of(tag).code
    around, known = Comparing(text, period, code), compared(text, tag, period)
    found = []
    for time in times(text, tag, Clock(published=None, covers=period)):
        span = _span(text, time, code)
        is_base = time.period.is_dated and is_within(base, around.resolved(time))
        is_free = span and all(e.end <= span[0] or span[1] <= e.start for e in known)
        if span and is_base and is_free:
            words = text[span[0] : span[1]].strip()
            found.append(Compared(start=span[0], end=span[1], words=words, base=base))
    return found


def _span(text: str, time: Time, code: str) -> tuple[int, int] | None:
    """Return where words say of a time only that something was before or after."""
    start = max(0, time.start - NEAR)
    if match := _when(code).search(text[start : time.start]):
        return start + match.start(), time.end
    behind = said(code, "compared", "when_behind").match(text, time.end)
    return (time.start, behind.end()) if behind else None


@cache
def _when(code: str) -> re.Pattern[str]:
    """Return what leads to a time, in a few words, and says only when it was."""
    words = source(code, "compared", "when")
    return re.compile(rf"{words}(?:\s+[^\W\d][^\W\d’'-]*){{0,4}}\s*$", re.IGNORECASE)
