"""The times that a text names, and the one that a number of it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.model.period import Kind
from sitegen.printed.clauses import Opening, clauses
from sitegen.propose.dates import is_month, period_of
from sitegen.propose.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.period import Period
    from sitegen.propose.dates import Clock
    from sitegen.propose.words import Words

NEAR = 48
"""How many letters before a time tell that something is compared with it."""
BEHIND = 4
"""How many words may stand between a number and the time that follows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time that a paragraph names."""

    start: int
    end: int
    period: Period
    is_compared: bool
    """It is what something is compared with: "than in April 2024"."""


def times(text: str, tag: str, clock: Clock) -> list[Time]:
    """Return every time in a plain text, in reading order; none overlaps another."""
    words = words_of(tag)
    found: list[Time] = []
    taken: list[tuple[int, int]] = []
    for form in words.forms:
        for match in form.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if not is_month(match, text):
                continue
            period = period_of(match, words, clock)
            if period is not None:
                taken.append(match.span())
                found.append(_time(match, text, words, period))
    return sorted(found, key=lambda each: each.start)


def time_of(
    text: str, span: tuple[int, int], known: Sequence[Time], tag: str
) -> Time | None:
    """
    Return the time that a number in a paragraph is about.

    That is the one right behind it, else the last before it in its sentence, else one
    behind it there with no number between, else the last before it.
    """
    words = words_of(tag)
    start, end = _sentence(text, span[0], words)
    if words.any("speaking").search(text[start:end]):
        known = [each for each in known if each.period.kind is not Kind.DAY]
    plain = [each for each in known if not each.is_compared]
    here = [each for each in plain if start <= each.start < end]
    behind = [each for each in here if each.start >= span[1]]
    if behind and _is_right_behind(text[span[1] : behind[0].start]):
        return behind[0]
    before = [each for each in here if each.end <= span[0]]
    if before:
        return before[-1]
    if behind and not re.search("[0-9]", text[span[1] : behind[0].start]):
        return behind[0]
    earlier = [each for each in plain if each.end <= span[0] and _is_long(each)]
    return earlier[-1] if earlier else None


def base_of(
    text: str, span: tuple[int, int], period: Period, known: Sequence[Time], tag: str
) -> Period | None:
    """Return what a growth rate compares with, where that can be told."""
    words = words_of(tag)
    start, end = _clauses_around(text, span, words)
    near = text[start:end]
    here = [
        each
        for each in known
        if each.is_compared and span[1] <= each.start < end and each.period < period
    ]
    if here and here[0].period.is_as_long_as(period):
        return here[0].period
    kind = {Kind.MONTH: "month_before", Kind.QUARTER: "quarter_before"}.get(period.kind)
    if kind and words.any("times", kind).search(near):
        return period.previous
    return period.year_before


def is_elsewhere(text: str, span: tuple[int, int], tag: str) -> bool:
    """Tell whether a growth compares with what no calendar names, as a plan's end."""
    words = words_of(tag)
    start, end = _clauses_around(text, span, words)
    return bool(words.any("times", "elsewhere").search(text, start, end))


def main_period(found: Sequence[Sequence[Time]]) -> Period | None:
    """Return the time that an article names first and most, leaving out days."""
    counts: dict[Period, int] = {}
    for number, part in enumerate(found):
        for each in part:
            is_candidate = not each.is_compared and _is_long(each)
            if is_candidate and each.period.kind is not Kind.INSTANT:
                weight = 4 if number == 0 else 1
                counts[each.period] = counts.get(each.period, 0) + weight
    return max(counts, key=lambda each: counts[each], default=None)


def _time(match: re.Match[str], text: str, words: Words, period: Period) -> Time:
    near = text[max(0, match.start() - NEAR) : match.start()]
    compared = words.compared.search(near)
    return Time(
        start=match.start(),
        end=match.end(),
        period=period,
        is_compared=bool(compared) or bool(match.groupdict().get("same")),
    )


def _sentence(text: str, position: int, words: Words) -> tuple[int, int]:
    found = clauses(text, words.language)
    starts = [each.start for each in found if each.opening is Opening.SENTENCE]
    for start, end in pairwise([*starts, len(text) + 1]):
        if start <= position < end:
            return start, end
    return 0, len(text)


def _clauses_around(text: str, span: tuple[int, int], words: Words) -> tuple[int, int]:
    """Return the clause of a number, with what follows up to the next number."""
    start, end = _sentence(text, span[0], words)
    other = re.compile(r"[0-9](?=[0-9.,]*\s?(?:%|per|pct|billion|million|Proz|亿|万))")
    later = other.search(text, span[1], end)
    before = [match.end() for match in other.finditer(text, start, span[0])]
    return (before[-1] if before else start), (later.start() if later else end)


def _is_right_behind(between_them: str) -> bool:
    has_stop = re.search(r"[0-9;:。\uff1b\uff0c,]", between_them)
    return (
        not has_stop
        and len(between_them.split()) <= BEHIND
        and (between_them.isascii() or " " in between_them)
    )


def _is_long(time: Time) -> bool:
    return time.period.kind is not Kind.DAY


def dated(known: Sequence[Time], clock: Clock) -> Clock:
    """Return a clock that knows the first year of *known*, where it knew none."""
    if clock.year is not None:
        return clock
    plain = [each for each in known if not each.is_compared and each.period.is_dated]
    first = next(iter(plain), None)
    return replace(clock, published=first.period.end_day) if first else clock
