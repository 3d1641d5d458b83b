"""What a diagnostic lists: the known words that are near an unknown one."""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from sitegen.model.quantity import Unit
    from sitegen.printed.language import Language

SHOWN = 5
_TAKE = "; take in the one that is printed"
_ONCE = "5 tonnes, from <4>"
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
    if match is None or match[1] in scales:
        return f"{text}; if it stands by a number before, take that in: {_ONCE}"
    near = difflib.get_close_matches(match[1], language.scales, n=3, cutoff=0.5)
    listed = ", ".join(map(repr, near))
    return f"{text}; {match[1]!r} is not known, but {listed} are" if near else text
