"""The time that stands right at a number: "2024: 5.2", "than in 2024 (5.2)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.proof.words import source
from sitegen.propose.dates import Clock
from sitegen.propose.times import times

if TYPE_CHECKING:
    from sitegen.model.period import Period
    from sitegen.proof.sentences import Spoken
    from sitegen.propose.times import Time

_OPENED = re.compile(r"\s?[(\uff08\[]\s?[^\s\w]?")
_CLOSED = re.compile(r"(?:\s?[^\W\d]+\.?|\s?%){0,3}\s?[)\uff09\]]")
_BESIDE = re.compile(r"\s?[:\uff1a=]\s?[^\s\w]?")


def _is_multiple(spoken: Spoken) -> bool:
    """Tell whether a number says how often that of a time goes into another."""
    end = spoken.number[1]
    words = spoken.language.data["multiple"]["times"]
    return any(each in spoken.text[end - 1 : end + len(each)] for each in words)


def time_at(spoken: Spoken, period: Period) -> Time | None:
    """Return the time that leads to a number, or behind which it stands in brackets."""
    text, (start, end) = spoken.text, spoken.number
    is_alone = _CLOSED.match(text, end)
    is_spaced = spoken.language.data.get("spaced", True)
    of = re.compile(rf"(?:{source(spoken.language.code, 'timed', 'fill')})?")
    for each in times(text, spoken.tag, Clock(published=None, covers=period)):
        if each.end > start or not each.period.is_dated:
            continue
        if is_alone and _OPENED.fullmatch(text, each.end, start):
            return each
        if each.is_same:
            continue  # "previous year: 5 billion"
        if not each.is_compared and _BESIDE.fullmatch(text, each.end, start):
            return each
        # Where words touch, it leads, also to what is compared with: 较二季度的5亿元.
        is_near = not is_spaced and of.fullmatch(text, each.end, start)
        if is_near and each.period.months and not _is_multiple(spoken):
            return each
    return None
