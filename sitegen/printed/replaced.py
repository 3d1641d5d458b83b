"""
A number of which a text says that another took its place: "revised from 4.0 percent".

It was a fact once, so that content may state it as what it was, provisional, or keep it
as an earlier value of the one that is stated now. How far a number was corrected is
nothing that happened: "revised up by 0.2 billion".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.printed.around import Around
from sitegen.printed.language import any_of, spaced
from sitegen.printed.patterns import is_any_in, needed, pattern_of

if TYPE_CHECKING:
    from sitegen.printed.language import Language
    from sitegen.printed.patterns import Needs

NUMBER = "\ue000"
"""Stands for each letter of the number that is asked about."""


def replaced(around: Around, text: str) -> re.Match[str] | None:
    """Return the words of its sentence by which another number took its place."""
    return _found("replaced", around, text)


def was_replaced(text: str, span: tuple[int, int], language: Language) -> bool:
    """Tell the same of the number in *span* of a text."""
    return replaced(Around.of(text, span, language), text) is not None


def revision(around: Around, text: str) -> re.Match[str] | None:
    """Return by what words it says how far a number was corrected: "revised up by"."""
    return _found("revision", around, text)


def _found(key: str, around: Around, text: str) -> re.Match[str] | None:
    start, end, pattern = around.start, around.end, _pattern(around.language, key)
    if start == end or not is_any_in(_needed(pattern.pattern), text):
        return None  # which is asked once of a text, whichever of its numbers is meant
    marked = text[:start] + NUMBER * (end - start) + text[end:]
    return pattern.search(marked, *around.within)


def told(match: re.Match[str]) -> str:
    """Return these words, without the number."""
    return re.sub(f"{NUMBER}+", "…", match[0]).strip()


@cache
def _needed(pattern: str) -> Needs:
    return needed(pattern)


@cache
def _pattern(language: Language, key: str) -> re.Pattern[str]:
    """
    Return a pattern of the words under a key of ``[supposed]``.

    ``{number}`` is the number that is asked about, ``{other}`` the one that took its
    place, with its unit, and ``{rest}`` what says nothing of another number.
    """
    words = language.list_of("supposed", key)
    other = language.data["supposed"].get("other", "")
    parts = {
        "{number}": rf"(?:[a-z]{{0,3}}[^\w\s])?{NUMBER}+[a-z]*",
        "{other}": rf"[^\w\s]?[0-9][0-9.,]*[0-9]?{spaced(other)}",
        "{rest}": rf"(?:[^,.;:\uff0c\u3002\uff1b\uff1a0-9{NUMBER}]|[.,](?=[0-9]))*?",
    }
    for name, pattern in parts.items():
        words = [each.replace(name, pattern) for each in words]
    return pattern_of(any_of(language, words))
