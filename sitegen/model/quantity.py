"""Units, and quantities that remember how exactly they were printed."""

from __future__ import annotations

from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from sitegen.diagnostics import Location
from sitegen.model.alike import Alike

EXACT = Context(prec=200)
"""Arithmetic on printed digits loses none of them."""

ROUND_INTEGER_DIGITS = 3
"""From this many digits on, the zeros that end an integer may stand for rounding."""


class Qualifier(StrEnum):
    """How a printed value bounds what it stands for."""

    OVER = "over"
    AT_LEAST = "at least"
    """The number itself included: "double-digit" is at least 10."""
    NEARLY = "nearly"
    AT_MOST = "at most"
    ABOUT = "about"
    BETWEEN = "between"
    """A range, "3 to 4 %": both of its ends are printed, and included."""


LEAST = frozenset({Qualifier.OVER, Qualifier.AT_LEAST})
"""The value has at least the size of the number."""
MOST = frozenset({Qualifier.NEARLY, Qualifier.AT_MOST})
"""The value has at most the size of the number."""


class Unit(Alike, frozen=True, kw_only=True, omit_defaults=True):
    """What a value counts, with its scale and currency."""

    BESIDE = ("at",)

    id: str
    """As written in content and downloads, e.g. ``CNY bn``."""
    label: str
    """Behind a number in prose, e.g. "billion euros"."""
    short: str
    """Behind a number in tables, e.g. "bn euros"."""
    one: str = ""
    """The label behind the number 1, where it differs."""
    before: str = ""
    """In front of the number, e.g. "$"."""
    currency: str = ""
    """ISO 4217 code; empty for units that are no money."""
    scale: int = 0
    """Power of ten in which the unit counts, as SDMX's UNIT_MULT; 9 for billions."""
    of: str = ""
    """The unit in which values are compared; empty for such a unit itself."""
    factor: Decimal = Decimal(1)
    """One of this unit in the unit *of*, e.g. 0.001 for CNY mn of CNY bn."""
    nouns: tuple[str, ...] = ()
    """What articles print behind (or before) a number in this unit."""
    definition: str = ""
    """For the glossary."""
    is_measured: bool = False
    """Read from a scale, as tonnes are: its whole numbers are rounded, no counts."""
    at: Location | None = None

    @property
    def canonical(self) -> str:
        """The id of the unit in which values of this unit are compared."""
        return self.of or self.id

    @property
    def is_relative(self) -> bool:
        """Percentages, percentage points and ranks: no level of anything."""
        return self.canonical in {"%", "pp", "rank"}


