"""
The words of a language in which numbers are printed, compiled from its file.

``languages/<code>.toml`` holds words as regular expressions in lower case; a space in
one stands for any run of spaces. Powers of ten come from CLDR besides.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sitegen.printed import cldr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LETTER = "A-Za-z\u00c0-\u024f"
"""Letters of words that stand apart; Chinese characters touch digits and each other."""


class Language(Struct, frozen=True, eq=False):
    """What one file says, ready to be matched."""

    code: str
    data: Mapping[str, Any]
    scales: Mapping[str, int]
    cardinals: Mapping[str, int]
    """The atoms of number words, e.g. "five", "twenty", "hundred"."""
    cardinal: str
    """A number word as the text of a regular expression."""
    ordinals: Mapping[str, int]
    ordinal: str

    @property
    def is_verb_last(self) -> bool:
        """A verb or a part of it may stand behind the number that it governs."""
        return bool(self.data.get("verb_last"))

    @property
    def percents(self) -> str:
        """Words for per cents and for points, as the text of a regular expression."""
        words = (*self.list_of("percent", "words"), *self.list_of("percent", "points"))
        return "|".join(map(self.pattern, words))

    def pattern(self, words: str) -> str:
        """Return the text of a regular expression, its number words filled in."""
        words = words.replace("{cardinal}", f"(?:{self.cardinal})")
        words = words.replace("{ordinal}", f"(?:{self.ordinal})")
        words = words.replace("{stem}", f"(?:{'|'.join(_longest(self.ordinals))})")
        superlative = self.data["rank"]["superlative"]
        return spaced(words.replace("{superlative}", superlative))

    def list_of(self, *keys: str) -> list[str]:
        """Return the words under a path of keys, none where there are none."""
        found: Any = self.data
        for key in keys:
            found = found.get(key, {})
        return list(found) if found else []


def spaced(words: str) -> str:
    """Return words as the text of a pattern: a space of theirs is any run of spaces."""
    return re.sub(
        r"\[[^\]]*\]| [?*]| ",
        lambda match: {" ": r"\s+", " ?": r"\s*", " *": r"\s*"}.get(match[0], match[0]),
        words,
    )


def bounded(pattern: str) -> str:
    """Return a pattern that neither begins nor ends within a word."""
    return rf"(?<![{LETTER}])(?:{pattern})(?![{LETTER}])"


def any_of(language: Language, words: Iterable[str]) -> str:
    """Return the pattern of any of *words*, the longest first, whole."""
    ordered = sorted(words, key=len, reverse=True)
    return bounded("|".join(map(language.pattern, ordered))) if ordered else "(?!)"


@cache
def codes() -> tuple[str, ...]:
    """Return the languages that can be read."""
    found = (each.name for each in files(__package__).joinpath("languages").iterdir())
    return tuple(
        sorted(each.removesuffix(".toml") for each in found if each.endswith(".toml"))
    )


def is_read(tag: str) -> bool:
    """Tell whether numbers in the language of a tag can be read."""
    return _code(tag) in codes()


def _code(tag: str) -> str:
    return tag.lower().partition("-")[0]


def language_of(tag: str) -> Language:
    """Return the language of a tag such as ``en-GB``; raises `KeyError` if unknown."""
    return _language(_code(tag))


@cache
def _language(code: str) -> Language:
    if code not in codes():
        raise KeyError(code)
    text = files(__package__).joinpath("languages", f"{code}.toml")
    data = tomllib.loads(text.read_text(encoding="utf-8"))
    numbers = data["numbers"]
    atoms = {
        key: dict(numbers.get(key, {})) for key in ("unit", "ten", "times", "inner")
    }
    words = {
        name: "|".join(map(re.escape, _longest(found))) for name, found in atoms.items()
    }
    cardinal = "|".join(_filled(form, words) for form in numbers["forms"])
    ordinals = dict(data["ordinals"]["words"])
    words["cardinal"] = cardinal
    words["ordinal"] = "|".join(_longest(ordinals))
    forms = [_filled(form, words) for form in data["ordinals"].get("forms", [])]
    plain = [] if data["ordinals"].get("only_forms") else [words["ordinal"]]
    return Language(
        code=code,
        data=data,
        scales={**cldr.scales(code), **data["scales"].get("spaced", {})},
        cardinals={**atoms["inner"], **atoms["unit"], **atoms["ten"], **atoms["times"]},
        cardinal=cardinal,
        ordinals=ordinals,
        ordinal="|".join([data["ordinal_digits"], *forms, *plain]),
    )


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _filled(form: str, words: Mapping[str, str]) -> str:
    for name, pattern in words.items():
        form = form.replace(f"{{{name}}}", f"(?:{pattern})")
    return form
