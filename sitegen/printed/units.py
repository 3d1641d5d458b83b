"""The words and signs for units and powers of ten."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed import cldr
from sitegen.printed.language import LETTER, bounded, codes, language_of
from sitegen.printed.numerals import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model.quantity import Unit
    from sitegen.printed.language import Language


_PREFIXES = {
    "k": 3,
    "M": 6,
    "G": 9,
    "T": 12,
    "kilo": 3,
    "mega": 6,
    "giga": 9,
    "tera": 12,
}
_LETTERS = {"k": 3, "m": 6, "b": 9}
"""What stands for a scale in the names that editors give to units: "EUR m"."""
_PREFIXED = re.compile(
    r"([kMGT])((?:t|g|m|[lL]|W|Wh|J|Hz|toe|tce)\b.*)|(kilo|mega|giga|tera)-?(\w.*)"
)
"""Symbols and names of units with a prefix of the SI (ISO 80000-1): kt, gigawatt."""


class Forms(Struct, frozen=True):
    """How a unit is printed in a language."""

    scaled: tuple[tuple[re.Pattern[str], int], ...]
    """Words that hold a scale, e.g. "crore florins", with the power of ten."""
    rests: tuple[tuple[re.Pattern[str], int], ...]
    """What follows that scale, and the power that must come before it."""
    after: re.Pattern[str]
    before: re.Pattern[str]


@cache
def _scales(language: Language) -> tuple[re.Pattern[str], dict[str, int]]:
    attached = language.data["scales"].get("attached", {})
    spaced = "|".join(sorted(map(re.escape, language.scales), key=len, reverse=True))
    tight = "|".join(map(re.escape, attached)) or "(?!)"
    ends = rf"(?![{LETTER}])" if language.data.get("spaced", True) else ""
    text = rf"(?:[ -]?(?P<spaced>{spaced})|(?P<attached>{tight})){ends}"
    powers = {**attached, **language.scales}
    return (
        re.compile(text, re.IGNORECASE),
        {word.lower(): power for word, power in powers.items()},
    )


def scale_at(text: str, position: int, language: Language) -> tuple[int, int]:
    """Return the power of ten that words at a position say, and where they end."""
    pattern, powers = _scales(language)
    power = 0
    while match := pattern.match(text, position):
        power += powers[(match["spaced"] or match["attached"]).lower()]
        position = match.end()
    return power, position


def forms(unit: Unit, language: Language) -> Forms:
    """Return how a unit is printed; the same for equal units."""
    return _forms(unit.id, unit.currency, unit.nouns, unit.scale, language.code)


def currencies(units: Iterable[Unit], language: Language) -> str:
    """Return the text of a pattern for what the currencies of units are called."""
    names = {
        name
        for each in units
        if each.currency
        for name in (*each.nouns, *cldr.currency(each.currency, language.code))
    }
    return _longest([_whole(each) for each in names])


def scale_of(nouns: Iterable[str], tag: str = "en") -> int:
    """Return the power of ten that all *nouns* of a unit say: 8 for 亿元; 0 if none."""
    found = {_scale_in(noun, language_of(tag)) for noun in nouns}
    powers = {power if rest else 0 for power, rest in found}
    return powers.pop() if len(powers) == 1 else 0


def scale_in_name(name: str) -> tuple[int, str]:
    """Return the power of ten and the noun of a unit's name: 6 and t of mn t, of Mt."""
    power, noun = _scale_in(re.sub(r"[\s-]+", " ", name), language_of("en"))
    if power:
        return power, noun.lstrip(". ")
    if found := _PREFIXED.fullmatch(name):
        return _PREFIXES[found[1] or found[3]], found[2] or found[4]
    first, _, last = name.rpartition(" ")
    for letter, rest in ((last, first), tuple(name.partition(" ")[::2])):
        if rest and letter.lower() in _LETTERS:
            return _LETTERS[letter.lower()], rest
    return 0, name


