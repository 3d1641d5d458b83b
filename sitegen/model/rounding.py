"""
The one place where values are rounded: half up, to what an interval supports.

The ends of an interval are rounded outwards.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from sitegen.model.quantity import Interval

CLOSE = Fraction(1, 20)
"""How far from the truth a number in prose may be, in parts of it."""
FEWEST, MOST = 1, 4
"""Significant digits of a number in prose."""
DIGITS = 30
"""Significant digits of the ends of an interval."""
_LOW = Context(prec=DIGITS, rounding=ROUND_FLOOR)
_HIGH = Context(prec=DIGITS, rounding=ROUND_CEILING)


def outward(low: Fraction, high: Fraction) -> Interval:
    """Return an interval of decimals that holds both ends."""
    return Interval(
        _LOW.divide(Decimal(low.numerator), Decimal(low.denominator)),
        _HIGH.divide(Decimal(high.numerator), Decimal(high.denominator)),
    )


def rounded(value: Fraction, places: int) -> Decimal:
    """Return *value* with so many decimals, halves away from zero."""
    scaled = abs(value) * Fraction(10) ** places
    whole = int(scaled + Fraction(1, 2))
    digits = Decimal(whole).as_tuple().digits
    return Decimal((int(value < 0 < whole), digits, -places))


def in_prose(exact: Fraction, interval: Interval) -> Decimal | None:
    """
    Return the roundest number that tells a value without misleading.

    That is the one with the fewest significant digits that is `honest`; `None` where
    there is none.
    """
    for digits in range(FEWEST, MOST + 1):
        number = rounded(exact, digits - 1 - _magnitude(exact)) if exact else Decimal(0)
        if honest(number, exact, interval):
            return number
    return None


def honest(number: Decimal, exact: Fraction, interval: Interval) -> bool:
    """
    Tell whether "about" so many is true of a value and of all that it may be.

    Every value of the interval rounds to the number, at its last digit that is not
    zero, and the number is no further from the value than a twentieth of it.
    """
    if interval.low is None or interval.high is None:
        return False
    about = Fraction(number)
    exponent = number.normalize().as_tuple().exponent if number else 0
    half = Fraction(10) ** (exponent if isinstance(exponent, int) else 0) / 2
    low, high = about - half, about + half
    is_within = low <= Fraction(interval.low) and Fraction(interval.high) <= high
    return is_within and abs(about - exact) <= CLOSE * abs(exact)


def _magnitude(value: Fraction) -> int:
    """Return the power of ten of the first digit of a value: 2 for 558.73."""
    power = len(str(abs(value.numerator))) - len(str(value.denominator))
    return power - (abs(value) < Fraction(10) ** power)


@lru_cache(maxsize=1 << 14)
def supported(exact: Fraction, low: Fraction, high: Fraction, most: int) -> Decimal:
    """
    Return a value between *low* and *high* with at most so many decimals.

    The true value is at most one unit of the last digit away from the number,
    unless the number rounded so far would lie outside of its own interval.
    """
    places = most
    while _distance(exact, places, low, high) > Fraction(10) ** -places:
        places -= 1
    while places < most and not low <= rounded(exact, places) <= high:
        places += 1
    return rounded(exact, places)


def _distance(exact: Fraction, places: int, low: Fraction, high: Fraction) -> Fraction:
    """Return how far the true value may be from the number shown."""
    number = Fraction(rounded(exact, places))
    return max(number - low, high - number)
