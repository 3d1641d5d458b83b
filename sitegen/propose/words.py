"""
The words by which a language tells times, kinds and names, compiled from its file.

``languages/<code>.toml`` stands beside that of `sitegen.printed`, by the same rules:
regular expressions in lower case, in which a space stands for any run of spaces.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sitegen.printed.clauses import Opening, clauses
from sitegen.printed.language import LETTER, any_of, language_of
from sitegen.printed.language import codes as languages
from sitegen.printed.patterns import pattern_of

if TYPE_CHECKING:
    from collections.abc import Mapping

from sitegen.printed.language import Language

_YEAR = "(?:19|20)[0-9]{2}(?![0-9])"


class Words(Struct, frozen=True, eq=False):
    """What one file says, ready to be matched; what it leaves out matches nothing."""

    language: Language
    data: Mapping[str, Any]
    forms: tuple[re.Pattern[str], ...]
    """Times, each with named groups for its parts; the longest first."""
    never: re.Pattern[str]
    """Names in which a number is no figure."""
    compared: re.Pattern[str]
    """What makes the time right behind it one that is compared with, at the end."""

    def any(self, *keys: str) -> re.Pattern[str]:
        """Return what finds the words under a path of keys."""
        return _any(self.language.code, keys)

    def ending(self, *keys: str) -> re.Pattern[str]:
        """Return what finds the words under a path of keys at the end of a text."""
        return _ending(self.language.code, keys)

    def any_sign(self, *keys: str) -> re.Pattern[str]:
        """Return what finds the words or signs under a path of keys."""
        return _any_sign(self.language.code, keys)

    def table(self, *keys: str) -> Mapping[str, Any]:
        """Return the table under a path of keys; empty where there is none."""
        found: Any = self.data
        for key in keys:
            found = found.get(key, {})
        return dict(found)


@cache
def words_of(tag: str) -> Words:
    """Return the words of the language of a tag; raises `KeyError` if unknown."""
    language = language_of(tag)
    data = _data(language.code)
    times = data.get("times", {})
    names = data.get("names", {})
    return Words(
        language,
        data,
        tuple(_form(each, language, times) for each in times.get("forms", [])),
        _compiled(_touching(language, names.get("never", []))),
        _compiled(
            rf"(?<![{LETTER}])(?:{language.pattern(times.get('compared', '(?!)'))})\s*$"
        ),
    )


def spoken(text: str, usual: str) -> str:
    """Return the tag of the language of a text; *usual* where no words tell another."""
    counts = {
        code: len(words_of(code).any("common").findall(text)) for code in languages()
    }
    most = max(counts, key=lambda code: counts[code])
    own = language_of(usual).code
    return most if counts[most] > counts[own] else usual


@cache
def _data(code: str) -> Mapping[str, Any]:
    path = files(__package__).joinpath("languages", f"{code}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


@cache
def _any(code: str, keys: tuple[str, ...]) -> re.Pattern[str]:
    found: Any = _data(code)
    for key in keys:
        found = found.get(key, {})
    return _compiled(any_of(language_of(code), list(found)))


@cache
def _ending(code: str, keys: tuple[str, ...]) -> re.Pattern[str]:
    return _compiled(rf"{_any(code, keys).pattern}\s*(?:[A-Z]{{0,3}}[$€£¥])?\s*$")


@cache
def _any_sign(code: str, keys: tuple[str, ...]) -> re.Pattern[str]:
    found: Any = _data(code)
    for key in keys:
        found = found.get(key, {})
    parts = "|".join(language_of(code).pattern(each) for each in found)
    return _compiled(parts or "(?!)")


def _touching(language: Language, words: list[str]) -> str:
    """Return the pattern of any of *words*; one may begin or end with a sign."""
    if not words:
        return "(?!)"
    parts = "|".join(language.pattern(each) for each in words)
    return rf"(?<![{LETTER}0-9])(?:{parts})(?![{LETTER}])"


def _form(form: str, language: Language, times: Mapping[str, Any]) -> re.Pattern[str]:
    months = "|".join(sorted(times.get("months", {}), key=len, reverse=True))
    numbers = "|".join(
        re.escape(each) for each in sorted(times["numbers"], key=len, reverse=True)
    )
    of = times["of"]
    form = form.replace("{of}", f"(?:{of})?").replace("{year}", _YEAR)
    form = form.replace("{month}", f"(?:{months or '(?!)'})")
    form = language.pattern(form.replace("{number}", f"(?:{numbers})"))
    touches = "" if not language.data.get("spaced", True) else rf"(?<![{LETTER}])"
    ends = "" if not touches else rf"(?![{LETTER}])"
    return _compiled(rf"{touches}(?<![0-9.,])(?:{form}){ends}(?!(?<=[0-9])[0-9])")


def _compiled(text: str) -> re.Pattern[str]:
    return pattern_of(text)


_AFTER_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}\. (?=[A-ZÄÖÜ])")


@lru_cache(maxsize=256)
def sentence_of(text: str, position: int, tag: str) -> tuple[int, int]:
    """Return where the sentence around a place of a plain text begins and ends."""
    found = clauses(text, language_of(tag))
    starts = [
        each.start
        for each in found
        if each.opening is Opening.SENTENCE
        and text[each.start - 1 : each.start] not in {":", "\uff1a"}
    ]
    # A year ends a sentence, where another number before a point may be an ordinal.
    starts += [match.end() for match in _AFTER_YEAR.finditer(text)]
    start = max((each for each in starts if each <= position), default=0)
    return start, min((each for each in starts if each > position), default=len(text))