@cache
def _forms(
    name: str, currency: str, nouns: tuple[str, ...], scale: int, tag: str
) -> Forms:
    language = language_of(tag)
    parts = [(noun, *_power_in(noun, scale, language)) for noun in nouns]
    names = [noun for noun, power, _ in parts if not power]
    names += cldr.currency(currency, tag) if currency else ()
    plain_words = [_whole(each) for each in names]
    ahead, behind = list(plain_words), plain_words
    percent = language.data["percent"]
    if name == "%":
        behind += _known(language, percent["words"])
        behind = [rf"{each}(?![\s-]*(?:{percent['not']}))" for each in behind]
        ahead += percent.get("before", [])
    elif name == "pp":
        behind += _known(language, percent["points"])
    elif name == "times":
        behind += _known(language, language.list_of("multiple", "times"))
    # Where no spaces part words, a noun may begin one for points: 个 of 个百分点.
    is_spaced = name == "pp" or language.data.get("spaced", True)
    points = "(?!)" if is_spaced else "|".join(percent["points"])
    divisor = language.data["scales"].get("each", "(?!)")
    return Forms(
        tuple((_word(noun), power) for noun, power, _ in parts if power),
        tuple((_word(rest), power) for _, power, rest in parts if power and rest),
        re.compile(rf"(?!{points})[ -]?(?:{_longest(behind)})", re.IGNORECASE),
        re.compile(rf"(?<!{divisor})(?:{_longest(ahead)})\s?$", re.IGNORECASE),
    )


def torn(text: str, span: tuple[int, int], language: Language) -> str:
    """
    Return the longer word within which what is printed begins or ends, or nothing.

    Where no spaces part words, 个 may be part of 个百分点, and 吨 of 每吨.
    """
    if language.data.get("spaced", True):
        return ""
    (start, end), words = span, "|".join(language.list_of("percent", "points"))
    for match in re.finditer(words, text):
        if match.start() < end < match.end():
            return match[0]
    divisor = language.data["scales"].get("each", "")
    is_torn = divisor and text[:start].endswith(divisor)
    is_led = is_torn and not text[start : start + 1].isdigit()
    return text[start - len(divisor) : start + 1] if is_led else ""


def _longest(patterns: list[str]) -> str:
    return "|".join(sorted(patterns, key=len, reverse=True)) or "(?!)"


def _word(noun: str) -> re.Pattern[str]:
    match = _PREFIXED.fullmatch(noun)
    is_symbol = match and match[1]  # "Mt" is no "MT", which may be metric tons
    return re.compile(rf"[ -]?{_whole(noun)}", 0 if is_symbol else re.IGNORECASE)


def _whole(noun: str) -> str:
    """Return a pattern for a noun that is no part of a longer word."""
    words = r"\s".join(map(re.escape, plain(noun).split()))
    starts = rf"(?<![{LETTER}])" if noun[:1].isascii() and noun[:1].isalnum() else ""
    starts = r"(?<!\w)" if noun[:1] in set("$€£¥") else starts
    ends = r"(?!\w)" if noun[-1:].isascii() and noun[-1:].isalnum() else ""
    return f"{starts}{words}{ends}"


def _known(language: Language, words: list[str]) -> list[str]:
    return [bounded(language.pattern(each)) for each in words]


def _power_in(noun: str, scale: int, language: Language) -> tuple[int, str]:
    """Return what `_scale_in` does, and 3 of "kt" where that is the unit's *scale*."""
    power, rest = _scale_in(noun, language)
    prefixed = None if power else _PREFIXED.fullmatch(noun)
    if prefixed is None:
        return power, rest
    prefix = prefixed[1] or prefixed[3]
    is_own = _PREFIXES[prefix] == scale
    return (scale, prefixed[2] or prefixed[4]) if is_own else (0, noun)


def _scale_in(noun: str, language: Language) -> tuple[int, str]:
    """Return the power of ten that a noun begins or ends with, and the rest of it."""
    others = (language_of(code) for code in codes() if code != language.code)
    front, _, last = noun.rpartition(" ")
    for each in (language, *others):
        power, end = scale_at(f" {noun}", 0, each)
        if power:
            return power, f" {noun}"[end:].strip()
        power, end = scale_at(f" {last}", 0, each)
        if front and power and end == len(last) + 1:
            return power, front
    return 0, noun
