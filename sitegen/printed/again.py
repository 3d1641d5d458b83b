"""
A rate that is said in other terms before its verb: "2.6 percent or 29,100 fewer".

So it is where it stands in brackets behind the amount: "26,800 (1.1 percent) fewer".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.printed.language import any_of
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from sitegen.printed.around import Around
    from sitegen.printed.language import Language

_BRACKETED = re.compile(r"[0-9](?:\s[^\W\d]+){0,2}\s?\(\s?$")
_CLOSED = re.compile(r"\s?\)")


def behind_of(around: Around) -> re.Match[str] | None:
    """Return what governs a number from right behind it, or behind its other terms."""
    words, text = words_of(around.language), around.text
    if found := words.behind.match(around.right):
        return found
    closed = _CLOSED.match(text, around.end)
    if closed and _BRACKETED.search(text[: around.start]):
        return words.behind.match(text[closed.end() :])
    again = _again(around.language).match(text, around.end)
    return words.behind.match(text[again.end() :]) if again else None


@cache
def _again(language: Language) -> re.Pattern[str]:
    """Return an amount that says a number before it in other terms."""
    if not language.data.get("spaced", True):
        return re.compile("(?!)")
    same = any_of(language, language.list_of("amount", "same"))
    return re.compile(
        rf"\s*,?\s*{same}\s+[^\s\w]?[0-9](?:[0-9.,]*[0-9])?", re.IGNORECASE
    )
