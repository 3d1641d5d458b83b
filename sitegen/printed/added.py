"""
An amount that comes on top of another, and no level of the whole: "another 3 billion".

It is a level of its own where its clause says what became of it, or where it is from:
"another 3 billion euros went to Asia".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.printed.language import any_of

if TYPE_CHECKING:
    from sitegen.printed.around import Around
    from sitegen.printed.language import Language


def added_by(around: Around) -> str:
    """Return the word that puts an amount on top of another, or nothing."""
    before, behind, apart = _patterns(around.language)
    match = before.search(around.left) or behind.match(around.right)
    if match is None or apart.search(f"{around.left} · {around.right}"):
        return ""
    return match[0].strip()


@cache
def _patterns(
    language: Language,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    before, behind, apart = (
        any_of(language, language.list_of("amount", key))
        for key in ("added", "added_behind", "apart")
    )
    texts = (rf"{before}\s*$", rf"\s*{behind}", apart)
    one, two, three = (re.compile(each, re.IGNORECASE) for each in texts)
    return one, two, three
