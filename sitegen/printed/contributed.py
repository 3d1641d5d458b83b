"""The sign of a contribution: what is taken off growth is negative."""

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
