"""
A unit that is not said behind its number.

It is said of a number before or behind ("0.61m TEU, from 0.64m"), or of what is counted
before it: "the number of ships reached 12,345", "visitor arrivals totalled 3,000".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.printed.bounds import QUALIFIERS
from sitegen.printed.clauses import clause_of, clauses
from sitegen.printed.language import any_of
from sitegen.printed.numerals import numerals
from sitegen.printed.phrase import phrase
from sitegen.printed.units import forms, scale_at

if TYPE_CHECKING:
    from sitegen.model.quantity import Unit
    from sitegen.printed.language import Language
    from sitegen.printed.numerals import Numeral
    from sitegen.printed.passage import Passage
    from sitegen.printed.phrase import Phrase

_ALONE = re.compile(r"\s*(?:$|[,;:!?)\]\uff0c\u3002\uff1b\uff09\u3001]|\.(?![0-9]))")
"""What follows a number that counts nothing of its own."""
_SENTENCE = re.compile(r"[!?;\u3002\uff1b]|\.(?![0-9])")


@cache
def _compared(language: Language) -> re.Pattern[str]:
    """Return what leads from one number to another of the same unit."""
    words = any_of(language, language.list_of("governing", "compared"))
    return re.compile(rf"(?:{words}|[:\uff1a])\s*$", re.IGNORECASE)


_LED, _NAMED = re.compile(r"(?<!\w)([^\W\d]+)\s+$"), r"(?:[^\W\d]+\s+){1,3}"
"""What leads to a number, and the name before what leads to the next one alike."""
_SPACE, FEW = re.compile(r"\s"), 2
"""So many words may stand before what is counted: "the number of freight trains"."""
_SCALED = 1000
"""A number as large shares no scale: "from 900,000 to 1.2 million"."""


@cache
def _spanned(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what leads to the first and to the second number of "from 37 to 36"."""
    start, end = (
        any_of(language, language.list_of("governing", part))
        for part in ("starts", "ends")
    )
    return (
        re.compile(rf"{start}\s+$", re.IGNORECASE),
        re.compile(rf"\s+{end}\s+", re.IGNORECASE),
    )


def elided(passage: Passage, numeral: Numeral, unit: Unit) -> Phrase | None:
    """
    Return what a number says in a unit that its sentence says elsewhere.

    `None` if that is no such unit, or leaves the scale open: in "3.1 million TEU,
    from 2.9" it is not said what 2.9 counts, in "from 2.9 to 3.1 million TEU" it is.
    """
    return (
        _before(passage, numeral, unit)
        or _behind(passage, numeral, unit)
        or _counted(passage, numeral, unit)
    )


def _counted(passage: Passage, numeral: Numeral, unit: Unit) -> Phrase | None:
    """Return what the number of "the number of ships reached 12,345" says."""
    text, language = passage.text, passage.language
    is_counted = not (unit.currency or unit.is_relative or numeral.is_year)
    if not (is_counted and numeral.digits):
        return None
    lead, verb, behind = _counting(language)
    _, end = scale_at(text, numeral.end, language)
    leads = [each.end() for each in lead.finditer(text, 0, numeral.start)]
    first = leads[-1] if leads else _subject(text, numeral, language)
    if first is None or not behind.match(text, end):
        return None
    said, stops = forms(unit, language).after, _stops(language)
    spaces = _SPACE.finditer(text, first, numeral.start)
    for begin in islice([first, *(each.end() for each in spaces)], FEW + 1):
        if not leads and stops.search(text, first, begin):
            return None  # "Sales to visitors were" counts no visitors
        noun = said.match(text, begin)
        if noun and verb.fullmatch(text, noun.end(), numeral.start):
            whole = f"{text[:end]} {noun[0].strip()}{text[end:]}"
            return phrase(whole, numeral, unit, language)
    return None


def _subject(text: str, numeral: Numeral, language: Language) -> int | None:
    """Return where the subject of a clause begins: "visitor arrivals were 3,000"."""
    if not language.data.get("spaced", True):
        return None
    found = clauses(text, language)
    start = found[clause_of(found, numeral.start)].start
    closed = any_of(language, language.list_of("governing", "closed"))
    article = re.compile(rf"\s*(?:{closed}\s+)?", re.IGNORECASE).match(text, start)
    return article.end() if article else start


