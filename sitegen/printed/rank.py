"""The place in an order that words name: "sixth largest", "ranked third", 第三位."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.language import Language, any_of
from sitegen.printed.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEPT = "·"


class Ranks(Struct, frozen=True):
    """The patterns of a language, in the order in which they are tried."""

    never: re.Pattern[str]
    ordinal: tuple[re.Pattern[str], ...]
    several: tuple[re.Pattern[str], ...]
    top: re.Pattern[str]
    bare: re.Pattern[str]
    number: re.Pattern[str]


@cache
def _patterns(language: Language) -> Ranks:
    data = language.data["rank"]

    def each(key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(
            re.compile(any_of(language, [words]), re.IGNORECASE)
            for words in data.get(key, [])
        )

    ordinal = language.pattern("(?P<ordinal>{ordinal})")
    cardinal = language.pattern("(?P<cardinal>[0-9]+|{cardinal})")
    return Ranks(
        re.compile(any_of(language, data["never"]), re.IGNORECASE),
        each("ordinal"),
        each("several"),
        re.compile(any_of(language, data["top"]), re.IGNORECASE),
        re.compile(any_of(language, data["aside"]), re.IGNORECASE),
        re.compile(rf"{ordinal}|{cardinal}", re.IGNORECASE),
    )


def ranks(
    text: str, start: int, end: int, language: Language
) -> Sequence[tuple[int, ...]]:
    """
    Return each rank that words between *start* and *end* of a plain text name.

    One that several share is a tuple of all: "the two largest" are first and second.
    What stands around them is read too: "third" is none before "countries".
    """
    known = _patterns(language)
    hidden = known.never.sub(lambda match: _KEPT * len(match[0]), text)
    found: list[tuple[int, ...]] = []

    def take(pattern: re.Pattern[str], kind: str) -> None:
        nonlocal hidden
        for match in pattern.finditer(hidden):
            if match.start() < end and start < match.end():
                found.append(_value(match[0], kind, language))
                gap = _KEPT * len(match[0])
                hidden = hidden[: match.start()] + gap + hidden[match.end() :]

    for pattern in known.ordinal:
        take(pattern, "one")
    for pattern in known.several:
        take(pattern, "several")
    inner = hidden[start:end].strip(" .,;:")
    if known.bare.fullmatch(inner):
        found.append(_value(inner, "one", language))
    else:
        take(known.top, "top")
    return tuple(dict.fromkeys(each for each in found if each))


def _value(words: str, kind: str, language: Language) -> tuple[int, ...]:
    if kind == "top":
        return (1,)
    numbers = [
        _number(match, language) for match in _patterns(language).number.finditer(words)
    ]
    if not numbers:  # an ordinal within a longer word: drittgrößter
        rank = ordinal_of(words, language) if language.ordinals else 0
        return (rank,) if rank else ()
    return tuple(range(1, numbers[0] + 1)) if kind == "several" else (numbers[0],)


def _number(match: re.Match[str], language: Language) -> int:
    if cardinal := match["cardinal"]:
        return int(cardinal if cardinal.isdigit() else number_of(cardinal, language))
    return ordinal_of(match["ordinal"], language)


def ordinal_of(word: str, language: Language) -> int:
    """Return the number of an ordinal such as "15th", "twenty-first", 第三."""
    word = word.lower()
    if digits := re.search("[0-9]+", word):
        return int(digits[0])
    if not language.ordinals:
        return int(number_of(re.sub(r"^第\s?", "", word), language))
    total = 0
    atoms = {**language.cardinals, **language.ordinals}
    for atom in re.findall(
        "|".join(map(re.escape, sorted(atoms, key=len, reverse=True))), word
    ):
        total += atoms[atom]
    return total
