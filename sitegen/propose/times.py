"""The times that a text names, and the one that a number of it is about."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen.model.period import Kind
from sitegen.printed.clauses import Opening, clause_of, clauses
from sitegen.printed.replaced import was_replaced
from sitegen.propose.dates import is_month, period_of
from sitegen.propose.words import sentence_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.period import Period
    from sitegen.propose.dates import Clock
    from sitegen.propose.words import Words

    Span = tuple[int, int]
    Zones = tuple[Span, Span]

NEAR = 48
"""How many letters before a time tell that something is compared with it."""
_TOUCHING = re.compile(r"[ (:\uff08\uff1a]*的?")
"""What stands between a time and a number that is of it: "last year (132 billion)"."""
_OF_NEXT = re.compile(r"\s?[:=\uff1a]\s?[^\s\w]?[0-9]")
"""What leads from a time to a number of its own: "(previous year: 132 billion)"."""
BEHIND = 4
"""How many words may stand between a number and the time that follows it."""
YEAR = 12
HEAD, LEAD = 2, 4
"""How many paragraphs, a title and its lead, say what the article is about, and how
often a time that they name counts."""
OPENING = 3
"""How many words may stand before the time that opens a sentence."""


class Time(Struct, frozen=True, kw_only=True):
    """A time that a paragraph names."""

    start: int
    end: int
    period: Period
    is_compared: bool
    """It is what something is compared with: "than in April 2024"."""
    is_same: bool
    """It is the same part of the year before: "the same period of last year"."""
    is_told: bool = False
    """Of such a one: no word compares with it, so that a number may be of it."""


def times(text: str, tag: str, clock: Clock) -> list[Time]:
    """Return every time in a plain text, in reading order; none overlaps another."""
    return list(_times(text, tag, clock))


@lru_cache(maxsize=256)  # several rules ask for those of one sentence
def _times(text: str, tag: str, clock: Clock) -> tuple[Time, ...]:
    words = words_of(tag)
    fiscal = words.any_sign("times", "of_fiscal")
    found: list[Time] = []
    for form in words.forms:
        for match in form.finditer(text):
            start, end = match.span()
            if any(start < each.end and each.start < end for each in found):
                continue
            # Where a fiscal year begins nobody says here.
            is_time = is_month(match, text, words) and not fiscal.match(text, end)
            if is_time and (period := period_of(match, words, clock)):
                found.append(_time(match, text, words, period))
    return tuple(sorted(found, key=lambda each: each.start))


def _time(match: re.Match[str], text: str, words: Words, period: Period) -> Time:
    near = text[max(0, match.start() - NEAR) : match.start()]
    said = {key for key, each in match.groupdict().items() if each}
    is_beside = bool(words.compared.search(near))
    is_compared = "same" in said or is_beside
    return Time(
        start=match.start(),
        end=match.end(),
        period=period,
        is_compared=is_compared,
        is_same=is_compared and not said.isdisjoint({"same", "last"}),
        is_told="same" in said and not is_beside,
    )


def is_earlier(text: str, span: Span, tag: str) -> bool:
    """Tell whether a number is one of before, as in "to 5 %, from 3" and "3 to 5"."""
    words = words_of(tag)
    left, right = text[max(0, span[0] - NEAR) : span[0]], text[span[1] :]
    if words.ending("times", "earlier").search(left):
        return True
    opens = words.ending("times", "earlier_of_two").search(left)
    later = words.any("times", "later_of_two").match(right.lstrip())
    return bool(opens and later)


def period_at(
    text: str, span: Span, known: Sequence[Time], tag: str, covers: Period | None
) -> Period | None:
    """
    Return the period that a number in a paragraph is about, if words tell it.

    *covers* is what the whole article is about; a number of before that names no time
    is that of the year before, unless another took its place.
    """
    found = time_of(text, span, known, tag)
    if found is None or (found.end <= span[0] and not found.is_compared):
        period = found.period if found else None
        language = words_of(tag).language
        if is_earlier(text, span, tag) and not was_replaced(text, span, language):
            now = period or covers
            return now.year_before if now else None
        return period
    if not found.is_same:
        return found.period
    named = [each for each in known if each.end <= found.start and is_main(each)]
    now = named[-1].period if named else covers
    return now.year_before if now else found.period


def is_main(time: Time) -> bool:
    """Tell whether something may be about a time, and not only compared with it."""
    return not time.is_compared and time.period.kind is not Kind.DAY


def time_of(text: str, span: Span, known: Sequence[Time], tag: str) -> Time | None:
    """
    Return the time that a number in a paragraph is about.

    That is the one that touches it, else the one right behind it, else the last before
    it in its sentence, else one behind it there with no number between, else the last
    one before it that opens a sentence or is that of a number.
    """
    start, end = sentence_of(text, span[0], tag)
    known = _meant(text, known, text[start:end], tag)
    for each in known:
        if _touches(text, span, each) or _leads(text, each, span[0], tag):
            return each
    here = [each for each in known if start <= each.start < end]
    if (last := _told(text, span[0], here, tag)) is not None:
        return last
    behind = [each for each in here if each.start >= span[1]]
    if behind and _is_right_behind(text[span[1] : behind[0].start], behind[0]):
        return behind[0]
    plain = [each for each in here if not each.is_compared]
    before = [each for each in plain if each.end <= span[0]]
    if before:
        return before[-1]
    later = [each for each in plain if each.start >= span[1]]
    if later and not re.search("[0-9]", text[span[1] : later[0].start]):
        return later[0]
    earlier = [
        each for each in known if each.end <= start and _goes_on(text, each, tag)
    ]
    return earlier[-1] if earlier else None


def _meant(text: str, known: Sequence[Time], sentence: str, tag: str) -> Sequence[Time]:
    """Return times without those of a cause, and of days on which somebody spoke."""
    words = words_of(tag)
    caused = words.ending("times", "cause")
    is_said = words.any("speaking").search(sentence)
    return [
        each
        for each in known
        if not (is_said and each.period.kind is Kind.DAY)
        and not caused.search(text[: each.start])
    ]


def _touches(text: str, span: Span, time: Time) -> bool:
    """Tell whether a time stands right by a number, and is of no number behind it."""
    if time.end <= span[0]:
        return bool(_TOUCHING.fullmatch(text, time.end, span[0]))
    is_behind = time.start >= span[1] and not text[span[1] : time.start].strip(" (")
    return time.is_same and is_behind and not _OF_NEXT.match(text, time.end)


def _leads(text: str, time: Time, position: int, tag: str) -> bool:
    """Tell whether a clause says what was then: "than a year ago, when 3 passed"."""
    then = words_of(tag).any("times", "then")
    rest = text[time.end : position]
    has_stop = re.search(r"[0-9]|[.;](?=\s)", rest)
    return time.end <= position and bool(then.match(rest)) and not has_stop


def _told(text: str, position: int, here: Sequence[Time], tag: str) -> Time | None:
    """Return the time of before that the clause of a number, or its opening, is of."""
    before = [each for each in here if each.end <= position]
    last = before[-1] if before else None
    if last is None or not last.is_told:
        return None
    found = clauses(text, words_of(tag).language)
    own = found[clause_of(found, position)]
    is_apart = own.start > last.end and own.opening is not Opening.JOINED
    is_taken = re.search("[0-9]", text[last.end : position])
    return None if is_apart or is_taken else last


def _is_right_behind(between: str, time: Time) -> bool:
    has_stop = re.search(r"[0-9;:。\uff1b\uff0c,()]", between)
    is_apart = between.isascii() or " " in between
    return not (has_stop or time.is_compared) and is_apart and _count(between) <= BEHIND


def _count(text: str) -> int:
    return len(text.split())


def _goes_on(text: str, time: Time, tag: str) -> bool:
    """Tell whether a time may be that of the next sentences as well."""
    if not is_main(time):
        return False
    start, end = sentence_of(text, time.start, tag)
    opens = _count(text[start : time.start]) <= OPENING and text[0].isascii()
    return opens or bool(
        re.search("[0-9]", text[start : time.start] + text[time.end : end])
    )


def main_period(found: Sequence[Sequence[Time]]) -> Period | None:
    """
    Return the time that an article names first and most, leaving out days.

    Of two that it names alike, as a month and all months up to it, it is the longer.
    """
    counts: dict[Period, int] = {}
    for number, part in enumerate(found):
        for each in part:
            if 0 < each.period.months <= YEAR and not each.is_compared:
                weight = LEAD if number < HEAD else 1
                counts[each.period] = counts.get(each.period, 0) + weight
    return max(counts, key=lambda each: (counts[each], each.months), default=None)


def dated(known: Sequence[Time], clock: Clock) -> Clock:
    """Return a clock that knows the first year of *known*, where it knew none."""
    plain = [each for each in known if not each.is_compared and each.period.is_dated]
    if clock.year is not None or not plain:
        return clock
    return replace(clock, published=plain[0].period.end_day)
