"""An amount and its rate, with one word for both: "1.1 billion or 2 percent less"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.printed.language import any_of
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from sitegen.printed.language import Language
    from sitegen.printed.phrase import Phrase

_NUMBER = r"[^\s\w]?[0-9][0-9.,]*\s?(?:%|[^\W\d]+\.?)(?:\s[^\W\d]+){0,2}?"
"""With its sign, and a scale and a unit behind it."""


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return what stands between an amount and such a word, and before a rate."""
    again = any_of(language, language.list_of("amount", "same"))
    pair = rf"{again}\s+(?:[^\W\d]+\s+)?{_NUMBER}"
    return (
        re.compile(rf"\s*(?:,\s*{pair}\s*,|{pair})(?=\s)", re.IGNORECASE),
        re.compile(rf"{_NUMBER}\s*,?\s*{again}\s+(?:[^\W\d]+\s+)?$", re.IGNORECASE),
        re.compile(r"\s*,(?=\s)"),
    )


def with_its_pair(read: Phrase, text: str, language: Language) -> Phrase:
    """
    Return a phrase up to where the word begins that says of both that they moved.

    "5 billion, or 2 percent more" may be a level of so much that is 2 percent more.
    """
    between, ahead, comma = _patterns(language)
    match = between.match(text, read.end)
    if match is None and ahead.search(text[: read.start]):
        match = comma.match(text, read.end)
    if match is None or not words_of(language).behind.match(text, match.end()):
        return read
    return replace(read, end=match.end())