@cache
def _stops(language: Language) -> re.Pattern[str]:
    """Return the words that stand within no noun."""
    words = any_of(language, language.list_of("governing", "stops"))
    return re.compile(words, re.IGNORECASE)


def listed(passage: Passage, numeral: Numeral, unit: Unit) -> Phrase | None:
    """
    Return what a number says whose list ends with its unit: "31, 24 and 18 %".

    Each may be led to alike: "ahead of China with 14 and Italy with 5 %".
    """
    text, language = passage.text, passage.language
    known = {each.start: each for each in numerals(text, language)}
    joins, at = _joins(language, is_points=unit.id == "pp"), numeral.end
    led = _LED.search(text[: numeral.start]) if unit.id == "%" else None
    named = re.compile(rf"{joins.pattern}{_NAMED}{led[1]}\s+" if led else "(?!)")
    while match := named.match(text, at) or joins.match(text, at):
        other = known.get(match.end())
        if other is None or other.is_year or not numeral.digits:
            return None
        found = phrase(text, other, unit, language)
        if found and found.end > other.end:
            said = text[other.end : found.end]
            whole = f"{text[: numeral.end]}{said}{text[numeral.end :]}"
            read = phrase(whole, numeral, unit, language)
            return read and replace(read, end=numeral.end)
        at = other.end
    return None


@cache
def _joins(language: Language, *, is_points: bool) -> re.Pattern[str]:
    """Return what stands between the numbers of a list; of points the word for each."""
    rooms = (("clauses", "joined"), ("names", "respective"))
    words = any_of(
        language, [each for room in rooms for each in language.list_of(*room)]
    )
    counter = any_of(language, language.list_of("percent", "counter"))
    each = f"(?:{counter})?" if is_points else ""
    return re.compile(
        rf"{each}\s*(?:[,\u3001]|{words})\s*(?:{words}\s*)?", re.IGNORECASE
    )


@cache
def _counting(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return what leads to what is counted, to the count, and what may follow it."""
    lead, verb, other, behind = (
        any_of(language, language.list_of("governing", part))
        for part in ("counting", "counts", "uncounted", "counted")
    )
    # A few words may stand between, and neither another noun nor its verb.
    bounds = language.data["bounds"]
    bound = any_of(language, [word for key in QUALIFIERS for word in bounds[key]])
    between = rf"(?:\s+(?!{verb}|{other})[^\W\d]+){{0,3}}?\s+{verb}\s+(?:{bound}\s+)?"
    return (
        re.compile(rf"{lead} ", re.IGNORECASE),
        re.compile(between, re.IGNORECASE),
        re.compile(rf"{_ALONE.pattern}|\s+{behind}", re.IGNORECASE),
    )


def _behind(passage: Passage, numeral: Numeral, unit: Unit) -> Phrase | None:
    """Return what the first number of "from 37.1 to 36.4 million tonnes" says."""
    text, language = passage.text, passage.language
    start, end = _spanned(language)
    match = end.match(text, numeral.end)
    if not (match and numeral.digits and start.search(text[: numeral.start])):
        return None
    found = [each for each in numerals(text, language) if each.start == match.end()]
    known = phrase(text, found[0], unit, language) if found else None
    if known is None:
        return None
    scale, _ = scale_at(text, found[0].end, language)
    if scale and Decimal(numeral.digits) >= _SCALED:
        return None
    said = text[found[0].end : known.end]
    whole = f"{text[: numeral.end]}{said}{text[numeral.end :]}"
    return phrase(whole, numeral, unit, language)


def _before(passage: Passage, numeral: Numeral, unit: Unit) -> Phrase | None:
    text, language = passage.text, passage.language
    power, end = scale_at(text, numeral.end, language)
    before = [each for each in numerals(text, language) if each.end <= numeral.start]
    if not (
        before
        and _ALONE.match(text, end)
        and _compared(language).search(text[: numeral.start])
    ):
        return None
    other = before[-1]
    if other.is_year and len(before) > 1:  # "803,000 TEU (2024: 771,000)"
        other = before[-2]
    known = phrase(text, other, unit, language)
    own, behind = scale_at(text, other.end, language)
    if known is None or behind >= known.end or bool(own) != bool(power):
        return None
    if _SENTENCE.search(text[known.end : numeral.start]):
        return None
    said = text[behind : known.end]
    return phrase(text[:end] + said + text[end:], numeral, unit, language)
