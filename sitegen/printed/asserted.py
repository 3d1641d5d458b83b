"""
Whether a text states as a fact what a number in it says.

What is denied ("did not rise by 5 percent"), supposed ("if prices rose by 9 percent",
"would have fallen") or asked is none, and what is told of a part ("excluding gold",
"some firms") is none of all. The words that say so govern the number from its
own clause, from that whose verb it goes on with, from the one that reports it ("denied
that"), from behind it ("that was expected"), or as a condition beside it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen.printed.around import Around
from sitegen.printed.behind import awaited_behind, denied_behind
from sitegen.printed.clauses import Opening, continued
from sitegen.printed.language import any_of
from sitegen.printed.partial import of_part
from sitegen.printed.patterns import pattern_of
from sitegen.printed.replaced import replaced, revision, told
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.printed.clauses import Clause
    from sitegen.printed.language import Language

SUPPOSED = "makes it a supposition, no fact"
FORESEEN = "makes it a forecast, no fact"
DENIED = "denies it"
ASKED = "asks whether it is so"
PARTIAL = "makes it that of a part"
REPLACED = "says that another number took its place"
REVISION = "makes it how far another number was corrected"
NEAR = 8
"""How many letters before a condition may tell that it is none: "even"."""


class Doubt(Struct, frozen=True, kw_only=True):
    """Words by which a number is no fact."""

    words: str
    says: str
    """What they do to the number: one of the sentences above."""
    start: int
    end: int


class Patterns(Struct, frozen=True, kw_only=True):
    """The words under ``[supposed]`` of a language."""

    modal: re.Pattern[str]
    """Verbs for what is possible or due, as a forecast may say: "could"."""
    foreseen: re.Pattern[str]
    """What is expected, planned or wanted: "will", "is expected to"."""
    unreal: re.Pattern[str]
    """Words for what never was, or is only said: "would have", "allegedly"."""
    conditional: re.Pattern[str]
    """What opens a condition: "if"."""
    concessive: re.Pattern[str]
    """A condition that other clauses do not depend on: "even if"."""
    inverted: re.Pattern[str]
    """A condition without such a word, at the start: "had prices risen"."""
    denied: re.Pattern[str]
    """What denies its clause: "did not"."""
    near: re.Pattern[str]
    """What denies a number a few words behind it, at the end: "no growth of"."""
    definite: re.Pattern[str]
    """What says at the end that a count is known already: "the seven"."""
    reporting: re.Pattern[str]
    """What joins a clause to the one that reports it: "that"."""
    indirect: re.Pattern[str]
    """A verb that says that the clause before it reports, without "that"."""
    finite: re.Pattern[str]
    """Verbs that go on with no earlier auxiliary: "rose" is none of "would"."""


@cache
def _patterns(language: Language) -> Patterns:
    words = {
        key: any_of(language, language.list_of("supposed", key))
        for key in Patterns.__struct_fields__
    }
    few = r"(?:\s+[\w’'-]+){0,3}\s*$" if language.data.get("spaced", True) else r"\s*$"
    words["near"] += few
    words["definite"] += r"\s*$"
    words["inverted"] = rf"\s*{words['inverted']}"
    return Patterns(**{key: pattern_of(text) for key, text in words.items()})


def doubts(
    text: str,
    span: tuple[int, int],
    language: Language,
    *,
    is_expected: bool,
    is_first: bool = False,
) -> Iterator[Doubt]:
    """
    Yield all that keeps the phrase in *span* of *text* from being a fact.

    *is_expected* tells that content takes it for a forecast or a target, which a text
    may say by "could"; *is_first* that it is a first number, which others may replace.
    """
    known, around = _patterns(language), Around.of(text, span, language)
    kinds = [(known.unreal, SUPPOSED), (known.denied, DENIED)]
    if not is_expected:
        kinds += [(known.modal, SUPPOSED), (known.foreseen, FORESEEN)]
    governing = tuple(_governing(around, known))
    for clause in governing:
        for pattern, says in kinds:
            yield from _found(pattern, says, text, (clause.start, clause.end), span)
    left = text[around.own.start : around.start]
    if match := known.near.search(left):
        yield _doubt(match, DENIED, around.own.start)
    for match in denied_behind(around):
        yield _doubt(match, DENIED)
    for match in () if is_expected else awaited_behind(around):
        yield _doubt(match, FORESEEN)
    yield from _conditions(text, around, known)
    for match in of_part(around, governing):
        yield _doubt(match, PARTIAL)
    yield from _revised(text, around, is_first=is_first)
    yield from _question(text, around)


def is_definite(text: str, start: int, language: Language) -> bool:
    """Tell whether what stands before a count says that it is known: "the seven"."""
    return bool(_patterns(language).definite.search(text[:start]))


def _doubt(match: re.Match[str], says: str, offset: int = 0) -> Doubt:
    return Doubt(
        words=match[0].strip(),
        says=says,
        start=match.start() + offset,
        end=match.end() + offset,
    )


def _found(
    pattern: re.Pattern[str],
    says: str,
    text: str,
    within: tuple[int, int],
    span: tuple[int, int],
) -> Iterator[Doubt]:
    """Yield each match that begins between two places and is no part of the phrase."""
    for match in pattern.finditer(text, within[0]):
        if match.start() >= within[1]:
            return
        if match.end() <= span[0] or span[1] <= match.start():
            yield _doubt(match, says)


def _governing(around: Around, known: Patterns) -> Iterator[Clause]:
    """Yield the clauses whose verbs say whether a number is a fact, the own first."""
    yield around.own
    if _goes_on(around, known):
        yield from continued(around.clauses, around.index)
    if reporting := _reporting(around, known):
        yield reporting


def _reporting(around: Around, known: Patterns) -> Clause | None:
    """Return what reports the clause of the phrase: "denied that", "forecast:"."""
    head = around.head
    gap = around.gap(head) if head else ""
    is_added = gap.lstrip().startswith(",")
    is_indirect = is_added and known.indirect.search(around.part(around.own))
    is_colon = gap.strip() in {":", "\uff1a"}
    is_reported = is_colon or is_indirect or known.reporting.search(gap)
    return around.clauses[head - 1] if head and is_reported else None


def _goes_on(around: Around, known: Patterns) -> bool:
    """Tell whether a clause goes on with the auxiliary of the one before it."""
    words = words_of(around.language)
    verb = words.moving.search(around.left)
    if verb is None:
        return not words.verbs.search(around.left)
    is_first = words.elided.fullmatch(around.left[: verb.start()])
    return bool(is_first) and not known.finite.fullmatch(verb[0])


def _conditions(text: str, around: Around, known: Patterns) -> Iterator[Doubt]:
    """Yield conditions in the own clause, in those before it, and right behind it."""
    found, span = around.clauses, (around.start, around.end)
    for index in range(around.index, around.head - 1, -1):
        gap, start = around.gap(index), found[index].start
        within = (start - len(gap), found[index].end)
        for each in _found(known.conditional, SUPPOSED, text, within, span):
            before = text[max(0, each.start - NEAR) : each.end]
            if index == around.index or not known.concessive.search(before):
                yield each
        match = None if re.search(r"\w", gap) else known.inverted.match(text, start)
        if match:
            yield _doubt(match, SUPPOSED)
    if reporting := _reporting(around, known):
        within = (reporting.start, reporting.end)
        yield from _found(known.conditional, SUPPOSED, text, within, span)
    behind = around.index + 1
    if behind < len(found) and found[behind].opening is not Opening.SENTENCE:
        within = (around.own.end, found[behind].start)
        yield from _found(known.conditional, SUPPOSED, text, within, span)


def _revised(text: str, around: Around, *, is_first: bool) -> Iterator[Doubt]:
    """Yield that a number was replaced, or is how far another was corrected."""
    if not is_first and (match := replaced(around, text)):
        yield replace(_doubt(match, REPLACED), words=told(match))
    if match := revision(around, text):
        yield replace(_doubt(match, REVISION), words=told(match))


def _question(text: str, around: Around) -> Iterator[Doubt]:
    """Yield the sign that ends the sentence, if it is a question."""
    found, index = around.clauses, around.index
    while index + 1 < len(found) and found[index + 1].opening is not Opening.SENTENCE:
        index += 1
    end = found[index + 1].start if index + 1 < len(found) else len(text)
    if match := re.compile("[?\uff1f]").search(text, found[index].end, end):
        yield _doubt(match, ASKED)
