"""Compares what is printed with the value that content states, digit for digit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.model.quantity import EXACT
from sitegen.printed.bounds import bound_before, bound_of
from sitegen.printed.direction import direction
from sitegen.printed.elided import listed
from sitegen.printed.phrase import Phrase, phrase
from sitegen.printed.rank import ranks
from sitegen.printed.saying import fold, saying
from sitegen.printed.words import FALL

if TYPE_CHECKING:
    from sitegen.model.quantity import Qualifier, Quantity, Unit
    from sitegen.printed.numerals import Numeral
    from sitegen.printed.passage import Passage
    from sitegen.printed.saying import Fold

CHANGES = {Kind.GROWTH, Kind.CHANGE, Kind.SHIFT, Kind.DIFFERENCE}
"""Kinds of value that words such as "down" make negative."""
TWO = "two numbers are printed here; mark the one that is meant with < and >"
RANGE = "a range is printed here; write the value as one, like 3 to 4 %"


def unit_of(quantity: Quantity) -> Unit:
    """Return the unit in which content states a quantity."""
    return quantity.stated_unit or quantity.unit


def stated_of(quantity: Quantity) -> Decimal:
    """Return the number that content states, in that unit."""
    return quantity.stated if quantity.stated_unit else quantity.number


def is_same(number: Decimal, stated: Decimal) -> bool:
    """Tell whether digits agree: 20 million is 20,000,000, but 12 % is not 12.0 %."""
    if number.as_tuple() == stated.as_tuple():
        return True
    exponent, own = int(stated.as_tuple().exponent), int(number.as_tuple().exponent)
    is_short = (
        exponent == 0 and own == 1
    )  # 百亿 as 10, which no zeros can say otherwise
    return number == stated and (exponent > own >= 0 or is_short)


def compare(
    quantity: Quantity, bound: Qualifier | None, number: Decimal, unit: str
) -> str:
    """Say how the value differs from what is printed, or nothing."""
    stated = stated_of(quantity)
    if unit_of(quantity).id != unit:
        return (
            f"the article prints it in {unit}, the value is in {unit_of(quantity).id}"
        )
    if bound is not quantity.qualifier:
        said = f"has {quantity.qualifier or 'none'}"
        return f"the article prints {bound or 'no bound'}, the value {said}"
    if not is_same(number, stated):
        told = f"the article prints {number:f}, the value is {stated:f}"
        if f"{number:f}" != f"{stated:f}":
            return told
        return f"{told}, to more digits than are printed; use the article's unit"
    return ""


def _in_words(
    quantity: Quantity, bound: Qualifier | None, number: Decimal, unit: str
) -> str:
    """Compare with what has no digits of its own, so that only the size counts."""
    stated = stated_of(quantity)
    return compare(quantity, bound, stated if stated == number else number, unit)


def compare_saying(quantity: Quantity, passage: Passage) -> str:
    """Compare with words that say a number without a numeral, e.g. "doubled"."""
    said = saying(passage.text, (passage.start, passage.end), passage.language)
    if said is None:
        return "no number is printed there"
    number, unit = said.number, said.unit
    if unit == "%" and unit_of(quantity).id == "times":
        number, unit = number.scaleb(-2), "times"
    if said.is_multiple:
        return _in_words(quantity, said.bound, number, unit)
    return compare(quantity, said.bound, number, unit)


def phrase_of(quantity: Quantity, found: Numeral, passage: Passage) -> Phrase | None:
    """
    Return what a number says in the unit of a quantity, as `phrase` does.

    A fraction is one of a hundred: a third is 33 % or 33.3 %, never 33.4 %.
    """
    if found.fraction is None:
        unit = unit_of(quantity)
        read = phrase(passage.text, found, unit, passage.language)
        return read or listed(passage, found, unit)
    stated = stated_of(quantity).copy_abs()
    places = 1 if int(stated.as_tuple().exponent) < 0 else 0
    number = Decimal(round(found.fraction * 100 * 10**places)).scaleb(-places)
    span = (found.start, found.end)
    bound, words, (start, end) = bound_of(passage.text, span, passage.language)
    return Phrase(
        start=start,
        end=end,
        number=stated if stated == number else number,
        is_minus=False,
        bound=bound,
        bound_words=words,
    )


def fold_of(passage: Passage, found: Numeral, unit: Unit, kind: Kind) -> Fold | None:
    """Return the multiple that growth is said as, e.g. "rose 2.5-fold"."""
    is_growth = kind is Kind.GROWTH and unit.id in {"%", "times"}
    if not is_growth or found.fraction is not None:
        return None
    return fold(passage.text, found.start, found.end, passage.language)


def compare_fold(
    quantity: Quantity, found: Numeral, passage: Passage, multiple: Fold
) -> str:
    """Compare growth with a multiple of the old value, which is one time more."""
    times = Decimal(found.digits)
    way = direction(
        passage.text, (found.start, multiple.end), passage.language, is_points=False
    )
    is_open = way.is_open and way.is_known
    if multiple.is_open or way.sign == FALL or is_open:
        return (
            f"it can be read as growth to {times} times or by {times} times; mark with "
            "< and > words that say which"
        )
    is_percent = unit_of(quantity).id == "%"
    number = EXACT.subtract(times, Decimal(1)).scaleb(2 if is_percent else 0, EXACT)
    bound = bound_before(passage.text[: found.start], passage.language)
    return _in_words(
        quantity, bound[0] if bound else None, number, "%" if is_percent else "times"
    )


def compare_rank(quantity: Quantity, passage: Passage) -> str:
    """Compare with the one rank that is printed, or with any of "three largest"."""
    found = ranks(passage.text, passage.start, passage.end, passage.language)
    if not found:
        known = ", ".join(map(repr, passage.language.data["rank"]["known"]))
        return f"no rank is printed there; known are words such as {known}"
    if len(found) > 1:
        named = ", ".join(str(each[0]) for each in found)
        return f"more than one rank is printed there, {named}; mark one with < and >"
    said = [compare(quantity, None, Decimal(rank), "rank") for rank in found[0]]
    return "" if "" in said else said[0]
