"""What bounds a number: the words right before and behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.model.quantity import Qualifier
from sitegen.printed.language import any_of
from sitegen.printed.patterns import pattern_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.printed.language import Language

QUALIFIERS = {
    "at_most": Qualifier.AT_MOST,
    "at_least": Qualifier.AT_LEAST,
    "over": Qualifier.OVER,
    "nearly": Qualifier.NEARLY,
    "about": Qualifier.ABOUT,
}
"""What the words under each key of ``[bounds]`` make of a number."""

NEAR = 60
"""How many letters before a number are looked at for what stands right beside it."""


def _grouped(language: Language, words: Mapping[str, list[str]]) -> str:
    """Return a pattern with a group for each kind of bound."""
    parts = [
        f"(?P<{key}>{any_of(language, words[key])})"
        for key in QUALIFIERS
        if words.get(key)
    ]
    return "|".join(parts) or "(?!)"


@cache
def _before(language: Language) -> re.Pattern[str]:
    data = language.data["bounds"]
    fillers = any_of(language, data["fillers"]["words"])
    text = rf"(?:{_grouped(language, data)})(?:\s*{fillers})*\s*$"
    return pattern_of(text)


@cache
def _behind(language: Language) -> re.Pattern[str]:
    words = language.data["bounds"].get("behind", {})
    return re.compile(rf"\s?-?(?:{_grouped(language, words)})", re.IGNORECASE)


@cache
def _amid(language: Language) -> re.Pattern[str]:
    words = language.data["bounds"].get("between", {})
    return re.compile(_grouped(language, words), re.IGNORECASE)


def _of(match: re.Match[str]) -> tuple[Qualifier, str]:
    name = str(match.lastgroup)
    return QUALIFIERS[name], match[name]


@cache
def _comparing(language: Language) -> re.Pattern[str]:
    """Return what compares with a number and bounds none: "4% more than the 5"."""
    words = language.data["bounds"].get("comparing", "(?!)")
    return re.compile(words, re.IGNORECASE)


def is_compared(text: str, language: Language) -> bool:
    """Tell whether a text ends with what compares with the number behind it."""
    return bool(_comparing(language).search(text[-NEAR:]))


@cache
def _moving(language: Language) -> re.Pattern[str]:
    """Return what says where a value was moved: "revised up to 5"."""
    words = language.data["bounds"].get("moving", "(?!)")
    return re.compile(words, re.IGNORECASE)


def _bounding(near: str, language: Language) -> re.Match[str] | None:
    """Return the bound at the end of a text, if its words say nothing else."""
    is_other = is_compared(near, language) or _moving(language).search(near)
    return None if is_other else _before(language).search(near)


def bound_before(text: str, language: Language) -> tuple[Qualifier, str] | None:
    """Return the bound that the end of a text sets on what follows, and its words."""
    match = _bounding(text[-NEAR:], language)
    return _of(match) if match else None


def bound_amid(
    text: str, position: int, language: Language
) -> tuple[Qualifier, int] | None:
    """Return the bound between a number and its unit, as in 100多家, and its end."""
    match = _amid(language).match(text, position)
    return (_of(match)[0], match.end()) if match else None


def bound_of(
    text: str, span: tuple[int, int], language: Language
) -> tuple[Qualifier | None, str, tuple[int, int]]:
    """Return the bound of a phrase, its words if before it, and the whole's span."""
    start, end = span
    near = text[max(0, start - NEAR) : start]
    if match := _bounding(near, language):
        return *_of(match), (start - len(near) + match.start(), end)
    if match := _behind(language).match(text, end):
        return _of(match)[0], "", (start, match.end())
    return None, "", span
