"""
Tells whether a value follows from what an article printed.

Reads English numerals and number words with their bounds, scales and directions,
and compares them with the value that content states, digit for digit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.model.quantity import EXACT, Qualifier, printed_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Quantity, Unit

BOUNDS = {
    "over": Qualifier.OVER,
    "above": Qualifier.OVER,
    "more than": Qualifier.OVER,
    "no less than": Qualifier.AT_LEAST,
    "not less than": Qualifier.AT_LEAST,
    "surpassed": Qualifier.OVER,
    "surpassing": Qualifier.OVER,
    "at least": Qualifier.AT_LEAST,
    "exceed": Qualifier.OVER,
    "exceeds": Qualifier.OVER,
    "exceeded": Qualifier.OVER,
    "exceeding": Qualifier.OVER,
    "nearly": Qualifier.NEARLY,
    "almost": Qualifier.NEARLY,
    "under": Qualifier.NEARLY,
    "below": Qualifier.NEARLY,
    "less than": Qualifier.NEARLY,
    "no more than": Qualifier.AT_MOST,
    "not more than": Qualifier.AT_MOST,
    "not exceed": Qualifier.AT_MOST,
    "not exceeding": Qualifier.AT_MOST,
    "at most": Qualifier.AT_MOST,
    "up to": Qualifier.AT_MOST,
    "as much as": Qualifier.AT_MOST,
    "about": Qualifier.ABOUT,
    "approximately": Qualifier.ABOUT,
    "around": Qualifier.ABOUT,
    "roughly": Qualifier.ABOUT,
    "some": Qualifier.ABOUT,
    "close to": Qualifier.ABOUT,
}
BOUNDS_AFTER = {
    "or more": Qualifier.AT_LEAST,
    "or above": Qualifier.AT_LEAST,
    "or higher": Qualifier.AT_LEAST,
    "or less": Qualifier.AT_MOST,
    "or below": Qualifier.AT_MOST,
    "or lower": Qualifier.AT_MOST,
}
PHRASES = {
    "double-digit": (Qualifier.AT_LEAST, "10", "%"),
    "positive growth": (Qualifier.OVER, "0", "%"),
    "exceeded the national average": (Qualifier.OVER, "0", "pp"),
}
"""Numbers that articles state without a numeral, and their units."""

RANKS = {
    "first": (1,),
    "second": (2,),
    "third": (3,),
    "fourth": (4,),
    "fifth": (5,),
    "record high": (1,),
    "two largest": (1, 2),
    "largest": (1,),
    "top": (1,),
}
NUMERALS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
}
SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}


CHANGES = {Kind.GROWTH, Kind.DIFFERENCE}
"""Kinds of value that words such as "down" make negative."""


def _one_of(words: Iterable[str]) -> str:
    return rf"\b({'|'.join(words)})\b"


_NUMBER = re.compile(r"(?<![\w.,])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_WORD = re.compile(_one_of(NUMERALS), re.IGNORECASE)
_BOUND = re.compile(_one_of(BOUNDS), re.IGNORECASE)
_BOUND_AFTER = re.compile(_one_of(BOUNDS_AFTER), re.IGNORECASE)
_FALL = re.compile(
    r"\b(?:down|fell|fall(?:s|en|ing)?|decreas\w+|declin\w+|drop\w*|shr[aiu]nk\w*|"
    r"contract(?:s|ed|ing|ion)|reduc\w+|plung\w+|slump\w*|slip(?:s|ped|ping)?|"
    r"negative|minus|(?<!or )lower)\b(?!\s+to\b)",
    re.IGNORECASE,
)
_LESS_AFTER = re.compile(r"(?<!or )\b(?:less|fewer)\b", re.IGNORECASE)
_POINTS = re.compile(r"(?:%|per ?cent|percentage)\s*points?\b", re.IGNORECASE)
_BOUND_BEFORE = re.compile(rf"{_BOUND.pattern}\s*$", re.IGNORECASE)
_FALL_BEFORE = re.compile(rf"{_FALL.pattern}(?: by| of)?\s*$", re.IGNORECASE)
_MINUS_BEFORE = re.compile(r"(?<!\w)[-−–]\s?$")


def complaint(figure: Figure, printed: str) -> str:
    """Say why the value of *figure* does not follow from *printed*, or nothing."""
    text = " ".join(printed.split())
    if figure.kind is Kind.RANK:
        return _rank_complaint(figure.quantity, text.lower())
    found = _NUMBER.search(text)
    if not found:
        for phrase, (bound, digits, unit) in PHRASES.items():
            if phrase in text.lower():
                return _compare(figure.quantity, bound, Decimal(digits), unit)
        found = _WORD.search(text)
    if not found:
        return "no number is printed there"
    if found.re.search(text, found.end()):
        return "two numbers are printed here; mark the one that is meant with < and >"
    return _number_complaint(figure, text, found)


def complaint_before(figure: Figure, text: str) -> str:
    """Say what the words at the end of *text* do to the value behind them, if any."""
    quantity = figure.quantity
    bound = _BOUND_BEFORE.search(text)
    if bound and BOUNDS[bound[1].lower()] is not quantity.qualifier:
        return f"{bound[1]!r} before it bounds it; take that word into printed"
    is_fall = figure.kind in CHANGES and _FALL_BEFORE.search(text)
    if (is_fall or _MINUS_BEFORE.search(text)) and quantity.number >= 0:
        return "the words before it make it negative; take them into printed"
    return ""


def _number_complaint(figure: Figure, text: str, found: re.Match[str]) -> str:
    unit = figure.quantity.stated_unit or figure.quantity.unit
    before, after = text[: found.start()], text[found.end() :]
    after = re.sub(r"^(st|nd|rd|th)\b", "", after).strip(" -")
    word, _, rest = after.partition(" ")
    scale = SCALES.get(word.lower(), 0)
    is_points = unit.id == "%" and _POINTS.match(after)
    if is_points or not _names(unit, rest if scale else after, before):
        nouns = ", ".join(repr(noun) for noun in unit.nouns) or "nothing"
        return f"unit {unit.id!r} does not follow; it is printed as {nouns}"
    digits = NUMERALS.get(found[0].lower(), found[0])
    number = printed_number(digits, is_percentage=unit.id == "%")
    number = number.scaleb(scale - unit.scale, EXACT)
    fall = _FALL.search(text) or _LESS_AFTER.search(after)
    is_less = (fall and figure.kind in CHANGES) or _MINUS_BEFORE.search(before)
    if number and is_less:  # nothing has no sign
        number = number.copy_negate()
    bound = None
    if said := _BOUND.search(before):
        bound = BOUNDS[said[0].lower()]
    elif said := _BOUND_AFTER.search(after):
        bound = BOUNDS_AFTER[said[0].lower()]
    return _compare(figure.quantity, bound, number, unit.id)


def _rank_complaint(quantity: Quantity, lowered: str) -> str:
    for words, ranks in RANKS.items():
        if re.search(rf"\b{words}\b", lowered):
            said = [_compare(quantity, None, Decimal(rank), "rank") for rank in ranks]
            return "" if "" in said else said[0]
    return "no rank is printed there"


def _compare(
    quantity: Quantity, bound: Qualifier | None, number: Decimal, unit: str
) -> str:
    """Say how the value differs from what is printed, or nothing."""
    stated_unit = quantity.stated_unit or quantity.unit
    stated = quantity.stated if quantity.stated_unit else quantity.number
    if stated_unit.id != unit:
        return f"the article prints it in {unit}, the value is in {stated_unit.id}"
    if bound is not quantity.qualifier:
        said = f"has {quantity.qualifier or 'none'}"
        return f"the article prints {bound or 'no bound'}, the value {said}"
    if number.as_tuple() != stated.as_tuple():
        return f"the article prints {number:f}, the value is {stated:f}"
    return ""


def _names(unit: Unit, after: str, before: str) -> bool:
    """Tell whether the words next to a number name *unit*."""
    for noun in unit.nouns:
        words = rf"(?<!\w){re.escape(noun)}(?!\w)"
        if re.match(words, after, re.IGNORECASE):
            return True
        if re.search(rf"{words}\s*$", before, re.IGNORECASE):
            return True
    return False
