"""In what a text measures how far something moved: "in tonnes", "by weight"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.printed import cldr
from sitegen.printed.language import any_of
from sitegen.printed.numerals import numerals
from sitegen.printed.phrase import phrase

if TYPE_CHECKING:
    from sitegen.model.quantity import Unit
    from sitegen.printed.language import Language


def measured_in(part: str, unit: Unit, language: Language) -> str:
    """
    Return the words of a clause by which something is measured in a unit, or nothing.

    A unit of a scale, and one that is a sign, also stands for what it counts: "tonnes
    rose by 3 percent", save behind a number of its own.
    """
    low = part.lower()
    if not any(each in low for each in _beginnings(language, unit)):
        return ""
    around, bare = _patterns(language, unit)
    if match := around.search(part):
        return match[0]
    match = bare.search(part)
    if match is None:
        return ""
    read = [phrase(part, each, unit, language) for each in numerals(part, language)]
    is_counted = any(each and each.start < match.end() <= each.end for each in read)
    return "" if is_counted else match[0]


def measured_otherwise(part: str, unit: Unit, language: Language) -> str:
    """Return words by which a clause measures weight, volume or value, and no unit."""
    is_weight = unit.is_measured and not unit.currency
    others = ["volume" if unit.currency else "value", *["weight"] * (not is_weight)]
    for key in others:
        if match := _words(language, key).search(part):
            return match[0]
    return ""


@cache
def _words(language: Language, key: str) -> re.Pattern[str]:
    return re.compile(
        any_of(language, language.list_of("measured", key)), re.IGNORECASE
    )


def _names(language: Language, unit: Unit) -> list[str]:
    """Return what a unit is called."""
    own = cldr.currency(unit.currency, language.code) if unit.currency else ()
    return [*unit.nouns, *own]


@cache
def _beginnings(language: Language, unit: Unit) -> frozenset[str]:
    """Return with what its names begin, in lower case; quickly looked for."""
    return frozenset(each.lower().removesuffix("s") for each in _names(language, unit))


@cache
def _patterns(
    language: Language, unit: Unit
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = _names(language, unit)
    names += [each[:-1] for each in names if re.search("[a-z]s$", each)]
    found = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    ahead, behind = (
        language.pattern(language.data["measured"].get(key, ""))
        for key in ("ahead", "behind")
    )
    whole = rf"{ahead}(?:{found or '(?!)'}){behind}"
    bare = [
        each
        for each in unit.nouns
        if len(each) > 1 and each.isascii() and (unit.is_measured or each.isupper())
    ]
    alone = any_of(language, map(re.escape, bare))
    return re.compile(whole, re.IGNORECASE), re.compile(alone)
