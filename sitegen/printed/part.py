"""Per cents that are no change, and changes that are no share."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.around import Around
from sitegen.printed.contributed import contributes, sign_of_contribution
from sitegen.printed.headed import listed
from sitegen.printed.language import any_of
from sitegen.printed.points import of_another, share_in
from sitegen.printed.words import masked, word, words_of

if TYPE_CHECKING:
    from sitegen.printed.around import Direction
    from sitegen.printed.language import Language
    from sitegen.printed.passage import Passage
    from sitegen.printed.phrase import Phrase

RELATIVE = {
    *(Kind.GROWTH, Kind.SHARE, Kind.SHIFT),
    *(Kind.CONTRIBUTION, Kind.DIFFERENCE),
}
"""Kinds of what is told in per cent or in points."""
BRACKETS = {"()", "\uff08\uff09", "[]"}
FEW = 2
"""How many words may stand before a rate that is the subject of its clause."""


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
def _object(language: Language) -> re.Pattern[str]:
    """Return what may stand between a rate and its verb: "in exports"."""
    words = "|".join(map(language.pattern, language.list_of("percent", "rate_of")))
    return re.compile(rf"(?:{words})?\s*", re.IGNORECASE)


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
    if reason := _contributing(kind, read, passage, way):
        return reason
    if kind is Kind.GROWTH:
        if reason := _of_others(text, read, language):
            return reason
        if not (way.says and way.is_known):
            return _part_of(text, read, passage) or _reached(text, read, passage)
        return _of_rate(text, read, passage)
    if kind in {Kind.SHIFT, Kind.DIFFERENCE}:
        return of_another(kind, read, passage)
    if kind is not Kind.SHARE:
        return ""
    head = _growing(text[: read.start], language) if passage.is_cell else ""
    if head:
        return f"{head!r} in its head makes it a change, no share"
    return _moved(read, passage)


def _growing(heads: str, language: Language) -> str:
    """Return the word by which heads are those of a growth, and of no share."""
    found = listed(language, "percent", "heads").search(heads)
    share = listed(language, "percent", "shares").search(heads)
    return found[0] if found and not share else ""


def _moved(read: Phrase, passage: Passage) -> str:
    """Say by what words a per cent is how far something moved, and no share."""
    text, language = passage.text, passage.language
    left = text[: read.start]
    if by := _change(masked(left, language), language):
        return f"{by!r} before it makes it a change, no share"
    own = Around.of(text, (read.start, read.end), language)
    words, shares = words_of(language), listed(language, "percent", "shares")
    rate = next(reversed([*words.rates.finditer(own.left)]), None)
    is_adjacent = rate and words.links.fullmatch(own.left, rate.end())
    if rate and is_adjacent and not shares.search(own.left):  # "an increase of 5%"
        return f"{word(rate)!r} before it makes it a change, no share"
    moved = words.behind.match(own.right)
    differs = listed(language, "percent", "differs").match(own.right.lstrip())
    if moved and (differs or not shares.search(own.left)):
        return f"{word(moved)!r} behind it makes it a change, no share"
    return ""


def _contributing(kind: Kind, read: Phrase, passage: Passage, way: Direction) -> str:
    """Say by what words it is a contribution, or by what words it is none."""
    text, language, span = passage.text, passage.language, (read.start, read.end)
    if kind not in RELATIVE:
        return ""
    is_points = bool(listed(language, "percent", "points").search(text[slice(*span)]))
    told = contributes(text, span, language, is_points=is_points)
    if kind is not Kind.CONTRIBUTION:
        return f"{told!r} by it makes it a contribution to growth" if told else ""
    if told:
        return ""
    if passage.is_cell and (head := _growing(text[: read.start], language)):
        return f"{head!r} in its head makes it a growth, no contribution"
    own = Around.of(text, span, language)
    share = listed(language, "percent", "shares").search(own.left)
    moved = share[0] if share else ""
    if not share and not sign_of_contribution(text, span, language).says:
        is_own = way.says and way.words in f"{own.left} {own.right}"
        moved = way.words if is_own else ""
    return f"{moved!r} by it makes it no contribution" if moved else ""


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
    if share := listed(language, "percent", "shares").search(text, own.start, own.end):
        return f"{share[0]!r} by it makes it a share of something, no growth"
    if told := _in_brackets(text, read, language):
        return f"{told!r} before it makes it a share of something, no growth"
    return ""


def _in_brackets(text: str, read: Phrase, language: Language) -> str:
    """Return what makes a share of a per cent alone in brackets, in its sentence."""
    left, right = text[: read.start].rstrip(), text[read.end :].lstrip()
    if f"{left[-1:]}{right[:1]}" not in BRACKETS:
        return ""
    start, _ = Around.of(text, (read.start, read.end), language).within
    share = share_in(text[start : read.start], language)
    return share[0].strip() if share else ""


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
    rated = listed(language, "percent", "rated")
    is_rate = words.rates.search(subject) or rated.search(subject)
    if is_rate or not re.search(r"\w", subject):
        return ""
    if verb is None and not words.last.search(own.right):
        return ""
    said = f"{ahead[len(subject) :]}{level[0]}".strip()
    return f"{said!r} before it makes it a level, no growth"


def _of_others(text: str, read: Phrase, language: Language) -> str:
    """Say by what words behind it a per cent is one of something else, or nothing."""
    words = listed(language, "percent", "of_others").pattern
    found = re.compile(rf"[\s-]*{words}", re.IGNORECASE).match(text, read.end)
    return (
        f"{found[0].strip()!r} behind it makes it no growth of the whole"
        if found
        else ""
    )


def _of_rate(text: str, read: Phrase, passage: Passage) -> str:
    """Say by what words a rate moved so far: "growth accelerated by 5%", or nothing."""
    language, words = passage.language, words_of(passage.language)
    left = Around.of(text, (read.start, read.end), language).left
    verbs = list(listed(language, "percent", "moved").finditer(left))
    if not verbs or not _by(language).match(left, verbs[-1].end()):
        return ""
    subject = left[: verbs[-1].start()]
    for rate in words.rates.finditer(subject):
        rest = _object(language).fullmatch(subject, rate.end())
        if rest and len(subject[: rate.start()].split()) <= FEW:
            return f"{verbs[-1][0]!r} is what its rate did, and no growth"
    return ""


def _change(left: str, language: Language) -> str:
    """Return the verb right before a number that says how far something went."""
    by = _by(language)
    for match in words_of(language).moving.finditer(left):
        if by.match(left, match.end()):
            return f"{word(match)}{left[match.end() :]}".strip()
    last = by.search(left) if language.is_verb_last else None
    return last[0].strip() if last else ""
