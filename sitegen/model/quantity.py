"""Units, and quantities that remember how exactly they were printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Context, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.diagnostics import Location

EXACT = Context(prec=200)
"""Arithmetic on printed digits loses none of them."""

ROUND_INTEGER_DIGITS = 3
"""From this many digits on, the zeros that end an integer may stand for rounding."""


class Qualifier(StrEnum):
    """How a printed value bounds what it stands for."""

    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a value counts, with its scale and currency."""

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
    at: Location | None = field(default=None, compare=False)

    @property
    def canonical(self) -> str:
        """The id of the unit in which values of this unit are compared."""
        return self.of or self.id

    @property
    def is_relative(self) -> bool:
        """Percentages, percentage points and ranks: no level of anything."""
        return self.canonical in {"%", "pp", "rank"}


@dataclass(frozen=True, slots=True)
class Interval:
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


@dataclass(frozen=True, slots=True)
class Quantity:
    """
    A number as printed, its unit, and its bound.

    The exponent of the number is the printed precision: ``56.7`` stands for
    56.65 to 56.75, and ``1.8 times``, read as 1.8E+2 per cent, for 175 to 185
    (the rule of XBRL Calculations 1.1: half a unit of the last printed digit).
    """

    number: Decimal
    unit: Unit
    qualifier: Qualifier | None = None
    stated: Decimal = field(default=Decimal(0), compare=False)
    """The number in the unit in which the article printed it, for display."""
    stated_unit: Unit | None = field(default=None, compare=False)
    span: Interval | None = None
    """For computed values: the interval that the inputs leave."""

    @property
    def decimals(self) -> int:
        """Decimals that are exact, as in XBRL; negative for rounded integers."""
        exponent = self.number.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0

    @property
    def is_rounded(self) -> bool:
        """The value may differ from what is printed: no count of single things."""
        if self.span is not None:
            return True
        is_amount = bool(self.unit.currency) or self.unit.id in {"%", "pp"}
        return is_amount or self.decimals < 0

    @property
    def is_bound(self) -> bool:
        """Only a limit on one side is known."""
        return self.qualifier in {Qualifier.OVER, Qualifier.NEARLY}

    @property
    def interval(self) -> Interval:
        """
        The values that the printed number may stand for.

        "Over" and "nearly" bound one side only, that of a fall by its size: who fell
        by over 5 % has at most -5 %. "About" has the interval of its printed digits,
        which is the least that it can mean.
        """
        if self.span is not None:
            return self.span
        half = Decimal((0, (5,), -self.decimals - 1))
        low = EXACT.subtract(self.number, half)
        high = EXACT.add(self.number, half)
        match self.qualifier:
            case Qualifier.OVER | Qualifier.NEARLY:
                is_least = (self.qualifier is Qualifier.OVER) == (self.number >= 0)
                least, most = (self.number, None) if is_least else (None, self.number)
                return Interval(least, most)
            case _:
                return Interval(low, high)

    @property
    def plain(self) -> str:
        """The number in digits alone, e.g. ``2073000``; never in exponents."""
        return f"{self.number:f}"


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
