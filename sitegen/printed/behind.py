"""
What the clauses behind a number make of it: "that was expected", "…, is wrong".

A relative clause on a noun ("the rise of 5 percent that was hoped for") may say that
it was only awaited, or never came; so may the verb that the noun is the subject of. A
clause without a subject may say that all of the sentence is wrong.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.clauses import Opening
from sitegen.printed.language import any_of
from sitegen.printed.patterns import pattern_of
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.printed.around import Around
    from sitegen.printed.language import Language


class _Patterns(Struct, frozen=True):
    """Words under ``[supposed]`` of a language that stand behind what they judge."""

    relative: re.Pattern[str]
    """What joins a relative clause to the noun before it, right behind that."""
    awaited: re.Pattern[str]
    """What was expected or promised, as "that was expected" says."""
    surprised: re.Pattern[str]
    """What denies that it was: "that nobody had expected"."""
    absent: re.Pattern[str]
    """What did not come about."""
    refuted: re.Pattern[str]
    """What was wrong, at the beginning of a clause that has no subject."""
    finite: re.Pattern[str]
    whole: re.Pattern[str]
    """What makes a per cent a part of the noun behind it."""


@cache
def _patterns(language: Language) -> _Patterns:
    def of(key: str, before: str = "") -> re.Pattern[str]:
        words = any_of(language, language.list_of("supposed", key))
        return pattern_of(before + words)

    whole = any_of(language, language.list_of("percent", "whole"))
    return _Patterns(
        relative=of("relative", r"[,\s]*"),
        awaited=of("awaited"),
        surprised=of("surprised"),
        absent=of("absent"),
        refuted=of("refuted", r"\s*"),
        finite=of("finite"),
        whole=re.compile(rf"\s*(?:{language.percents})\s*{whole}", re.IGNORECASE),
    )


def awaited_behind(around: Around) -> Iterator[re.Match[str]]:
    """Yield by what words a noun was only awaited, in the relative clause behind it."""
    known, end = _patterns(around.language), _relative_end(around)
    if end and not known.surprised.search(around.text, around.end, end):
        yield from known.awaited.finditer(around.text, around.end, end)


def denied_behind(around: Around) -> Iterator[re.Match[str]]:
    """Yield what says of a noun that it did not come, or of a sentence: it is wrong."""
    known, end = _patterns(around.language), _relative_end(around)
    yield from known.absent.finditer(around.text, around.end, end)
    for each in around.clauses[around.index + 1 :]:
        if each.opening is Opening.SENTENCE:
            return
        for pattern in (known.refuted, known.absent):
            gap = re.compile(r"\s*").match(around.text, each.start)
            if gap and (match := pattern.match(around.text, gap.end())):
                yield match


def _relative_end(around: Around) -> int:
    """Return where the relative clause on the noun of a number ends, or 0."""
    known, text, own = _patterns(around.language), around.text, around.own
    behind = around.index + 1
    part = around.part(own)
    if behind == len(around.clauses) or not known.relative.match(text, own.end):
        return 0
    if known.whole.match(text, around.end):
        return 0  # "40 percent of the cars that had been promised"
    has_verb = words_of(around.language).verbs.search(part) or known.finite.search(part)
    return 0 if has_verb else around.clauses[behind].end
