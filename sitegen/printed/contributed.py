"""Contributions to growth: which numbers are such, and which of them are negative."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.printed.around import Around, Direction
from sitegen.printed.language import any_of
from sitegen.printed.words import FALL, RISE, word, words_of

if TYPE_CHECKING:
    from sitegen.printed.language import Language


@cache
def _words(language: Language) -> re.Pattern[str]:
    taking, adding = (
        any_of(language, language.list_of("contribution", key))
        for key in ("taking", "adding")
    )
    return re.compile(f"(?P<taking>{taking})|{adding}", re.IGNORECASE)


@cache
def _sure(language: Language, key: str) -> re.Pattern[str]:
    words = any_of(language, language.list_of("contribution", key))
    return re.compile(words, re.IGNORECASE)


def contributes(
    text: str, span: tuple[int, int], language: Language, *, is_points: bool
) -> str:
    """
    Return the word that makes a number a contribution to growth, or nothing.

    Points are one wherever something "contributed" or is told to have added them to
    growth; a per cent where it is one of the growth, or no growth stands between.
    """
    around, words = Around.of(text, span, language), words_of(language)
    clause = f"{around.left} · {around.right}"
    if behind := _sure(language, "of").match(around.right.lstrip()):
        return word(behind)
    if ahead := _sure(language, "share").search(around.left):
        return word(ahead)
    if is_points:
        found = _sure(language, "sure").search(clause)
        if found is None and _sure(language, "growth").search(clause):
            found = _words(language).search(clause)
        return word(found) if found else ""
    if words.behind.match(around.right):  # "contributed to a 5% rise"
        return ""
    found = next(reversed([*_sure(language, "sure").finditer(around.left)]), None)
    between = around.left[found.end() :] if found else ""
    return word(found) if found and not words.rates.search(between) else ""


def sign_of_contribution(
    text: str, span: tuple[int, int], language: Language
) -> Direction:
    """
    Return the sign that a verb gives to the contribution in *span* of *text*.

    The last such verb before it in its clause says, or else the first behind it:
    "imports shaved 0.6 points off growth", "0.6 points were taken off growth".
    """
    around = Around.of(text, span, language)
    found = [*_words(language).finditer(around.left)][-1:]
    match = found[0] if found else _words(language).search(around.right)
    if match is None:
        return Direction()
    before = around.left[: match.start()] if found else around.left
    if words_of(language).negated.search(before):
        return Direction(is_open=True, words=f"not {word(match)}")
    return Direction(sign=FALL if match["taking"] else RISE, words=word(match))
