"""Words that say on what terms values are stated: "seasonally adjusted", "real"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.language import language_of
from sitegen.printed.numerals import numerals, plain
from sitegen.proof.sentences import sentence_at
from sitegen.proof.words import data_of, said
from sitegen.propose.dates import Clock
from sitegen.propose.times import times
from sitegen.propose.words import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model.period import Period
    from sitegen.proof.sentences import Spoken

OF_ALL = "everywhere"
"""The key of what says that something is told of all numbers."""


class Told(Struct, frozen=True, kw_only=True):
    """Words that say a term, by the key under which a language has them."""

    start: int
    end: int
    words: str
    key: str


@lru_cache(maxsize=2048)  # each paragraph is asked for all figures of its article
def told_in(text: str, code: str, room: str) -> tuple[Told, ...]:
    """Return all words of a *room* in a text; of two that overlap the longer counts."""
    found = [
        Told(start=each.start(), end=each.end(), words=each[0].strip(), key=key)
        for key in data_of(code)[room]
        if key != OF_ALL
        for each in said(code, room, key).finditer(text)
    ]
    found.sort(key=lambda each: each.start - each.end)
    kept: list[Told] = []
    for each in found:
        if all(each.end <= one.start or one.end <= each.start for one in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def said_of_all(paragraphs: Sequence[str], tag: str, room: str) -> Told | None:
    """Return what a sentence without numbers says of all numbers of an article."""
    found = (_of_all(each, tag, room) for each in paragraphs)
    return next(filter(None, found), None)


@lru_cache(maxsize=2048)  # so is each other paragraph
def _of_all(paragraph: str, tag: str, room: str) -> Told | None:
    """Return the same of one paragraph."""
    language, text = language_of(tag), plain(paragraph)
    for each in told_in(text, language.code, room):
        start, end = sentence_of(text, each.start, tag)
        sentence = text[start:end]
        has_number = any(one.digits for one in numerals(sentence, language))
        everywhere = said(language.code, "adjusted", OF_ALL)
        if everywhere.search(sentence) and not has_number:
            return each
    return None


def told_by_head(heads: Iterable[str], tag: str, room: str) -> Told | None:
    """Return what the nearest head of a cell says, if one does."""
    for head in heads:
        found = told_in(plain(head), language_of(tag).code, room)
        if len(found) == 1:
            return found[0]
    return None


def governing_of(
    found: Sequence[Told], spoken: Spoken, period: Period, *, is_shared: bool = True
) -> Told | None:
    """
    Return which of such words speak of a number, for a value of a *period*.

    *is_shared* tells that a number without such words has those of its neighbour.
    """
    clock = Clock(published=None, covers=period)
    taken = [(each.start, each.end) for each in times(spoken.text, spoken.tag, clock)]
    taken += [(each.start, each.end) for each in found]
    is_before = bool(data_of(spoken.language.code)["compared"].get("before"))
    sentence = sentence_at(spoken, taken, is_before=is_before, is_any=True)
    governing = sentence.own(found) or sentence.opening(found)
    if governing is None and is_shared and not spoken.is_marked:
        governing, _ = sentence.governing(found)
    return governing
