"""Falls of which only a bound is known: the words bound how much, not which way."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sitegen import words
from sitegen.check.book import strict
from sitegen.model.quantity import Interval, Qualifier, Quantity, Unit

PERCENT = Unit(id="%", label="%", short="%")
FIVE, FOUR, SIX = Decimal(-5), Decimal(-4), Decimal(-6)


@pytest.mark.parametrize(
    ("qualifier", "wide", "narrow", "said"),
    [
        (Qualifier.OVER, Interval(None, FIVE), Interval(SIX, FIVE), "less than −5.0%"),
        (
            Qualifier.NEARLY,
            Interval(FIVE, None),
            Interval(FIVE, FOUR),
            "more than −5.0%",
        ),
    ],
)
def test_a_bound_of_a_fall(
    qualifier: Qualifier, wide: Interval, narrow: Interval, said: str
) -> None:
    """Who fell by over 5 % has at most -5 %; who fell by nearly 5 %, at least that."""
    fall = Quantity(FIVE, PERCENT, qualifier)

    assert wide == fall.interval
    assert narrow == strict(fall)
    assert said == words.rounding(fall)