class Interval(Struct, frozen=True):
    """What a printed number may stand for; `None` is a side without a limit."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: Interval) -> bool:
        """Tell whether the two have a value in common."""
        reaches = self.high is None or other.low is None or other.low <= self.high
        reached = other.high is None or self.low is None or self.low <= other.high
        return reaches and reached

    def __contains__(self, value: Decimal) -> bool:
        """Tell whether *value* is within, borders included."""
        return self.meets(Interval(value, value))

    def times(self, factor: Decimal) -> Interval:
        """Return the interval in another unit, *factor* of which are one of its own."""
        low, high = (
            each if each is None else EXACT.multiply(each, factor)
            for each in (self.low, self.high)
        )
        return Interval(low, high)

    def within(self, limits: Interval | None, value: Decimal | None = None) -> Interval:
        """
        Return what of the interval lies within *limits*.

        Only limits that *value*, where there is one, keeps are applied: what lies
        beyond them is a fault, or no such thing as they are for. A side that is open
        stays open, since a bound says nothing of it.
        """
        low, high = self.low, self.high
        if limits is None or (value is not None and value not in limits):
            return self
        if low is not None and limits.low is not None:
            low = max(low, limits.low)
        if high is not None and limits.high is not None:
            high = min(high, limits.high)
        return Interval(low, high)


class Quantity(Alike, frozen=True, dict=True, omit_defaults=True):
    """
    A number as printed, its unit, and its bound.

    The number of a range is the middle of its two ends, which nobody printed: it places
    the range among other values, and is shown nowhere.

    The exponent of the number is the printed precision: ``56.7`` stands for
    56.65 to 56.75, and ``1.8 times``, read as 1.8E+2 per cent, for 175 to 185
    (the rule of XBRL Calculations 1.1: half a unit of the last printed digit).
    """

    BESIDE = ("stated", "stated_unit", "exact", "limits", "is_nominal")

    number: Decimal
    unit: Unit
    qualifier: Qualifier | None = None
    stated: Decimal = Decimal(0)
    """The number in the unit in which the article printed it, for display."""
    stated_unit: Unit | None = None
    span: Interval | None = None
    """For computed values: the interval that the inputs leave; for a range its ends."""
    exact: Fraction | None = None
    """For computed values: what the printed numbers give, before any rounding."""
    limits: Interval | None = None
    """What values of its kind can be, e.g. no exports below zero."""
    is_nominal: bool = False
    """A target or a plan: it is the number that was set, and no rounded one."""

    @cached_property
    def decimals(self) -> int:
        """The exact decimals, as in XBRL; negative for rounded integers."""
        ends = self._range or (self.number,)
        return max(-int(each.as_tuple().exponent) for each in ends)

    @property
    def is_rounded(self) -> bool:
        """
        The value may differ from what is printed: no count of single things, no plan.

        A whole number of what is counted one by one is exact; money, percentages and
        what is read from a scale are rounded, and so is 95,000 of anything.
        """
        if self.span is not None:
            return self.span.low != self.span.high
        if self.is_nominal or self.unit.id == "rank":
            return False
        stated = self.stated_unit or self.unit
        is_amount = bool(self.unit.currency) or self.unit.id in {"%", "pp"}
        is_scaled = stated.is_measured or stated.scale != 0
        is_vague = self.qualifier is Qualifier.ABOUT
        return is_amount or is_scaled or is_vague or self.decimals != 0

    @property
    def printed(self) -> Fraction:
        """The number as printed; of a computed value what it was before rounding."""
        return Fraction(self.number) if self.exact is None else self.exact

    @property
    def ends(self) -> tuple[Decimal, Decimal] | None:
        """Of a range its lower and upper end, in the unit in which it is printed."""
        if not self._range:
            return None
        factor = self.stated_unit.factor if self.stated_unit else Decimal(1)
        low, high = (EXACT.divide(each, factor) for each in self._range)
        return low, high

    @property
    def _range(self) -> tuple[Decimal, Decimal] | None:
        """Of a range its two ends, in its own unit."""
        span = self.span if self.qualifier is Qualifier.BETWEEN else None
        if span is None or span.low is None or span.high is None:
            return None
        return span.low, span.high

    @property
    def is_bound(self) -> bool:
        """Only a limit on one side is known."""
        return self.qualifier in LEAST | MOST

    @cached_property
    def interval(self) -> Interval:
        """
        The values that the printed number may stand for.

        "Over" and "nearly" bound one side only, that of a fall by its size: who fell
        by over 5 % has at most -5 %; so do "at least" and "at most". "About" has the
        interval of its printed digits, which is the least that it can mean. A count
        and a plan stand for themselves.
        """
        if self.span is not None:
            return self.span
        if self.is_bound:
            is_least = (self.qualifier in LEAST) == (self.number >= 0)
            least, most = (self.number, None) if is_least else (None, self.number)
            return Interval(least, most)
        if not self.is_rounded:
            return Interval(self.number, self.number)
        half = Decimal((0, (5,), -self.decimals - 1))
        low = EXACT.subtract(self.number, half)
        high = EXACT.add(self.number, half)
        return Interval(low, high).within(self.limits, self.number)

    @cached_property
    def plain(self) -> str:
        """It in digits alone, ``2073000`` or ``3 to 4``; no exponents."""
        return " to ".join(f"{each:f}" for each in self._range or (self.number,))


def printed_number(digits: str, *, is_percentage: bool = False) -> Decimal:
    """
    Read printed *digits* such as ``1,650`` or ``12.60`` with their precision.

    The zeros that end an integer of three digits or more may be there only
    because it was rounded, so that they count as unknown: 95,000 stands for
    94,500 to 95,500. Percentages keep theirs.
    """
    whole = digits.replace(",", "")
    known = whole.rstrip("0")
    if "." in whole or len(whole) < ROUND_INTEGER_DIGITS or is_percentage or not known:
        return Decimal(whole)
    return Decimal(f"{known}E{len(whole) - len(known)}")
