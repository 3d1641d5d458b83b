"""What a diagnostic lists: the known words that are near an unknown one."""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.language import any_of
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from sitegen.model.quantity import Unit
    from sitegen.printed.language import Language

SHOWN = 5
LIKE = 0.75
"""From this likeness on, of 1, a scale may be meant by a word that is none."""
SHORT = 3
"""Letters of a word that is too short to be like another one."""
_TAKE = "; take in the one that is printed"
_ADD = "add that to its nouns in vocabulary/units.yaml"
_ONCE, _COUNTED = "5 tonnes, from <4>", "the number of ships was <4>"
_CHOICE = re.compile(r"\((?:\?:)?([^)|]*)[^)]*\)\??|\[(.)[^\]]*\]\??")
_SILENT = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)|\[[^\]]*\]\*")
"""What is around a word, or may be, and says nothing to a reader."""


@cache
def _written(language: Language, *sides: str) -> tuple[str, ...]:
    """Return words of rising or falling as they are written, one form of each."""
    return tuple(
        _read(words) for name in sides for words in language.data[name]["words"]
    )


def _read(words: str) -> str:
    """Return one form of words as it is written, where they are a pattern."""
    chosen = _CHOICE.sub(
        lambda match: match[1] or match[2] or "", _SILENT.sub("", words)
    )
    return re.sub(r"[?\\]", "", chosen)


def known_falls(text: str, language: Language) -> str:
    """Say which words of falling are known, those first that are like one in *text*."""
    known = _written(language, "fall")
    moving = words_of(language).moving
    words = re.findall(r"[^\W\d_]{3,}", text.lower())
    near = [
        found
        for each in words
        if not moving.fullmatch(each)
        for found in difflib.get_close_matches(each, known, n=2, cutoff=0.65)
    ]
    shown = ", ".join(map(repr, list(dict.fromkeys([*near, *known]))[:SHOWN]))
    return f"; no word that is known makes it a fall, such as {shown}{_TAKE}"


def known_negatives(kind: Kind, language: Language) -> str:
    """Say which words make an amount or a contribution negative, as written."""
    is_part = kind is Kind.CONTRIBUTION
    where = ("contribution", "taking") if is_part else ("money", "deficit")
    known = language.list_of(*where)[:SHOWN]
    shown = ", ".join(repr(_read(each)) for each in known)
    return f"; no word that is known makes it negative, such as {shown}{_TAKE}"


def known_moves(unknown: str, language: Language) -> str:
    """Say which words of rising and falling are most like one that is not known."""
    known = _written(language, "rise", "fall")
    first = unknown.split(maxsplit=1)[0].lower()
    near = difflib.get_close_matches(first, known, n=SHOWN, cutoff=0.5)
    shown = ", ".join(map(repr, near or known[:SHOWN]))
    return f", since only words such as {shown} are known"


def known_units(unit: Unit, behind: str, language: Language) -> str:
    """Say how a unit is printed, and which scales are like the word behind a number."""
    nouns = ", ".join(repr(noun) for noun in unit.nouns) or "nothing"
    text = f"unit {unit.id!r} does not follow; it is printed as {nouns}"
    match = re.match(r"(?:st|nd|rd|th)?[\s-]*\b([^\W\d_]+)", behind)
    scales = (*language.scales, *language.data["scales"].get("attached", ()))
    if match is None or match[1] in scales or _is_common(match[1], language):
        text += f"; if it stands by a number before, take that in: {_ONCE}"
        is_counted = not (unit.currency or unit.is_relative)
        return f"{text}; or what is counted: {_COUNTED}" if is_counted else text
    word = match[1]
    near = difflib.get_close_matches(word.lower(), language.scales, n=2, cutoff=LIKE)
    near = [each for each in near if len(word) > SHORT]
    if near:
        *most, last = map(repr, near)
        listed = f"{', '.join(most)} and {last} are" if most else f"{last} is"
        text += f"; {word!r} is not known, but {listed}"
    if not language.data.get("spaced", True):
        return f"{text}; if another form of it is printed, {_ADD}"
    return f"{text}; if {word!r} is a form of it, {_ADD}"


def _is_common(word: str, language: Language) -> bool:
    """Tell whether a word is one that joins others, and no noun: "to", "and"."""
    words = (
        *language.list_of("governing", "stops"),
        *language.list_of("clauses", "joined"),
        *language.list_of("clauses", "ends"),
        *language.list_of("clauses", "asides"),
        *language.list_of("clauses", "verbs"),
    )
    return bool(re.fullmatch(any_of(language, words), word, re.IGNORECASE))
