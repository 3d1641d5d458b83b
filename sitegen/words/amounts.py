"""Numbers with their units and bounds, as an article printed them."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import NumberPattern, parse_pattern
from msgspec.structs import replace

from sitegen.catalogue import catalogue, mark
from sitegen.model.quantity import Interval, Qualifier
from sitegen.words.times import NO_BREAK, ordinal

if TYPE_CHECKING:
    from sitegen.model.quantity import Quantity, Unit

MINUS = "\u2212"
BOUNDS = {
    Qualifier.OVER: mark("over %(amount)s"),
    Qualifier.AT_LEAST: mark("at least %(amount)s"),
    Qualifier.NEARLY: mark("nearly %(amount)s"),
    Qualifier.AT_MOST: mark("at most %(amount)s"),
    Qualifier.ABOUT: mark("about %(amount)s"),
}
TURNED = BOUNDS | {
    Qualifier.OVER: mark("below %(amount)s"),
    Qualifier.AT_LEAST: BOUNDS[Qualifier.AT_MOST],
    Qualifier.NEARLY: mark("above %(amount)s"),
    Qualifier.AT_MOST: BOUNDS[Qualifier.AT_LEAST],
}
"""Bounds of the size of a negative number, as bounds of the number itself."""
ATTACHED = {"%"}
"""Units written without a space before them."""


def number(value: Decimal, language: str = "en") -> str:
    """Return a number with grouped digits and every printed decimal: 1,234.50."""
    return _number(f"{value:f}", language)


@lru_cache(1 << 14)  # the same few hundred numbers stand on thousands of cards
def _number(digits: str, language: str) -> str:
    pattern = _pattern(len(digits.partition(".")[2]))
    text = pattern.apply(abs(Decimal(digits)), _locale(language))
    return f"{MINUS}{text}" if Decimal(digits) < 0 else text  # nothing has no sign


@cache  # babel would read both anew for each number
def _pattern(places: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * places if places else ""))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))


def amount(quantity: Quantity, language: str = "en", *, is_short: bool = False) -> str:
    """Return number and unit as the article printed them: "470 million euro"."""
    unit = unit_of(quantity)
    if unit.id == "rank":
        return ordinal(int(quantity.number), language)
    value = digits(quantity, language)
    label = unit_label(quantity, is_short=is_short)
    space = "" if label in ATTACHED else NO_BREAK
    return f"{unit.before}{value}{space if label else ''}{label}"


def digits(quantity: Quantity, language: str = "en") -> str:
    """Return the number that is printed, or of a range both: "3 to 4"."""
    shown = unit_of(quantity)
    ends = replace(quantity, stated_unit=shown).ends
    if not ends:
        return number(stated(quantity), language)
    low, high = (number(each, language) for each in ends)
    return catalogue(language)("%(low)s\u00a0to %(high)s", low=low, high=high)


def unit_label(quantity: Quantity, *, is_short: bool = False) -> str:
    """Return what stands behind the number: "billion euro", "%"."""
    unit = unit_of(quantity)
    if unit.one and not quantity.ends and stated(quantity) == 1:
        return unit.one
    return unit.short if is_short else unit.label


def bounded(quantity: Quantity, language: str = "en", *, is_short: bool = False) -> str:
    """Return the amount behind its bound: "over 60%"; "positive" for over zero."""
    if is_positive(quantity):
        return catalogue(language)("positive")
    said = amount(quantity, language, is_short=is_short)
    return behind_bound(quantity, said, language)


def is_positive(quantity: Quantity) -> bool:
    """Tell whether all that is known of a quantity is that it is more than nothing."""
    return quantity.qualifier is Qualifier.OVER and not quantity.number


def in_print(quantity: Quantity) -> Decimal:
    """Return what one of the unit in which a quantity is shown is in its own."""
    return (
        Decimal(1) if unit_of(quantity) is quantity.unit else unit_of(quantity).factor
    )


def as_printed(quantity: Quantity) -> Quantity:
    """Return a quantity in the unit in which it is shown, with its interval in that."""
    one = in_print(quantity)
    ends = (quantity.interval.low, quantity.interval.high)
    return replace(
        quantity,
        number=quantity.number / one,
        unit=unit_of(quantity),
        stated_unit=None,
        span=Interval(*(each if each is None else each / one for each in ends)),
    )


def behind_bound(quantity: Quantity, text: str, language: str = "en") -> str:
    """
    Return *text*, a negative amount too, behind its bound.

    Content bounds a fall by its size: over -5 % is a fall by over 5 %. Before a number
    with its sign that is "below", for readers take "over -5 %" for more than that.
    """
    if quantity.qualifier is None or quantity.ends:
        return text
    bounds = TURNED if quantity.number < 0 else BOUNDS
    return catalogue(language)(bounds[quantity.qualifier], amount=text)


def rounding(quantity: Quantity, language: str = "en") -> str:
    """Return the interval that the printed digits stand for, in words."""
    say = catalogue(language)
    interval = quantity.interval
    unit = quantity.unit.short
    space = "" if unit in ATTACHED else NO_BREAK
    if interval.low is not None and interval.low == interval.high:
        return f"{number(quantity.number, language)}{space}{unit}"  # it is exact
    # The ends of a range are as exact as they are printed.
    last = Decimal((0, (1,), -quantity.decimals - (not quantity.ends)))
    low = high = ""
    if interval.low is not None:
        low = number(interval.low.quantize(last, ROUND_FLOOR), language)
    if interval.high is not None:
        high = number(interval.high.quantize(last, ROUND_CEILING), language)
    is_included = quantity.qualifier in {Qualifier.AT_LEAST, Qualifier.AT_MOST}
    amount = f"{low or high}{space}{unit}"
    if not high:
        is_least = say(BOUNDS[Qualifier.AT_LEAST], amount=amount)
        return is_least if is_included else say("more than %(amount)s", amount=amount)
    if not low:
        is_most = say(BOUNDS[Qualifier.AT_MOST], amount=amount)
        return is_most if is_included else say("less than %(amount)s", amount=amount)
    return say("%(first)s to %(last)s", first=low, last=f"{high}{space}{unit}")


def decimals(quantity: Quantity) -> int:
    """Return how many decimals the number of a quantity is shown with."""
    exponent = stated(quantity).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def stated(quantity: Quantity) -> Decimal:
    """Return the number as it is shown, in the unit in which it is shown."""
    is_own = unit_of(quantity) is quantity.unit
    return quantity.number if is_own else quantity.stated


def unit_of(quantity: Quantity) -> Unit:
    """Return the unit for display: as printed, but multiples as percentages."""
    if quantity.unit.id in ATTACHED:
        return quantity.unit
    return quantity.stated_unit or quantity.unit
