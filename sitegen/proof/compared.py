"""With what the words around a number compare it, as far as they say."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.period import Kind, Period
from sitegen.printed.language import language_of
from sitegen.printed.numerals import number_of
from sitegen.printed.words import words_of
from sitegen.proof.words import data_of, said, source
from sitegen.propose.dates import Clock
from sitegen.propose.times import times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.propose.times import Time

NEAR = 80
"""How many letters before a time may lead to it."""
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_CLAUSE = re.compile(r"[,;:.](?=\s|$)|[\uff0c\u3002\uff1b,](?![0-9])")
PAIR = 2
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
DAYS = {"day": 1, "week": 7}


class Compared(Struct, frozen=True, kw_only=True):
    """Words that say with what a value compares: "than in March", "on the year"."""

    start: int
    end: int
    words: str
    base: Period | None = None
    """The time that they name."""
    back: str = ""
    """What they name instead, by its length: ``month``, ``previous``, ``2 years``."""

    def names(self, base: Period, period: Period) -> bool:
        """Tell whether *base* may be what they name, for a value of *period*."""
        if self.base is not None:
            return is_within(base, self.base)
        if self.back == "previous":
            return base == period.previous
        count, _, unit = self.back.rpartition(" ")
        if unit in DAYS:
            return (period.end_day - base.end_day).days == DAYS[unit]
        if unit == "year" and base == (_before(period, int(count or 1))):
            return True
        return _months(period) - _months(base) == MONTHS[unit] * int(count or 1)

    def told(self, period: Period) -> str:
        """Say what they name, as content writes it, if that can be said."""
        if self.base is not None:
            before = period.year_before
            is_part = before and before != self.base and is_within(before, self.base)
            return str(before if is_part else self.base)
        if self.back in {"month", "quarter", "previous"} and period.previous:
            found = period.previous
            return str(found) if self.names(found, period) else ""
        return str(period.year_before or "") if self.back == "year" else ""


def _months(period: Period) -> int:
    return 12 * period.end_day.year + period.end_day.month


def _before(period: Period, years: int) -> Period | None:
    try:
        return period.shifted(-years)
    except ValueError:  # before the first year of the calendar
        return None


def is_within(base: Period, named: Period) -> bool:
    """Tell whether a base is the time that is named, or the part of a named year."""
    if named.kind is Kind.YEAR:
        return named.start_day.year in {base.start_day.year, base.end_day.year}
    is_moment = base.kind is Kind.INSTANT and named.contains(base)
    return is_moment or (named.start, named.end) == (base.start, base.end)


def compared(text: str, tag: str, period: Period) -> list[Compared]:
    """
    Return all words of a plain *text* that say with what something compares.

    Times without a year are the last such before *period*. Of two that overlap the
    longer counts.
    """
    return list(_compared(text, tag, period))


@lru_cache(maxsize=256)  # base and period of a figure ask for the same
def _compared(text: str, tag: str, period: Period) -> tuple[Compared, ...]:
    back = [*_back(text, tag)]
    # "Year on year in July" compares with the year before, and not "on July".
    spans = [range(each.start + 1, each.end) for each in back]
    named = _named(text, tag, period)
    found = back + [e for e in named if not any(e.start in span for span in spans)]
    found.sort(key=lambda each: (each.start - each.end, each.start))
    kept: list[Compared] = []
    for each in found:
        if all(each.end <= one.start or one.end <= each.start for one in kept):
            kept.append(each)
    code = language_of(tag).code
    kept = [each for each in kept if not _is_of_rates(each, text, code)]
    return tuple(sorted(kept, key=lambda each: each.start))


def _is_of_rates(found: Compared, text: str, code: str) -> bool:
    """
    Tell whether a rate is compared: "rose 5 percent, less than in 2023".

    So it is in "the fall, at 0.9 percent, was smaller than in the third quarter".
    """
    if said(code, "compared", "paced").search(text[: found.start]):
        return True
    is_added = re.search(
        r"[,\uff0c]\s*([^,.;\uff0c\u3002\uff1b]*)$", text[: found.start]
    )
    if is_added is None:
        return False
    lead = is_added[1].strip()
    rates = words_of(language_of(code)).rates
    is_rate = rates.fullmatch(lead) if lead else None
    return bool(
        is_rate or (not lead and said(code, "compared", "rates").match(found.words))
    )


def _back(text: str, tag: str) -> Iterator[Compared]:
    """Yield what names no time by the calendar, as "on the month" does."""
    language = language_of(tag)
    for key in data_of(language.code)["back"]:
        for match in said(language.code, "back", key).finditer(text):
            back = key
            is_counted = key in {"years", "months"}
            is_long = is_counted or key == "decade"
            if is_long and _is_record(text[: match.start()], language.code):
                continue
            if is_counted:
                count = next(filter(None, match.groups()), "")
                digits = count if count.isdigit() else number_of(count, language)
                back = f"{digits} {key[:-1]}"
            start = match.start()
            near = text[max(0, start - NEAR) : start]
            if ahead := _leading(language.code, "strong").search(near):
                start -= len(near) - ahead.start()
            words = text[start : match.end()].strip()
            yield Compared(start=start, end=match.end(), words=words, back=back)


def _named(text: str, tag: str, period: Period) -> Iterator[Compared]:
    """Yield the times that something is compared with."""
    around = Comparing(text, period, language_of(tag).code)
    for time in times(text, tag, Clock(published=None, covers=period)):
        if time.period.is_dated and (found := around.compared(time)):
            yield found


@cache
def _leading(code: str, key: str) -> re.Pattern[str]:
    """Return what leads to a time right behind it, at the end of a text."""
    words, fill = source(code, "compared", key), source(code, "compared", "fill")
    return re.compile(rf"(?:{words})(?:[\s(’']*(?:{fill}))*[\s(]*$", re.IGNORECASE)


class Comparing(Struct, frozen=True):
    """A text that may compare a value of a period with times."""

    text: str
    period: Period
    code: str

    def compared(self, time: Time) -> Compared | None:
        """Return a time with the words that compare with it, if there are some."""
        if (first := self._first(time)) is not None:
            return self._made(time.start, time, first)
        near = self.text[max(0, time.start - NEAR) : time.start]
        strong = _leading(self.code, "strong").search(near)
        match = strong or _leading(self.code, "weak").search(near)
        added = said(self.code, "compared", "behind").match(self.text, time.end)
        since = said(self.code, "compared", "since").match(self.text, time.end)
        if not (match or added or since):
            return None
        start = time.start - len(near) + match.start() if match else time.start
        base = self.resolved(time)
        if strong or added or self._may_be(start, time, base):
            return self._made(start, time, base)
        return None

    def _made(self, start: int, time: Time, base: Period) -> Compared:
        words = self.text[start : time.end].strip()
        return Compared(start=start, end=time.end, words=words, base=base)

    def _is_lasting(self, start: int) -> bool:
        """Tell whether "since" is of what lasts: "tariffs in force since March"."""
        if not said(self.code, "compared", "lasting").match(self.text, start):
            return False
        words, before = words_of(language_of(self.code)), self.text[:start]
        if words.closed.search(before):  # "die seit März geltenden Zölle"
            return True
        clause = _CLAUSE.split(before)[-1].strip()
        is_moved = words.moving.search(clause) or re.search("[0-9]", clause)
        is_open = language_of(self.code).is_verb_last or not clause
        return not (is_open or is_moved)

    def _first(self, time: Time) -> Period | None:
        """Return the first of two years between which something grew."""
        years = _YEAR.findall(self.text[time.start : time.end])
        if len(years) != PAIR or time.period == self.period:
            return None
        return Period.parse(years[0]) if years[1] == str(self.period) else None

    def _has_year(self, time: Time) -> bool:
        return bool(_YEAR.search(self.text, time.start, time.end))

    def resolved(self, time: Time) -> Period:
        """Return the time that is meant; without a year the last before the value's."""
        is_before = time.period.end_day < self.period.start_day
        if self._has_year(time) or time.is_same or is_before:
            return time.period
        return time.period.year_before or time.period

    def _may_be(self, start: int, time: Time, base: Period) -> bool:
        """Tell whether a time behind "over" or "since" is no time of the value."""
        is_day = base.kind is Kind.DAY is not self.period.kind
        if is_day or not base.end_day < self.period.start_day:
            return False
        if not self._has_year(time) and time.period.overlaps(self.period):
            return False
        if self._is_lasting(start):
            return False
        behind = ""
        if data_of(self.code)["compared"].get("before"):
            first, *more = _CLAUSE.split(self.text[time.end :])
            is_mere = said(self.code, "compared", "since").fullmatch(first)
            behind = first + "".join(more[:1] if is_mere else [])
        return not _is_record(self.text[:start], self.code, behind)


def _is_record(before: str, code: str, behind: str = "") -> bool:
    """Tell whether words say what was last like it: "the most since 2020"."""
    clause = _CLAUSE.split(before)[-1] + behind
    return bool(said(code, "compared", "record").search(clause))
