"""The value of a formula: its interval, and no more digits than that supports."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sitegen.model.formula import HUNDRED, LARGER, Name, OutOfRangeError, corners
from sitegen.model.quantity import Interval, Qualifier, Quantity
from sitegen.model.rounding import supported

if TYPE_CHECKING:
    from sitegen.derive.meaning import Meaning
    from sitegen.model.figure import Figure
    from sitegen.model.formula import Formula

PERCENT_DECIMALS = 1
"""Percentages are computed to one decimal at most, as articles print them."""

RATIO_DECIMALS, RATE_DECIMALS = 2, 4
"""Ratios of two levels; those of two currencies as rates of exchange are quoted."""

BOUNDABLE = {Name.SUM, Name.MONTHLY}
"""Formulas in which a lower limit of an input is a lower limit of the result."""

DIGITS = 30
"""Significant digits of the ends of an interval, which are rounded outwards."""


def quantity(formula: Formula, inputs: list[Figure], meaning: Meaning) -> Quantity:
    """
    Return the value with its interval.

    It has no more digits than the interval supports, and no more decimals than the
    most exact input; percentages have one, ratios two and rates of exchange four.
    Raises `OutOfRangeError` where there is no such value.
    """
    over = any(each.quantity.qualifier is Qualifier.OVER for each in inputs)
    if over and formula.name in BOUNDABLE:
        return _bound(formula, inputs, meaning)
    spans = [each.quantity.interval for each in inputs] + _parameters(meaning)
    low, high = corners(formula.compute, spans)
    is_larger = {Name.SHARE: low > HUNDRED, Name.DIFFERENCE: high < 0}
    if is_larger.get(formula.name):
        raise OutOfRangeError(LARGER)
    about = any(each.quantity.qualifier is Qualifier.ABOUT for each in inputs)
    span = Interval(_outward(low, ROUND_FLOOR), _outward(high, ROUND_CEILING))
    exact = formula.compute([_middle(each) for each in spans])
    number = supported(exact, low, high, _most_places(formula, inputs, meaning))
    qualifier = Qualifier.ABOUT if about else None
    return Quantity(number, meaning.unit, qualifier, span=span)


def _bound(formula: Formula, inputs: list[Figure], meaning: Meaning) -> Quantity:
    """Return a lower limit, where every input is exact or a lower limit."""
    if {each.quantity.qualifier for each in inputs} - {None, Qualifier.OVER}:
        message = "a lower limit with an upper limit or an estimate bounds nothing"
        raise OutOfRangeError(message)
    if any(each.quantity.interval.low is None for each in inputs):
        message = "a fall by more than something has no lower limit"
        raise OutOfRangeError(message)
    spans = [each.quantity.interval for each in inputs] + _parameters(meaning)
    least = formula.compute([Fraction(each.low or 0) for each in spans])
    number = _outward(least, ROUND_FLOOR)
    places = max(each.quantity.decimals for each in inputs)
    if number:  # at least one digit that is not zero
        places = max(places, -number.adjusted())
    shown = number.quantize(Decimal((0, (1,), -places)), ROUND_FLOOR)
    return Quantity(shown, meaning.unit, Qualifier.OVER, span=Interval(shown, None))


def _parameters(meaning: Meaning) -> list[Interval]:
    """Return the number that enters besides the inputs, if there is one."""
    exact = [] if meaning.parameter is None else [Decimal(meaning.parameter)]
    return [Interval(each, each) for each in exact]


def _middle(interval: Interval) -> Fraction:
    """Return the printed number, or what a computed one was before its rounding."""
    return (Fraction(interval.low or 0) + Fraction(interval.high or 0)) / 2


def _most_places(formula: Formula, inputs: list[Figure], meaning: Meaning) -> int:
    """Return how many decimals the value may have, however exact it is."""
    if meaning.unit.is_relative:
        return PERCENT_DECIMALS
    if meaning.unit.id not in {each.quantity.unit.id for each in inputs}:
        return RATE_DECIMALS if formula.name is Name.CONVERTED else RATIO_DECIMALS
    return max(each.quantity.decimals for each in inputs)


def _outward(value: Fraction, rounding: str) -> Decimal:
    context = Context(prec=DIGITS, rounding=rounding)
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))
