"""Two periods, one beside the other or measured against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from sitegen.model.period import Period


class Comparison(Struct, frozen=True):
    """A period measured against an earlier one: what a growth rate belongs to."""

    period: Period
    base: Period

    def __post_init__(self) -> None:
        """Refuse a base that does not lie wholly before the period."""
        if not self.period.is_dated or not self.base.end_day < self.period.start_day:
            message = f"base {self.base} does not lie before {self.period}"
            raise ValueError(message)

    @property
    def is_like_for_like(self) -> bool:
        """Both sides cover the same part of a year."""
        return self.period.is_comparable(self.base)

    @property
    def years(self) -> int:
        """How many years lie between the two."""
        return self.period.end_day.year - self.base.end_day.year

    def __str__(self) -> str:
        return f"{self.period}/{self.base}"


def days_between(one: Period, two: Period) -> int:
    """Return how many days lie between the end of one period and the next's begin."""
    return (two.start_day - one.end_day).days - 1


def reach(period: Period, base: Period) -> tuple[int, int]:
    """Return how far a period looks back to its base: in months, and in days."""
    day, back = period.end_day, base.end_day
    months = (day.year - back.year) * 12 + day.month - back.month
    return months, (day - back).days
