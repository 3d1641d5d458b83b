"""The value of a formula: its interval, and no more digits than that supports."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sitegen.derive.ground import extremes
from sitegen.model.formula import LARGER, Name, OutOfRangeError
from sitegen.model.quantity import LEAST, Interval, Qualifier, Quantity
from sitegen.model.rounding import outward, supported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.derive.ground import Node
    from sitegen.derive.meaning import Meaning
    from sitegen.model.figure import Figure
    from sitegen.model.formula import Formula

PERCENT_DECIMALS = 1
"""Percentages are computed to one decimal at most, as articles print them."""

RATIO_DECIMALS, RATE_DECIMALS = 2, 4
"""Ratios of two levels; those of two currencies as rates of exchange are quoted."""

BOUNDABLE = {Name.SUM, Name.MONTHLY}
"""Formulas in which a lower limit of an input is a lower limit of the result."""

NEAR = Context(prec=120)
MANY = 10**240
"""Digits from which on a value is rounded, to as many as nobody can tell apart."""


def quantity(
    formula: Formula,
    inputs: Sequence[Figure],
    meaning: Meaning,
    nodes: Sequence[Node],
) -> tuple[Quantity, Interval]:
    """
    Return the value, and all that it can be as far as its inputs tell.

    It has no more digits than the interval supports, and no more decimals than the
    most exact input; percentages have one, ratios two and rates of exchange four. The
    interval is taken over the printed numbers below the *nodes* of the inputs. Raises
    `OutOfRangeError` where there is no such value.
    """
    known = {each.quantity.qualifier for each in inputs}
    if known & LEAST and formula.name in BOUNDABLE:
        found = _bound(formula, inputs, meaning)
        return found, found.interval
    span = extremes(formula, nodes, parameters(meaning))
    return _between(formula, inputs, meaning, span), span


def parameters(meaning: Meaning) -> list[Interval]:
    """Return the number that enters besides the inputs, if there is one."""
    exact = [] if meaning.parameter is None else [Decimal(meaning.parameter)]
    return [Interval(each, each) for each in exact]


def _between(
    formula: Formula, inputs: Sequence[Figure], meaning: Meaning, span: Interval
) -> Quantity:
    """Return the value in its interval, which what it means may limit further."""
    if meaning.is_beyond(formula.name, span):
        raise OutOfRangeError(LARGER)
    exact = _exact(formula, inputs, meaning)
    span = span.within(meaning.limits)
    low, high = Fraction(span.low or 0), Fraction(span.high or 0)
    middle = min(max(exact, low), high)
    number = supported(middle, low, high, _most_places(formula, inputs, meaning))
    vague = {Qualifier.ABOUT, Qualifier.BETWEEN}
    about = any(each.quantity.qualifier in vague for each in inputs)
    qualifier = Qualifier.ABOUT if about else None
    return Quantity(number, meaning.unit, qualifier, span=span, exact=exact)


def _bound(formula: Formula, inputs: Sequence[Figure], meaning: Meaning) -> Quantity:
    """Return a lower limit, where every input is exact or a lower limit."""
    known = {each.quantity.qualifier for each in inputs}
    if known - {None, *LEAST}:
        message = "a lower limit with an upper limit or an estimate bounds nothing"
        raise OutOfRangeError(message)
    if any(each.quantity.interval.low is None for each in inputs):
        message = "a fall by more than something has no lower limit"
        raise OutOfRangeError(message)
    spans = [each.quantity.interval for each in inputs] + parameters(meaning)
    least = formula.compute([Fraction(each.low or 0) for each in spans])
    number = outward(least, least).low or Decimal(0)
    places = max(each.quantity.decimals for each in inputs)
    if number:  # at least one digit that is not zero
        places = max(places, -number.adjusted())
    shown = number.quantize(Decimal((0, (1,), -places)), ROUND_FLOOR)
    qualifier = Qualifier.OVER if Qualifier.OVER in known else Qualifier.AT_LEAST
    return Quantity(
        *(shown, meaning.unit, qualifier), span=Interval(shown, None), exact=least
    )


def _exact(formula: Formula, inputs: Sequence[Figure], meaning: Meaning) -> Fraction:
    """Return what the printed numbers give, to far more digits than are ever shown."""
    printed = [each.quantity.printed for each in inputs]
    numbers = [*printed, *(Fraction(each.low or 0) for each in parameters(meaning))]
    exact = formula.compute(numbers)
    if exact.denominator < MANY and abs(exact.numerator) < MANY:
        return exact
    above, below = Decimal(exact.numerator), Decimal(exact.denominator)
    return Fraction(NEAR.divide(above, below))  # or digits double from figure to figure


def _most_places(formula: Formula, inputs: Sequence[Figure], meaning: Meaning) -> int:
    """Return how many decimals the value may have, however exact it is."""
    if meaning.unit.is_relative:
        return PERCENT_DECIMALS
    if meaning.unit.id not in {each.quantity.unit.id for each in inputs}:
        return RATE_DECIMALS if formula.name is Name.CONVERTED else RATIO_DECIMALS
    return max(each.quantity.decimals for each in inputs)
