"""Spans of time as statistics name them, with order, length and overlap."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from sitegen.model.days import (
    REMEMBERED,
    SEVEN_DAYS,
    Kind,
    bounds,
    dates,
    moved,
    names,
    unreadable,
    whole_months,
)

__all__ = ["Kind", "Period", "between"]


class Period(Struct, frozen=True, cache_hash=True):
    """
    A closed span of days, or an instant.

    The same days have one name only, in the largest units that they consist of, so
    that two figures of one period are never taken for figures of two.

    An instant has no length; one whose date is not known ("currently" in an
    article without a date) has neither start nor end and comes last in order.
    """

    text: str
    """As written in content, addresses and downloads, e.g. ``2025-Q1..Q3``."""
    kind: Kind
    start: date | None
    end: date | None

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period; raises `ValueError` that says how periods are written."""
        found = cls.read(text)
        if found.text != text:
            message = f"period {text!r} is the same as {found}; write that"
            raise ValueError(message)
        return found

    @classmethod
    def read(cls, text: str) -> Period:
        """Read a period in any spelling."""
        if text == "at-undated":
            return cls(text, Kind.INSTANT, None, None)
        if text.startswith("at-"):
            day = cls._unit(text.removeprefix("at-"))
            if day.kind is not Kind.DAY:
                raise unreadable(text)
            return cls(text, Kind.INSTANT, day.start, day.end)
        return cls._span(text) if ".." in text else cls._unit(text)

    @classmethod
    def _unit(cls, text: str) -> Period:
        return cls(text, *bounds(text))

    @classmethod
    def _span(cls, text: str) -> Period:
        first_text, _, last_text = text.partition("..")
        if re.fullmatch(r"Q[1-4]", last_text):  # 2025-Q1..Q3
            last_text = f"{first_text[:4]}-{last_text}"
        first, last = cls._unit(first_text), cls._unit(last_text)
        if first.kind is not last.kind:
            raise unreadable(text)
        if first.start_day >= last.start_day:
            message = f"period {text!r} does not run forwards; correct an end"
            raise ValueError(message)
        name = _name(first.start_day, last.end_day)
        if name != text:
            return cls.read(name)
        return cls(text, Kind.SPAN, first.start, last.end)

    @property
    def start_day(self) -> date:
        """The first day; for an undated instant the last day there is."""
        return self.start or date.max

    @property
    def end_day(self) -> date:
        """The last day; for an undated instant the last day there is."""
        return self.end or date.max

    @property
    def is_dated(self) -> bool:
        """The calendar days are known."""
        return self.start is not None

    @property
    def days(self) -> int:
        """Length in days; an instant has none."""
        is_instant = self.kind is Kind.INSTANT
        return 0 if is_instant else (self.end_day - self.start_day).days + 1

    @property
    def months(self) -> int:
        """Length in whole calendar months; 0 where it does not consist of them."""
        is_instant = self.kind is Kind.INSTANT
        return 0 if is_instant else whole_months(self.start_day, self.end_day)

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Chronological order: by end, then the longer first."""
        return (self.end_day, self.start_day, self.text)

    def __lt__(self, other: Period) -> bool:
        return self.sort_key < other.sort_key

    def contains(self, other: Period) -> bool:
        """Tell whether every day of *other* is a day of this period."""
        return (
            self.is_dated
            and other.is_dated
            and self.start_day <= other.start_day
            and other.end_day <= self.end_day
        )

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two share a day."""
        return (
            self.is_dated
            and other.is_dated
            and self.start_day <= other.end_day
            and other.start_day <= self.end_day
        )

    def is_comparable(self, other: Period) -> bool:
        """Tell whether the two are the same part of years, so that levels compare."""
        if {self.kind, other.kind} == SEVEN_DAYS:
            return self._dates == other._dates
        return self.is_dated and other.is_dated and self._part == other._part

    def is_as_long_as(self, other: Period) -> bool:
        """
        Tell whether levels of the two compare as they stand.

        Months are equal in length, whatever their days, and so are quarters and years.
        """
        kinds = {self.kind, other.kind}
        if kinds == {Kind.INSTANT}:
            return self.is_comparable(other)
        if kinds not in ({self.kind}, SEVEN_DAYS):
            return False
        is_one = self.months > 0 or self.days == other.days
        return is_one and self.months == other.months

    @property
    def _part(self) -> tuple[Kind, int, str]:
        """What remains of it without the year; 29 February counts as the 28th."""
        if self.kind is Kind.WEEK:
            return self.kind, 0, self.text[4:]
        return self.kind, *self._dates

    @property
    def _dates(self) -> tuple[int, str]:
        return dates(self.start_day, self.end_day)

    def shifted(self, years: int) -> Period:
        """
        Return the same part of another year, e.g. the base of a yearly growth.

        29 February may become the 28th. Raises `ValueError` where the calendar ends.
        """
        return _shifted(self, years) if self.is_dated else self

    @property
    def year_before(self) -> Period | None:
        """The same part of the year before; `None` where there is none."""
        try:
            return self.shifted(-1) if self.is_dated else None
        except ValueError:  # the first year of the calendar
            return None

    @property
    def previous(self) -> Period | None:
        """The one of its kind just before it; `None` where there is none."""
        if not self.is_dated or not self.days:
            return None
        try:
            end = self.start_day - timedelta(days=1)
            if not self.months:
                return Period.read(_name(end - timedelta(days=self.days - 1), end))
            months = 12 * self.start_day.year + self.start_day.month - 1 - self.months
            start = date(months // 12, months % 12 + 1, 1)
        except (ValueError, OverflowError):  # before the first year of the calendar
            return None
        return between(start, end)

    @property
    def has_two_bases(self) -> bool:
        """Growth in it is usual on the period before and on the year before alike."""
        return self.kind in {Kind.DAY, Kind.WEEK, Kind.MONTH, Kind.QUARTER}

    def without(self, part: Period) -> Period | None:
        """
        Return what is left of this period when *part* is taken from an end of it.

        `None` if nothing is left, or if *part* lies elsewhere.
        """
        if not self.contains(part) or Kind.INSTANT in {self.kind, part.kind}:
            return None
        if part.start == self.start and part.end_day < self.end_day:
            return between(part.end_day + timedelta(days=1), self.end_day)
        if part.end == self.end and self.start_day < part.start_day:
            return between(self.start_day, part.start_day - timedelta(days=1))
        return None

    @property
    def slug(self) -> str:
        """The period in an address, e.g. ``2025-q1-q3``."""
        return self.text.lower().replace("..", "-")

    def __str__(self) -> str:
        return self.text


def between(start: date, end: date) -> Period | None:
    """Return the period from *start* to *end* if it consists of whole months."""
    found = Period.parse(_name(start, end))
    return found if found.months else None


def _name(start: date, end: date) -> str:
    """Return how the days from *start* to *end* are written: 2025, 2025-Q1..Q3."""
    first, last = next(
        pair
        for pair in zip(names(start), names(end), strict=True)
        if (Period.parse(pair[0]).start, Period.parse(pair[1]).end) == (start, end)
    )
    if first == last:
        return first
    if "Q" in first and start.year == end.year:
        last = last.partition("-")[2]
    return f"{first}..{last}"


@lru_cache(maxsize=REMEMBERED)
def _shifted(period: Period, years: int) -> Period:
    """Return the same part of another year, which is asked for by every growth."""
    return Period.read(moved(period.text, years))
