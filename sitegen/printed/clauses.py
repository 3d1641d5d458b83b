"""Splits a text into clauses, so that no word governs a number beyond its own."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.language import LETTER, Language, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator


_HALF, NEAR = re.compile(rf"[{LETTER}]-\s*$"), 4
"""Half a word at the end of a text, whose rest "and" leads to, and its last letters."""


class Opening(Enum):
    """What stands before a clause."""

    SENTENCE = auto()
    """The end of a sentence, or the beginning of the text."""
    CONTRAST = auto()
    """A word such as "while": what came before says nothing of this clause."""
    ASIDE = auto()
    """A word such as "after": this clause says nothing of the one that goes on."""
    JOINED = auto()
    """A comma or "and": this clause may go on with the verb of the one before."""


class Clause(Struct, frozen=True, kw_only=True):
    """A part of a text with a verb of its own, or with that of the clause before."""

    start: int
    end: int
    opening: Opening
    is_comma: bool = False


@cache
def _borders(language: Language) -> re.Pattern[str]:
    data = language.data["clauses"]
    short = "|".join(language.data["abbreviations"])
    stops, commas = data.get("stops", "(?!)"), data.get("commas", "(?!)")
    # A stop ends a sentence unless it belongs to an initial, or to an ordinal.
    stop = rf"(?<!\b[A-Z]){data.get('no_stop_after', '')}\.(?=[\"”’')]*(?:\s|$))"
    words = {key: any_of(language, data[key]) for key in ("asides", "ends", "joined")}
    parts = (
        rf"(?P<short>(?<![{LETTER}])(?:{short})\.)",
        rf"(?P<sentence>{stop}|[!?;:](?=\s|$)|{stops})",
        rf"(?P<comma>,(?=\s|$)|\s[-–—](?=\s)|—|[()\[\]]|{commas})",
        rf"(?P<aside>{words['asides']})|(?P<contrast>{words['ends']})",
        rf"(?P<joined>{words['joined']})",
    )
    return re.compile("|".join(parts), re.IGNORECASE)


@cache
def _between(language: Language) -> re.Pattern[str]:
    """Return what opens a pair of things that "and" joins, and no clause."""
    words = any_of(language, language.list_of("ranges", "opening"))
    return re.compile(rf"{words}\s+(?:[^\W\d]+\s+){{1,3}}$", re.IGNORECASE)


def clauses(text: str, language: Language) -> list[Clause]:
    """Return the clauses of a text in order; together they cover it."""
    return list(_clauses(text, language))


@lru_cache(maxsize=256)  # each word around a number asks for those of its text
def _clauses(text: str, language: Language) -> tuple[Clause, ...]:
    found: list[Clause] = []
    start, opening, is_comma = 0, Opening.SENTENCE, False
    for match in _borders(language).finditer(text):
        if match["short"]:
            continue
        if match["joined"] and _between(language).search(text, 0, match.start()):
            continue  # "the gap between imports and exports"
        near = max(0, match.start() - NEAR)
        if match["joined"] and _HALF.search(text, near, match.start()):
            continue  # "kalender- und saisonbereinigt"
        # The word that opens a clause is a part of it, punctuation of neither.
        found.append(
            Clause(start=start, end=match.start(), opening=opening, is_comma=is_comma)
        )
        start, is_comma = match.end(), bool(match["comma"])
        if match["sentence"]:
            opening = Opening.SENTENCE
        elif match["aside"]:
            opening = Opening.ASIDE
        elif match["contrast"]:
            opening = Opening.CONTRAST
        else:
            opening = Opening.JOINED
    found.append(Clause(start=start, end=len(text), opening=opening, is_comma=is_comma))
    return tuple(_without_blanks(found, text))


def _without_blanks(found: list[Clause], text: str) -> list[Clause]:
    """Join empty clauses, as between a comma and "and", with the stronger opening."""
    kept: list[Clause] = []
    opening: Opening | None = None
    for each in found:
        strongest = (
            each.opening
            if opening is None
            else min(opening, each.opening, key=lambda one: one.value)
        )
        if text[each.start : each.end].strip():
            kept.append(
                Clause(
                    start=each.start,
                    end=each.end,
                    opening=strongest,
                    is_comma=each.is_comma or opening is Opening.JOINED,
                )
            )
            opening = None
        else:
            opening = strongest
    return kept or [Clause(start=0, end=len(text), opening=Opening.SENTENCE)]


def clause_of(found: list[Clause], position: int) -> int:
    """Return the index of the clause in which a position lies."""
    return next(
        (n for n, each in enumerate(found) if position < each.end), len(found) - 1
    )


def continued(found: list[Clause], index: int) -> Iterator[Clause]:
    """
    Yield the clauses whose verb a clause may go on with, the nearest first.

    An aside is passed over where a comma closes it: in "rose, after a drop, by 5%"
    the number goes on with "rose".
    """
    while found[index].opening is Opening.JOINED:
        head = index - 1
        while found[head].opening is Opening.JOINED:
            head -= 1
        is_aside = found[index].is_comma and found[head].opening is Opening.ASIDE
        if is_aside and head == 0:
            return
        index = head - 1 if is_aside else index - 1
        yield found[index]
