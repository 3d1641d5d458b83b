"""Per cents that are no change, and changes that are no share."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.around import Around
from sitegen.printed.language import any_of
from sitegen.printed.words import masked, word, words_of

if TYPE_CHECKING:
    from sitegen.printed.around import Direction
    from sitegen.printed.language import Language
    from sitegen.printed.passage import Passage
    from sitegen.printed.phrase import Phrase


@cache
def _of(language: Language) -> re.Pattern[str]:
    words = language.pattern(language.data["percent"].get("of", "(?!)"))
    return re.compile(rf"\s*(?:{words})", re.IGNORECASE)


@cache
def _part(language: Language) -> re.Pattern[str]:
    words = any_of(language, language.list_of("percent", "part"))
    return re.compile(
        rf"(?P<noun>{words}){words_of(language).links.pattern}$", re.IGNORECASE
    )


@cache
def _behind(language: Language) -> re.Pattern[str]:
    """Return what a per cent is a rate of, right behind it: "the 40 percent tariff"."""
    words = any_of(language, language.list_of("percent", "part_behind"))
    return re.compile(rf"[\s-]*{words}", re.IGNORECASE)


@cache
def _shares(language: Language) -> re.Pattern[str]:
    """Return what makes of a per cent in its clause a share: "accounted for"."""
    words = any_of(language, language.list_of("percent", "shares"))
    return re.compile(words, re.IGNORECASE)


@cache
def _rated(language: Language) -> re.Pattern[str]:
    """Return what is a rate, or may stand for one: "the pace", "it"."""
    words = any_of(language, language.list_of("percent", "rated"))
    return re.compile(words, re.IGNORECASE)


@cache
def _by(language: Language) -> re.Pattern[str]:
    """Return what may stand between a verb and how far it went, or stands for it."""
    words = language.pattern(language.data["percent"]["by"])
    return re.compile(rf"\s*(?:{words})?\s*$", re.IGNORECASE)


def misread(kind: Kind, read: Phrase, passage: Passage, way: Direction) -> str:
    """
    Say why a per cent is not of a *kind*, or nothing.

    "50 percent of the level of a year ago" halved, and grew by nothing, where no word
    for a move governs it, and nor did "a share of 12 percent"; what "slipped by 40
    percent" is a change.
    """
    text, language = passage.text, passage.language
    left = text[: read.start]
    if kind is Kind.GROWTH and not way.says:
        return _part_of(text, read, passage) or _reached(text, read, passage)
    if kind is not Kind.SHARE:
        return ""
    if by := _change(masked(left, language), language):
        return f"{by!r} before it makes it a change, no share"
    own = Around.of(text, (read.start, read.end), language)
    moved = words_of(language).behind.match(own.right)
    if moved and not _shares(language).search(own.left):
        return f"{word(moved)!r} behind it makes it a change, no share"
    return ""


def _part_of(text: str, read: Phrase, passage: Passage) -> str:
    """Say by what words a per cent is a part or a rate of something, or nothing."""
    language = passage.language
    own = Around.of(text, (read.start, read.end), language).own
    for pattern in (_of(language), _behind(language)):
        if found := pattern.match(text, read.end):
            words = found[0].strip()
            return f"{words!r} behind it makes it a part of something, no growth"
    if noun := _part(language).search(text[: read.start]):
        return f"{noun['noun']!r} before it makes it a level, no growth"
    if share := _shares(language).search(text, own.start, own.end):
        return f"{share[0]!r} by it makes it a share of something, no growth"
    return ""


def _reached(text: str, read: Phrase, passage: Passage) -> str:
    """
    Say by what words something that is no rate went to a per cent, or nothing.

    What "rose to 5%" may be a rate if nothing names it, or a pronoun does.
    """
    language, words = passage.language, words_of(passage.language)
    own = Around.of(text, (read.start, read.end), language)
    level = words.levels.search(own.left)
    if level is None:
        return ""
    ahead = own.left[: level.start()]
    verbs = (
        each for each in words.moving.finditer(ahead) if not ahead[each.end() :].strip()
    )
    verb = next(verbs, None) or words.near.search(ahead)
    subject = ahead[: verb.start()] if verb else ahead
    is_rate = words.rates.search(subject) or _rated(language).search(subject)
    if is_rate or not re.search(r"\w", subject):
        return ""
    if verb is None and not words.last.search(own.right):
        return ""
    said = f"{ahead[len(subject) :]}{level[0]}".strip()
    return f"{said!r} before it makes it a level, no growth"


def _change(left: str, language: Language) -> str:
    """Return the verb right before a number that says how far something went."""
    by = _by(language)
    for match in words_of(language).moving.finditer(left):
        if by.match(left, match.end()):
            return f"{word(match)}{left[match.end() :]}".strip()
    last = by.search(left) if language.is_verb_last else None
    return last[0].strip() if last else ""
