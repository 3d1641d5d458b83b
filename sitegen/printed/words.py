"""The words of a language that govern a number, as patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.language import any_of
from sitegen.printed.patterns import pattern_of

if TYPE_CHECKING:
    from sitegen.printed.language import Language

Pattern = re.Pattern[str]
RISE, FALL = 1, -1
YEAR = r"(?:19|20)[0-9][0-9](?![0-9.,]*[0-9])"
"""No number that moved: "sanken 2025 um 0,6 %"."""


class Words(Struct, frozen=True, kw_only=True):
    """Each pattern of `moving` to `last` has a group for rising and one for falling."""

    moving: Pattern
    """Verbs and nouns that govern what comes behind them."""
    near: Pattern
    """Words that govern only the number right behind them, at the end of a text."""
    behind: Pattern
    """Words that govern the number right before them, at the beginning of a text."""
    rates: Pattern
    """Nouns for rates, whose sign stays where they go to another level."""
    last: Pattern
    """Verbs, and parts of them, that stand behind what they govern."""
    links: Pattern
    """What may stand between a word and its number: nothing, or "by"."""
    levels: Pattern
    """What makes a number a level that was reached or left: "to", at the end."""
    origins: Pattern
    """What makes a number one that was left: "from", at the end."""
    elided: Pattern
    """A text that says so little that a verb is missing: "and by"."""
    elision: Pattern
    """A word that stands for a missing verb, at the end: "cargoes by"."""
    copulas: Pattern
    """A text that only goes on with a rate: "growth was slower, at"."""
    negated: Pattern
    """What denies the word behind it, at the end."""
    denied: Pattern
    """The same anywhere, for languages in which it may stand behind the verb."""
    neutral: Pattern
    """Words that seem to move, and do not: "up to"."""
    verbs: Pattern
    """Other verbs, by which a clause needs none from before it."""
    closed: Pattern
    """An article right before a number, which belongs to a noun behind it."""
    auxiliary: Pattern
    """A verb whose other half stands last: "sind … gesunken"."""
    parted: Pattern
    """A verb whose particle stands last: "nahmen … ab"."""
    acting: Pattern
    """A verb of any meaning, behind the noun that is its subject."""
    unknown: Pattern
    """A word that moves perhaps, right before a number, at the end."""
    unknown_behind: Pattern
    """The same right behind a number."""
    plain: Pattern
    """Words like that of which it is known that they do not move."""
    taken: Pattern
    """Behind a word: a number of its own, so that it governs no other."""


@cache
def words_of(language: Language) -> Words:
    """Return the patterns of a language; compiled once."""
    is_spaced = language.data.get("spaced", True)
    links = _any(language, "links")
    stops = _any(language, "stops")
    count = language.data["governing"]["fillers"]
    filler = (
        rf"(?:(?!{stops})[\w’'-]+\s+){{0,{count}}}" if is_spaced else f"(?:{stops})?"
    )
    one_more = r"\s*(?:[\w’'-]+\s+){0,2}$" if is_spaced else r"\s*$"
    negated = _any(language, "negated")
    return Words(
        moving=_sides(language, "words"),
        near=_sides(language, "near", after=rf"(?:\s*{links})*\s*$"),
        behind=_sides(language, "behind", before=rf"[\s-]*{filler}"),
        rates=_sides(language, "rates"),
        last=_sides(language, "last"),
        links=_compiled(rf"(?:\s*{links})*\s*"),
        levels=_compiled(rf"{_any(language, 'levels')}\s*$"),
        origins=_compiled(rf"{_any(language, 'origins')}\s*$"),
        elided=_compiled(rf"(?:[\s,]*{_any(language, 'elided')})*[\s,]*"),
        elision=_compiled(rf"{_any(language, 'elision')}\s*$"),
        copulas=_compiled(rf"\s*{_any(language, 'copulas')}\s*"),
        negated=_compiled(f"{negated}{one_more}"),
        denied=_compiled(negated),
        neutral=_compiled(_any(language, "neutral")),
        verbs=_compiled(any_of(language, language.list_of("clauses", "verbs"))),
        closed=_compiled(rf"{_any(language, 'closed')}\s*$"),
        auxiliary=_compiled(_any(language, "auxiliary")),
        parted=_compiled(_any(language, "parted")),
        acting=_compiled(_any(language, "acting")),
        unknown=_compiled(rf"{_any(language, 'unknown')}\s*$"),
        unknown_behind=_compiled(rf"[\s-]*{_any(language, 'unknown_behind')}"),
        plain=_compiled(_any(language, "plain")),
        taken=_compiled(rf"(?:\s*{links})*\s*(?!{YEAR})[0-9]"),
    )


def _compiled(text: str) -> Pattern:
    return pattern_of(text)


def _any(language: Language, key: str) -> str:
    return any_of(language, language.data["governing"].get(key, []))


def _sides(language: Language, key: str, before: str = "", after: str = "") -> Pattern:
    rise, fall = (
        any_of(language, language.list_of(side, key)) for side in ("rise", "fall")
    )
    return _compiled(f"{before}(?:(?P<fall>{fall})|(?P<rise>{rise})){after}")


def masked(text: str, language: Language) -> str:
    """Return *text*, of the same length, without words that only seem to move."""
    return words_of(language).neutral.sub(lambda match: "·" * len(match[0]), text)


def side(match: re.Match[str]) -> int:
    """Return whether words of `Words` rise or fall."""
    return FALL if match["fall"] else RISE


def word(match: re.Match[str]) -> str:
    """Return the words of a match as a diagnostic quotes them."""
    return match[0].strip()
