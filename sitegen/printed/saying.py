"""Numbers that are said without a numeral: "doubled", "unchanged", "double-digit"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.bounds import QUALIFIERS, bound_before
from sitegen.printed.language import any_of
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from sitegen.model.quantity import Qualifier
    from sitegen.printed.language import Language


class Saying(Struct, frozen=True, kw_only=True):
    """What words without a numeral say."""

    number: Decimal
    unit: str
    bound: Qualifier | None
    is_multiple: bool = False
    """Said in words alone, so that it has no printed digits."""


@cache
def _multiples(language: Language) -> tuple[tuple[re.Pattern[str], Decimal], ...]:
    return tuple(
        (re.compile(any_of(language, [words]), re.IGNORECASE), Decimal(value))
        for words, value in language.data["multiples"].items()
    )


@cache
def _said(language: Language) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (
            re.compile(any_of(language, [each["words"]]), re.IGNORECASE),
            each["bound"],
            each["value"],
        )
        for each in language.data["said"]
    )


class Fold(Struct, frozen=True):
    """How often an old value is in a new one: "2.5-fold", 是上年的1.8倍."""

    end: int
    is_open: bool
    """It may as well be how much was added."""


@cache
def _folds(
    language: Language,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = language.data["multiple"]
    behind = any_of(language, data.get("behind", []))
    unit = language.pattern(data.get("unit", "(?!)"))
    before = any_of(language, data.get("before", []))
    texts = (
        f"[ ]?{behind}".replace("(?<![", "(?:)(?<![") if data.get("behind") else "(?!)",
        unit,
        rf"{before}[^,.;]{{0,8}}$",
        rf"{language.pattern(data.get('open', '(?!)'))}\s*$",
    )
    return tuple(re.compile(each, re.IGNORECASE) for each in texts)  # type: ignore[return-value]


def fold(text: str, start: int, end: int, language: Language) -> Fold | None:
    """Return the multiple that a number between two places is, if it is one."""
    behind, unit, before, either = _folds(language)
    if match := behind.match(text, end):
        return Fold(match.end(), is_open=False)
    if match := unit.match(text, end):
        near = text[max(0, start - 16) : start]
        if _grows(near, language):
            return None
        if before.search(near):
            return Fold(match.end(), is_open=False)
        if either.search(near):
            return Fold(match.end(), is_open=True)
    return None


def _grows(near: str, language: Language) -> bool:
    """Tell whether a verb says that something grew by so many times."""
    words = words_of(language)
    moved = [*words.moving.finditer(near)]
    return bool(moved) and bool(words.links.fullmatch(near, moved[-1].end()))


@cache
def _never(language: Language) -> re.Pattern[str]:
    return re.compile(
        any_of(language, language.list_of("multiple", "never")), re.IGNORECASE
    )


def saying(text: str, span: tuple[int, int], language: Language) -> Saying | None:
    """
    Return what is said between two places of a plain text, if it is one thing.

    Growth is what was added: doubled is 100 %, halved -50 %, unchanged 0 %.
    """
    found = []
    for pattern, bound, value in _said(language):
        for match in pattern.finditer(text, *span):
            number, _, unit = value.partition(" ")
            found.append(
                Saying(number=Decimal(number), unit=unit, bound=QUALIFIERS[bound])
            )
            del match
    if not found:
        found = list(_multiplied(text, span, language))
    kinds = {(each.number, each.unit, each.bound) for each in found}
    return found[0] if len(kinds) == 1 else None


def _multiplied(text: str, span: tuple[int, int], language: Language) -> list[Saying]:
    found = []
    taken: list[tuple[int, int]] = []
    for pattern, value in _multiples(language):
        for match in pattern.finditer(text, *span):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            before = text[max(0, match.start() - 24) : match.start()]
            if _denied(before, language) or _never(language).match(text, match.start()):
                return []
            bound = bound_before(before, language)
            number = (value - 1) * 100
            found.append(
                Saying(
                    number=number,
                    unit="%",
                    bound=bound[0] if bound else None,
                    is_multiple=True,
                )
            )
    return found


def _denied(before: str, language: Language) -> bool:
    match = re.search(
        rf"(?:{_never(language).pattern})\s*(?:\w+\s+)?$", before, re.IGNORECASE
    )
    return bool(match) and bound_before(before, language) is None
