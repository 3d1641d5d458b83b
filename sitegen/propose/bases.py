"""With what time a growth rate of an article compares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.period import Kind
from sitegen.propose.words import sentence_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.period import Period
    from sitegen.propose.times import Span, Time, Zones


def base_of(
    text: str, period: Period, known: Sequence[Time], zones: Zones, tag: str
) -> Period | None:
    """
    Return with what words by a growth rate compare it; `None` if none do.

    *zones* are what stands before and behind it, see `zones_of`.
    """
    words = words_of(tag)
    is_behind = not words.table("times").get("base_before")
    for number, zone in enumerate(reversed(zones) if is_behind else zones[:1]):
        found = [
            (each.start, each.period)
            for each in known
            if zone[0] <= each.start < zone[1]
            and each.is_compared
            and each.period < period
            and each.period.is_as_long_as(period)
        ]
        for kind, base in (
            ("month_before", period.previous if period.kind is Kind.MONTH else None),
            (
                "quarter_before",
                period.previous if period.kind is Kind.QUARTER else None,
            ),
            ("year_before", period.year_before),
        ):
            match = words.any("times", kind).search(text, *zone)
            if match and base is not None:
                found.append((match.start(), base))
        if found:
            # Behind a number the first is its own, before it the last.
            return (min if is_behind and not number else max)(found)[1]
    return None


def is_elsewhere(text: str, zones: Zones, tag: str) -> bool:
    """Tell whether a growth compares with what no calendar names, as a plan's end."""
    words = words_of(tag).any("times", "elsewhere")
    return bool(words.search(text, zones[0][0], zones[1][1]))


def zones_of(text: str, span: Span, others: Sequence[Span], tag: str) -> Zones:
    """Return what stands before a number up to the one before it, and behind it."""
    start, end = sentence_of(text, span[0], tag)
    stop = re.compile("[,;\uff0c\uff1b](?![0-9])").search(text, span[1], end)
    first = max((each[1] for each in others if each[1] <= span[0]), default=0)
    later = [each[0] for each in others if each[0] >= span[1]]
    last = min([end, *later, *([stop.start()] if stop else [])])
    return (max(start, first), span[0]), (span[1], last)
