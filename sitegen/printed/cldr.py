"""Scales and currencies in the words of a language, from Unicode CLDR by Babel."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import (
    UnknownCurrencyError,
    get_currency_name,
    get_currency_symbol,
    validate_currency,
)


@cache
def scales(tag: str) -> dict[str, int]:
    """Return the words for powers of ten from a thousand on, e.g. "million" -> 6."""
    found: dict[str, int] = {}
    formats = Locale.parse(tag, sep="-").compact_decimal_formats
    for style in (each for each in ("long", "short") if each in formats):
        for patterns in formats[style].values():
            for number, pattern in patterns.items():
                zeros, word = _parts(str(pattern.pattern))
                # "K" and "M" are written right behind digits, and not in all fields.
                if (zeros and len(word) > 1) or (word and not word.isascii()):
                    found.setdefault(word, len(number) - zeros)
    return found


def _parts(pattern: str) -> tuple[int, str]:
    """Return how many digits stand before the scale, and the scale: "00 million"."""
    word = re.sub(r"['0\s]", "", pattern)
    return pattern.count("0"), word


@cache
def currency(code: str, tag: str) -> tuple[str, ...]:
    """Return the names and the sign of a currency, e.g. "euros", "euro", "€", "EUR"."""
    locale = Locale.parse(tag, sep="-")
    try:
        validate_currency(code, locale)
    except (UnknownLocaleError, UnknownCurrencyError):
        return (code,)
    names = [get_currency_name(code, count=n, locale=locale) for n in (None, 1, 2)]
    sign = get_currency_symbol(code, locale)
    signs = (sign, f"{code[:2]}{sign}") if len(sign) == 1 else (sign,)  # $ and US$
    dotted = (re.sub(r"^US(?= )", "U.S.", name) for name in names)
    return tuple(dict.fromkeys((*names, *dotted, *signs, code)))
