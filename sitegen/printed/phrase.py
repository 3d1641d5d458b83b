"""A number with what stands right beside it: sign, scale, unit and bound."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.quantity import EXACT, printed_number
from sitegen.printed.bounds import NEAR, bound_amid, bound_of
from sitegen.printed.language import any_of
from sitegen.printed.units import forms, scale_at

if TYPE_CHECKING:
    from decimal import Decimal

    from sitegen.model.quantity import Qualifier, Unit
    from sitegen.printed.language import Language
    from sitegen.printed.numerals import Numeral

_MINUS = re.compile(r"(?:(?<![\w%)])[-–]|(?:^|(?<=[:(]))\s*[-–]\s?)$")
"""A dash with spaces around it is none, save behind a colon."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])")


class Phrase(Struct, frozen=True, kw_only=True):
    """What a number and its neighbours say together."""

    start: int
    """Where it begins, with its bound, sign and currency."""
    end: int
    number: Decimal
    """In the unit, without a sign."""
    is_minus: bool
    """A minus sign or a word for it stands before it."""
    bound: Qualifier | None
    bound_words: str
    """The words of the bound, where they stand before the number."""


def phrase(
    text: str, numeral: Numeral, unit: Unit, language: Language
) -> Phrase | None:
    """
    Return what a number says in a unit, or `None` where no word for the unit is by it.

    The number is that of the unit: 0.47 where "470 million euros" is read in EUR bn.
    """
    if numeral.fraction is not None:
        return None
    position, amid = _end_of(text, numeral, language)
    found = _unit_behind(text, position, unit, language)
    power, end = found or scale_at(text, position, language)
    start, is_minus = _signed(text, numeral.start, language)
    ahead = forms(unit, language).before.search(text[max(0, start - NEAR) : start])
    if ahead:
        start -= len(ahead[0])
        if not is_minus:
            start, is_minus = _signed(text, start, language)
    elif found is None:
        return None
    bound, words, (start, end) = bound_of(text, (start, end), language)
    number = printed_number(numeral.digits, is_percentage=unit.id == "%")
    return Phrase(
        start=start,
        end=end,
        number=number.scaleb(power - unit.scale, EXACT),
        is_minus=is_minus,
        bound=amid or bound,
        bound_words=words,
    )


def _end_of(
    text: str, numeral: Numeral, language: Language
) -> tuple[int, Qualifier | None]:
    """Return where a number ends, with the "th" of an ordinal or the 多 of 100多家."""
    if match := _ORDINAL.match(text, numeral.end):
        return match.end(), None
    amid = bound_amid(text, numeral.end, language)
    return (amid[1], amid[0]) if amid else (numeral.end, None)


def _unit_behind(
    text: str, position: int, unit: Unit, language: Language
) -> tuple[int, int] | None:
    """Return the power of ten between a number and its unit, and where both end."""
    known = forms(unit, language)
    for pattern, power in known.scaled:
        if match := pattern.match(text, position):
            return power, match.end()
    power, end = scale_at(text, position, language)
    for pattern, due in known.rests:
        if power == due and (match := pattern.match(text, end)):
            return power, match.end()
    match = known.after.match(text, end)
    link = _link(language).match(text, end) if power and not match else None
    if link:
        match = known.after.match(text, link.end())
    return (power, match.end()) if match else None


@cache
def _link(language: Language) -> re.Pattern[str]:
    """Return what may stand between a scale and its unit: "Tausend an Tonnen"."""
    words = language.pattern(language.data["scales"].get("of", "(?!)"))
    return re.compile(words, re.IGNORECASE)


@cache
def _minus_words(language: Language) -> re.Pattern[str]:
    words = any_of(language, language.list_of("money", "minus"))
    return re.compile(rf"{words}\s*$", re.IGNORECASE)


def _signed(text: str, start: int, language: Language) -> tuple[int, bool]:
    """Return where a number begins with the minus before it, and whether one is."""
    near = text[max(0, start - NEAR) : start]
    match = _MINUS.search(near) or _minus_words(language).search(near)
    return (start - len(match[0]), True) if match else (start, False)
