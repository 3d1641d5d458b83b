"""Per cents that are no change, and changes that are no share."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.printed.around import Direction
    from sitegen.printed.language import Language
    from sitegen.printed.passage import Passage
    from sitegen.printed.phrase import Phrase


@cache
def _pattern(language: Language, key: str, text: str) -> re.Pattern[str]:
    words = language.pattern(language.data["percent"].get(key, "(?!)"))
    return re.compile(text.format(words), re.IGNORECASE)


def misread(kind: Kind, read: Phrase, passage: Passage, way: Direction) -> str:
    """
    Say why a per cent is not of a *kind*, or nothing.

    "50 percent of the level of a year ago" halved, and grew by nothing, where no word
    for a move governs it; what "slipped by 40 percent" is a change.
    """
    text, language = passage.text, passage.language
    of = _pattern(language, "of", r"\s*(?:{})").match(text, read.end)
    if kind is Kind.GROWTH and of and not way.says:
        return f"{of[0].strip()!r} behind it makes it a part of something, no growth"
    by = _pattern(language, "by", r"(?:{})\s*$").search(text[: read.start])
    if kind is Kind.SHARE and by:
        return f"{by[0].strip()!r} before it makes it a change, no share"
    return ""
