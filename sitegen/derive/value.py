"""The value of a formula: its interval, and no more digits than that supports."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sitegen.model.formula import Name, OutOfRangeError, corners
from sitegen.model.quantity import Interval, Qualifier, Quantity

if TYPE_CHECKING:
    from sitegen.derive.meaning import Meaning
    from sitegen.model.figure import Figure
    from sitegen.model.formula import Formula

PERCENT_DECIMALS = 1
"""Percentages are computed to one decimal at most, as articles print them."""

RATE_DECIMALS = 4
"""Ratios of two currencies, as rates of exchange are quoted."""

BOUNDABLE = {Name.SUM, Name.MONTHLY}
"""Formulas in which a lower limit of an input is a lower limit of the result."""

DIGITS = 30
"""Significant digits of the ends of an interval, which are rounded outwards."""


def quantity(formula: Formula, inputs: list[Figure], meaning: Meaning) -> Quantity:
    """
    Return the value with its interval.

    The true value is at most one unit of the last digit away from the number,
    unless the number rounded so far would lie outside of its own interval. It has
    no more decimals than the most exact input, and percentages have one.
    Raises `OutOfRangeError` where there is no such value.
    """
    over = any(each.quantity.qualifier is Qualifier.OVER for each in inputs)
    if over and formula.name in BOUNDABLE:
        return _bound(formula, inputs, meaning)
    parameters = [] if meaning.parameter is None else [Decimal(meaning.parameter)]
    centre = [each.quantity.number for each in inputs] + parameters
    spans = [each.quantity.interval for each in inputs]
    spans += [Interval(each, each) for each in parameters]
    low, high = corners(formula.compute, spans)
    exact = formula.compute([Fraction(each) for each in centre])
    if formula.name is Name.SHARE and low > 100:  # noqa: PLR2004 - per cent
        message = "the part is larger than its whole"
        raise OutOfRangeError(message)
    about = any(each.quantity.qualifier is Qualifier.ABOUT for each in inputs)
    span = Interval(_outward(low, ROUND_FLOOR), _outward(high, ROUND_CEILING))
    most = _most_places(inputs, meaning)
    places = most
    while max(exact - low, high - exact) > Fraction(10) ** -places:
        places -= 1
    while places < most and _rounded(exact, places) not in span:
        places += 1
    qualifier = Qualifier.ABOUT if about else None
    return Quantity(_rounded(exact, places), meaning.unit, qualifier, span=span)


def _bound(formula: Formula, inputs: list[Figure], meaning: Meaning) -> Quantity:
    """Return a lower limit, where every input is exact or a lower limit."""
    if any(each.quantity.qualifier is Qualifier.NEARLY for each in inputs):
        message = "upper and lower limits together bound nothing"
        raise OutOfRangeError(message)
    lows = [each.quantity.interval.low or Decimal(0) for each in inputs]
    if meaning.parameter is not None:
        lows.append(Decimal(meaning.parameter))
    least = formula.compute([Fraction(each) for each in lows])
    number = _outward(least, ROUND_FLOOR)
    places = max(each.quantity.decimals for each in inputs)
    shown = number.quantize(Decimal((0, (1,), -places)), ROUND_FLOOR)
    return Quantity(shown, meaning.unit, Qualifier.OVER, span=Interval(shown, None))


def _most_places(inputs: list[Figure], meaning: Meaning) -> int:
    """Return how many decimals the value may have, however exact it is."""
    if meaning.unit.is_relative:
        return PERCENT_DECIMALS
    if meaning.unit.id not in {each.quantity.unit.id for each in inputs}:
        return RATE_DECIMALS
    return max(each.quantity.decimals for each in inputs)


def _rounded(value: Fraction, places: int) -> Decimal:
    """Round half up, away from zero, in the one place where values are rounded."""
    scaled = abs(value) * Fraction(10) ** places
    whole = int(scaled + Fraction(1, 2))
    digits = Decimal(whole).as_tuple().digits
    return Decimal((int(value < 0), digits, -places))


def _outward(value: Fraction, rounding: str) -> Decimal:
    context = Context(prec=DIGITS, rounding=rounding)
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))
