"""
What tells that a number is of a part, and not of all: "excluding gold", "some firms".

What is left out holds for all that its clause leads to, and so does what has no verb
of its own ("for some firms, exports rose"); either may stand right behind the number.
Nor is a number what a fraction is taken of it: "half of 5 billion".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.printed.clauses import Opening
from sitegen.printed.language import any_of
from sitegen.printed.patterns import pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.printed.around import Around
    from sitegen.printed.clauses import Clause
    from sitegen.printed.language import Language

NEAR = 24
"""How many letters, as of a unit, may stand between a number and what singles it."""


@cache
def _words(language: Language, key: str) -> re.Pattern[str]:
    words = any_of(language, language.list_of("part", key))
    return pattern_of(words)


@cache
def _fraction(language: Language, key: str) -> re.Pattern[str]:
    """Return a fraction of the number behind it, at the end, or of that before it."""
    fractions = any_of(language, language.data["fractions"])
    words = any_of(language, language.list_of("part", key))
    if key == "of":
        return pattern_of(rf"{fractions}\s+{words}\s*[^\s\w]?\s*$")
    return pattern_of(rf"[^\d\W]{{0,6}}{words}{fractions}")


@cache
def _singled(language: Language) -> re.Pattern[str]:
    """Return what singles an amount out of all, up to its words: "were exempted"."""
    words = any_of(language, language.list_of("part", "singled"))
    return pattern_of(rf"[^,.;0-9]{{0,{NEAR}}}?{words}")


def of_part(around: Around, governing: Iterable[Clause]) -> Iterator[re.Match[str]]:
    """Yield words by which a number is of a part; *governing* are its clauses."""
    left_out, some = (_words(around.language, key) for key in ("excluded", "some"))
    for clause in governing:
        yield from around.found(some, clause.start, clause.end)
    yield from _leading(around, some)
    yield from _across(around, some)
    first = around.clauses[around.head]
    start = first.start - len(around.gap(around.head))
    yield from around.found(left_out, start, around.own.end)
    yield from _behind(around, left_out)
    for match in (
        _fraction(around.language, "of").search(around.text, 0, around.start),
        _fraction(around.language, "whose").match(around.text, around.end),
        _singled(around.language).match(around.text, around.end),
    ):
        if match:
            yield match


def _leading(around: Around, some: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what a clause before that of the number is all of: "for some firms"."""
    for clause in around.clauses[around.head : around.index]:
        for match in around.found(some, clause.start, clause.end):
            before = around.text[clause.start : match.start()]
            rest = around.text[match.end() : clause.end]
            if len(before.split()) <= 1 and not rest.strip():
                yield match


def _across(around: Around, some: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield words that go on in a relative clause: "those who answered rose"."""
    before = around.clauses[: around.index + 1]
    opens = [each.start for each in before if each.opening is Opening.SENTENCE]
    for match in some.finditer(around.text, max(opens), around.own.end):
        if any(match.start() < each.start <= match.end() for each in before):
            yield match


def _behind(around: Around, left_out: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what leaves a part out at either end of the clause behind a number."""
    following = around.clauses[around.index + 1 : around.index + 2]
    for clause in following:
        match = left_out.search(around.text, around.own.end, clause.end)
        is_apart = clause.opening is Opening.SENTENCE
        # "5 percent, excluding gold 3 percent" leaves nothing out of the first.
        if match is None or is_apart or re.search("[0-9]", around.part(clause)):
            return
        ahead = around.text[around.own.end : match.start()]
        rest = around.text[match.end() : clause.end]
        if not (re.search(r"\w", ahead) and re.search(r"\w", rest)):
            yield match
