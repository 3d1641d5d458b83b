"""
An amount by which something rose or fell, and no level: "fell by 1.9 billion".

So is one that comes on top of another, as `sitegen.printed.added` says.

What a word for rising or falling leads to without "to", what stands behind "by", and
what something is "more than" another, is how far it moved.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.printed.added import added_by
from sitegen.printed.around import Around, moved_in
from sitegen.printed.bounds import bound_of
from sitegen.printed.clauses import continued
from sitegen.printed.language import any_of
from sitegen.printed.money import names_balance, side_of_money
from sitegen.printed.numerals import numerals
from sitegen.printed.patterns import pattern_of
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from sitegen.printed.language import Language
    from sitegen.printed.phrase import Phrase
    from sitegen.printed.words import Pattern


def moved_by(
    text: str,
    read: Phrase,
    language: Language,
    *,
    is_signed: bool,
    is_money: bool = True,
) -> str:
    """
    Return the words that make an amount a change; nothing where it is a level.

    *is_signed* tells that it may be a balance, of which a "loss" is a level;
    *is_money* that it is no count, which something "adds" as it is.
    """
    if words_of(language).levels.fullmatch(read.bound_words.strip()):
        return ""  # "fell below 20 billion"
    around = Around.of(text, (read.start, read.end), language)
    if words_of(language).levels.search(around.left):
        return ""
    read_by = (_ahead, _by, _behind, _same, _named, added_by)
    found = next(filter(None, (each(around) for each in read_by)), "")
    if not is_money and _words(language, "counted").match(found):
        return ""  # "added 12 berths"
    is_balance = is_signed and (
        side_of_money(found, (len(found),) * 2, language)
        or _words(language, "beyond").match(found)
    )
    is_level = is_balance and not _is_of_balance(found.strip(), language)
    return "" if is_level else found.strip()


def _is_of_balance(found: str, language: Language) -> bool:
    """Tell whether a balance is what moved: "decrease in the deficit of"."""
    nouns = _words(language, "nouns").match(found)
    move = words_of(language).rates.match(found) or nouns
    return bool(
        move
        and names_balance(found[move.end() :], language)
        and not names_balance(move[0], language)
    )


def moved_in_head(head: str, language: Language) -> str:
    """Return the word of a head that says how far something moved, or nothing."""
    found = (words_of(language).moving, _words(language, "nouns"))
    return next((match[0] for each in found if (match := each.search(head))), "")


@cache
def _words(language: Language, key: str) -> Pattern:
    words = any_of(language, language.list_of("amount", key))
    return pattern_of(words)


@cache
def _linked(language: Language) -> Pattern:
    """Return what may stand between a word that moves and how far it went."""
    links = words_of(language).links.pattern
    within = any_of(language, language.list_of("amount", "within"))
    return re.compile(rf"(?:\s*{within})?{links}", re.IGNORECASE)


def _ahead(around: Around) -> str:
    """Return what leads to an amount: "fell", "an increase in exports of"."""
    language, left = around.language, around.left
    words = words_of(language)
    nouns = _words(language, "nouns")
    found = [*words.moving.finditer(left), *nouns.finditer(left)]
    found += _words(language, "moving").finditer(left)
    for match in sorted(found, key=lambda each: each.end(), reverse=True):
        between = left[match.end() :]
        if not _linked(language).fullmatch(between):
            continue
        is_noun = words.rates.fullmatch(match[0]) or nouns.fullmatch(match[0])
        is_reached = _words(language, "reached").search(between)
        is_other = _words(language, "other").fullmatch(match[0])
        if not is_other and (is_noun or not is_reached):
            return left[match.start() :]
    return ""


@cache
def _by_words(language: Language) -> Pattern:
    words = any_of(language, language.list_of("amount", "by"))
    return re.compile(rf"{words}\s*$", re.IGNORECASE)


def _by(around: Around) -> str:
    """Return "by" with the verb that it belongs to, which may stand behind."""
    language = around.language
    match = _by_words(language).search(around.left)
    if match is None:
        return ""
    parts = [around.left, *map(around.part, continued(around.clauses, around.index))]
    beyond = _words(language, "beyond").search(around.left)
    if beyond:
        return f"{beyond[0]} … {match[0]}"
    if words_of(language).near.search(around.left):
        return match[0]
    if language.is_verb_last or any(moved_in(part, language) for part in parts):
        return match[0]
    return ""


@cache
def _behind_words(language: Language) -> Pattern:
    words = any_of(language, language.list_of("amount", "behind"))
    links = words_of(language).links.pattern
    other = rf"{links}(?!(?:19|20)[0-9]{{2}}(?![0-9]))[0-9]"
    return pattern_of(rf"[\s-]*(?:{words})(?!{other})")


def _behind(around: Around) -> str:
    """Return what makes of an amount before it a difference: "more than"."""
    match = _behind_words(around.language).match(around.text, around.end)
    return match[0] if match else ""


def _named(around: Around) -> str:
    """Return the noun that an amount between commas explains: "the rise, 3 bn"."""
    if around.left.strip() or not (around.index and around.own.is_comma):
        return ""
    nouns = _words(around.language, "nouns").finditer(around.before)
    end = len(around.before.rstrip())
    return next((each[0] for each in nouns if each.end() == end), "")


@cache
def _again(language: Language) -> Pattern:
    """Return what says an amount before it in other terms: "or"."""
    words = any_of(language, language.list_of("amount", "same"))
    return re.compile(rf"\s*,?\s*{words}\s*$", re.IGNORECASE)


def _same(around: Around) -> str:
    """Return what makes of a rate before an amount a change: "fell 5 percent, or"."""
    language = around.language
    head = around.text[: around.start]
    match = _again(language).search(head)
    before = [each for each in numerals(head, language) if not each.is_year]
    if match is None or not before:
        return ""
    last = before[-1]
    percent = re.compile(rf"\s*(?:{language.percents})", re.IGNORECASE)
    if last.fraction is not None:
        percent = re.compile("")
    behind = percent.match(head, last.end)
    if behind is None or behind.end() < match.start():
        return ""
    _, _, span = bound_of(around.text, (last.start, behind.end()), language)
    return _ahead(Around.of(around.text, span, language))
