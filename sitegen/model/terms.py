"""
On what terms a value is stated, as releases say it beside their numbers.

Figures on different terms are never one series and never in one identity, but for a
revised value, which stands now as one does of which nothing is said. Each of these says
itself in words for readers, and nothing where a release says nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.catalogue import mark
from sitegen.model.period import Period

if TYPE_CHECKING:
    from sitegen.model.figure import Figure


class Adjustment(StrEnum):
    """For what of the calendar a value is adjusted (SDMX's ADJUSTMENT)."""

    NONE = "none"
    SEASONAL = "seasonal"
    CALENDAR = "calendar"
    BOTH = "both"

    @property
    def words(self) -> str:
        """What is said beside the number."""
        return {
            Adjustment.NONE: "",
            Adjustment.SEASONAL: mark("seasonally adjusted"),
            Adjustment.CALENDAR: mark("calendar adjusted"),
            Adjustment.BOTH: mark("seasonally and calendar adjusted"),
        }[self]


class Observation(StrEnum):
    """How firm a value is (SDMX's OBS_STATUS)."""

    NORMAL = "normal"
    REVISED = mark("revised")
    PROVISIONAL = mark("provisional")
    ESTIMATED = mark("estimated")
    FORECAST = mark("forecast")

    @property
    def words(self) -> str:
        """What is said beside the number."""
        return "" if self is Observation.NORMAL else self.value

    @property
    def code(self) -> str:
        """The code of SDMX's OBS_STATUS; "R" for revised as Eurostat writes it."""
        return {Observation.NORMAL: "A"}.get(self, self.value[0].upper())

    @property
    def series(self) -> Observation:
        """With what it makes a series: what was revised stands now, as others do."""
        return Observation.NORMAL if self is Observation.REVISED else self

    @property
    def is_first(self) -> bool:
        """It is a number of then, whose place others take."""
        return self in {Observation.PROVISIONAL, Observation.ESTIMATED}

    @property
    def firmness(self) -> int:
        """Its place in the order from the firmest, 0, to a mere forecast."""
        return list(Observation).index(self)


class GrowthBase(StrEnum):
    """With what all growth rates of a source compare that name no base."""

    YEAR = "year"
    PREVIOUS = "previous"

    def of(self, period: Period) -> Period | None:
        """Return the base of a growth in *period*; `None` where there is none."""
        is_yearly = self is GrowthBase.YEAR
        return period.year_before if is_yearly else period.previous


class Per(StrEnum):
    """By what a level is divided."""

    WHOLE = "whole"
    HEAD = "head"
    HOUSEHOLD = "household"
    WORKER = "worker"

    @property
    def words(self) -> str:
        """What is said beside the number."""
        return {
            Per.WHOLE: "",
            Per.HEAD: mark("per head"),
            Per.HOUSEHOLD: mark("per household"),
            Per.WORKER: mark("per worker"),
        }[self]


class Window(StrEnum):
    """What kind of span a period is, where its days do not tell."""

    CALENDAR = "calendar"
    FISCAL_YEAR = "fiscal-year"
    TWELVE_MONTHS = "twelve-months"
    CUMULATED = "cumulated"

    @property
    def words(self) -> str:
        """What is said beside the number."""
        return {
            Window.CALENDAR: "",
            Window.FISCAL_YEAR: mark("fiscal year"),
            Window.TWELVE_MONTHS: mark("moving twelve months"),
            Window.CUMULATED: mark("cumulated months"),
        }[self]

    def fits(self, period: Period) -> bool:
        """Tell whether *period* can be such a span."""
        if self is Window.CALENDAR:
            return True
        return period.months == 12 or (self is Window.CUMULATED and period.months > 0)  # noqa: PLR2004 - a year


class Prices(Struct, frozen=True):
    """In the prices of which year: of its own (`None`), or of another."""

    base: Period | None = None

    @classmethod
    def parse(cls, text: str) -> Prices:
        """Read ``current`` or ``constant 2015``."""
        kind, _, year = text.partition(" ")
        if text == "current":
            return cls()
        if kind != "constant" or not year:
            message = f"{text!r} are no prices; write current, or constant 2015"
            raise ValueError(message)
        return cls(Period.parse(year))

    @property
    def words(self) -> str:
        """What is said beside the number."""
        return f"in prices of {self.base}" if self.base else ""

    def __str__(self) -> str:
        return f"constant {self.base}" if self.base else "current"


class Index(Struct, frozen=True):
    """The base of an index, the period that is 100; `None` for what is no index."""

    base: Period | None = None

    @classmethod
    def parse(cls, text: str) -> Index:
        """Read the base period, e.g. ``2015``."""
        return cls(Period.parse(text))

    @property
    def words(self) -> str:
        """What is said beside the number."""
        return f"{self.base} = 100" if self.base else ""

    def __str__(self) -> str:
        return str(self.base or "")


BASES = (
    {
        "customs": mark("customs basis"),
        "balance-of-payments": mark("balance of payments basis"),
    },
    {"general-trade": mark("general trade"), "special-trade": mark("special trade")},
    {"FOB": mark("FOB"), "CIF": mark("CIF")},
)
"""What a basis may say, one word of each line, and how readers are told (IMTS 2010)."""


class Basis(Struct, frozen=True):
    """How trade was counted and valued, as far as a release says it."""

    said: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Basis:
        """Read a few words such as ``customs special-trade FOB``."""
        words = text.split()
        found = [word for line in BASES for word in words if word in line]
        is_twice = any(sum(word in line for word in words) > 1 for line in BASES)
        if is_twice or len(found) < len(words):
            known = ", ".join(" or ".join(line) for line in BASES)
            message = f"{text!r} is no basis; write {known}, or several of these"
            raise ValueError(message)
        return cls(tuple(found))

    @property
    def words(self) -> str:
        """What is said beside the number."""
        return ", ".join(self.told)

    @property
    def told(self) -> tuple[str, ...]:
        """Each of its words as readers are told it."""
        told = {name: words for line in BASES for name, words in line.items()}
        return tuple(told[name] for name in self.said)

    def __str__(self) -> str:
        return " ".join(self.said)


def difference(one: Figure, other: Figure) -> str:
    """Say in what the terms of two figures differ, or nothing."""
    mine, its, series = one.terms, other.terms, other.series
    return "; ".join(
        f"{name} {str(mine[name]) or 'none'} and {str(its[name]) or 'none'}"
        for name, term in one.series.items()
        if term != series[name]
    )
