"""The one place where values are rounded: half up, to what an interval supports."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def rounded(value: Fraction, places: int) -> Decimal:
    """Return *value* with so many decimals, halves away from zero."""
    scaled = abs(value) * Fraction(10) ** places
    whole = int(scaled + Fraction(1, 2))
    digits = Decimal(whole).as_tuple().digits
    return Decimal((int(value < 0 < whole), digits, -places))


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
