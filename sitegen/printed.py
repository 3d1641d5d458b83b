"""
Tells whether a value follows from what an article printed.

Reads English numerals and number words with their bounds and scales, and
compares them with the value that content states, digit for digit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.model.quantity import Qualifier, printed_number

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Unit

BOUNDS = {
    Qualifier.OVER: ("over", "more than", "exceed", "exceeds", "exceeded", "exceeding"),
    Qualifier.NEARLY: ("nearly", "almost", "less than", "under"),
    Qualifier.ABOUT: ("about", "approximately", "around", "some"),
}
PHRASES = {
    "double-digit": (Qualifier.OVER, "10"),
    "positive growth": (Qualifier.OVER, "0"),
    "exceeded the national average": (Qualifier.OVER, "0"),
}
"""Numbers that articles state without a numeral."""

RANKS = {
    "first": (1,),
    "second": (2,),
    "third": (3,),
    "record high": (1,),
    "two largest": (1, 2),
    "largest": (1,),
    "top": (1,),
}
NUMERALS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
FALLS = ("down", "fell", "fall", "decrease", "decreased", "decline", "declined", "drop")

_NUMBER = re.compile(
    r"(?<![\w.,])(?P<sign>[$\u20ac\u00a3]?)(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?)(?P<rest>.*)",
    re.DOTALL,
)


def complaint(figure: Figure, printed: str) -> str:
    """Say why the value of *figure* does not follow from *printed*, or nothing."""
    text = " ".join(printed.split())
    lowered = text.lower()
    if figure.kind is Kind.RANK:
        return _rank_complaint(figure, lowered)
    for phrase, (meant, digits) in PHRASES.items():
        if phrase in lowered:
            return _compare(figure, meant, Decimal(digits))
    bound, rest = _bound(text)
    wrong_way = any(re.search(rf"\b{word}\b", lowered) for word in FALLS)
    if (figure.quantity.number < 0) != wrong_way:
        return "the direction of the printed words is another"
    match = _NUMBER.search(rest)
    if match is None:
        return _word_complaint(figure, bound, rest)
    if _NUMBER.search(match["rest"]):
        return "two numbers are printed here; mark the one that is meant with < and >"
    return _number_complaint(figure, bound, match, rest[: match.start()])


def bound_before(text: str) -> Qualifier | None:
    """Return the bound that the words at the end of *text* put on what follows."""
    for qualifier, phrases in BOUNDS.items():
        for words in phrases:
            if re.search(rf"\b{words}$", text.rstrip(), re.IGNORECASE):
                return qualifier
    return None


def _number_complaint(
    figure: Figure, bound: Qualifier | None, match: re.Match[str], before: str
) -> str:
    unit = figure.quantity.stated_unit or figure.quantity.unit
    rest = re.sub(r"^(st|nd|rd|th)\b", "", match["rest"]).strip(" -")
    scale = 0
    word, _, after = rest.partition(" ")
    if word.lower() in SCALES:
        scale, rest = SCALES[word.lower()], after
    if not _names(unit, rest, f"{before} {match['sign']}"):
        nouns = ", ".join(repr(noun) for noun in unit.nouns) or "nothing"
        return f"unit {unit.id!r} does not follow; it is printed as {nouns}"
    number = printed_number(match["digits"], is_percentage=rest.startswith("%"))
    return _compare(figure, bound, number.scaleb(scale - unit.scale))


def _word_complaint(figure: Figure, bound: Qualifier | None, rest: str) -> str:
    """Judge a number that is printed as a word: "seven bonded zones"."""
    word, _, after = rest.partition(" ")
    unit = figure.quantity.stated_unit or figure.quantity.unit
    if word.lower() not in NUMERALS:
        return "no number is printed there"
    if not _names(unit, after, ""):
        return f"unit {unit.id!r} does not follow from {after!r}"
    return _compare(figure, bound, Decimal(NUMERALS[word.lower()]))


def _rank_complaint(figure: Figure, lowered: str) -> str:
    for words, ranks in RANKS.items():
        if re.search(rf"\b{words}\b", lowered):
            if int(figure.quantity.number) in ranks:
                return ""
            return f"{words!r} is rank {' or '.join(map(str, ranks))}"
    return "no rank is printed there"


def _compare(figure: Figure, bound: Qualifier | None, number: Decimal) -> str:
    quantity = figure.quantity
    stated = abs(quantity.stated if quantity.stated_unit else quantity.number)
    if bound is not quantity.qualifier:
        said = bound or "no bound"
        return (
            f"the article prints {said}, the value has {quantity.qualifier or 'none'}"
        )
    if number.as_tuple() != stated.as_tuple():
        return f"the article prints {number:f}, the value is {stated:f}"
    return ""


def _bound(text: str) -> tuple[Qualifier | None, str]:
    for qualifier, phrases in BOUNDS.items():
        for words in sorted(phrases, key=len, reverse=True):
            match = re.match(rf"{words}\b\s*", text, re.IGNORECASE)
            if match:
                return qualifier, text[match.end() :]
    return None, text


def _names(unit: Unit, after: str, before: str) -> bool:
    """Tell whether the words around a number name *unit*."""
    for noun in unit.nouns:
        begins = after.lower().startswith(noun.lower())
        whole = not re.match(r"\w", after[len(noun) :]) if noun[-1].isalnum() else True
        if (begins and whole) or noun.lower() in before.lower().split():
            return True
    return False
