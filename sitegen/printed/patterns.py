"""
Patterns of words that are compiled when a text may hold what they seek.

To compile all words of a language takes longer than to prove a figure by them, and
most of them are in no text by which it is proved. Each match of a pattern has letters
that stand in it as they are; a text that has none of them needs no pattern.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from sitegen.printed.language import LETTER

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<letters>[^\W_]+)"
    r"|(?P<again>[?*]\??|\{[0-9,]*\}\??)"  # what comes before may be missing
    rf"|(?P<whole>\(\?<!\[{re.escape(LETTER)}\]\)\(\?:)"  # a word begins
    r"|(?P<beside>\(\?<?[=!])"  # it is looked at, and not matched
    r"|(?P<open>\((?:\?:|\?P<\w+>|(?!\?)))"
    r"|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<other>(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\w\\\[(|)?*{]|_|\{(?![0-9,]*\}))+)",
    re.DOTALL,
)
OFTEN = 250
"""What is asked for more often is compiled in any case: by then it would have paid."""
_ALIKE = str.maketrans("ıİ", "ii")
"""Letters that a pattern that ignores case takes for others, though they fold apart."""
_BEGINNING = re.compile(rf"(?<![{LETTER}])(?=[{LETTER}])", re.IGNORECASE)
_WORD = re.compile(f"[{LETTER}]+", re.IGNORECASE)
_MARK = "\0"
"""Stands where a word begins."""
_NEVER = re.compile("(?!)")
Needs = tuple[str, ...]
_NONE: Needs = ("",)
"""Letters that are in every text."""


def pattern_of(pattern: str) -> re.Pattern[str]:
    """Return a pattern that ignores case; it is compiled when a text may hold it."""
    return cast("re.Pattern[str]", _Pattern(pattern))


class _Pattern:
    """Looks like a compiled pattern."""

    __slots__ = ("_asked", "_compiled", "_needed", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern, self._needed, self._asked = pattern, tuple[str, ...](), 0
        self._compiled: re.Pattern[str] | None = None

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return self._within(text).search(text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self._within(text).match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self._within(text).fullmatch(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self._within(text).finditer(text, *span)

    def findall(self, text: str) -> list[Any]:
        return self._within(text).findall(text)

    def sub(self, by: Any, text: str) -> str:
        return self._within(text).sub(by, text)

    def _within(self, text: str) -> re.Pattern[str]:
        """Return the pattern, or one that is as good for a text that cannot hold it."""
        if self._compiled is None:
            self._asked += 1
            if self._asked <= OFTEN and not self._may_be_in(text):
                return _NEVER
            self._compiled = re.compile(self.pattern, re.IGNORECASE)
        return self._compiled

    def _may_be_in(self, text: str) -> bool:
        self._needed = self._needed or needed(self.pattern)
        return is_any_in(self._needed, text)


def is_any_in(needs: Needs, text: str) -> bool:
    """Tell whether a text has some of the letters of which a pattern needs some."""
    folded = _folded(text)
    return any(each in folded for each in needs)


def needed(pattern: str) -> Needs:
    """Return letters of which each text that holds a pattern has some, case aside."""
    tokens = [*_TOKEN.finditer(pattern)]
    if sum(len(each[0]) for each in tokens) < len(pattern):
        return _NONE  # it has something that is not known here
    return tuple({_fold(each): None for each in _of_any(iter(tokens))})


def _of_any(tokens: Iterator[re.Match[str]], first: str = "") -> Needs:
    """Return what the alternatives of a group need, up to its end; what is *first*."""
    found, best, last = list[str](), _NONE, _NONE
    before = "bar"
    for token in tokens:
        kind = str(token.lastgroup)
        if kind == "again":
            last = (last[0][:-1].rstrip(_MARK),) if before == "letters" else _NONE
        best = _better(best, last)
        last = _of_one(token, tokens, first if before == "bar" else "")
        if kind == "close":
            break
        if kind == "bar":
            found, best = [*found, *best], _NONE
        if kind != "beside":
            before = kind
    return *found, *_better(best, last)


def _of_one(token: re.Match[str], tokens: Iterator[re.Match[str]], first: str) -> Needs:
    """Return what a part of a pattern needs that is *first*, or not."""
    match token.lastgroup:
        case "letters":
            return (f"{first if _WORD.fullmatch(token[0]) else ''}{token[0]}",)
        case "open":
            return _of_any(tokens, first)
        case "whole":
            return _of_any(tokens, _MARK)
        case "beside":
            _of_any(tokens)
        case _:
            pass
    return _NONE


def _better(one: Needs, other: Needs) -> Needs:
    """Return the one of two needs that fewer texts meet."""
    return one if min(map(len, one)) >= min(map(len, other)) else other


@lru_cache
def _folded(text: str) -> str:
    """Return a text, case aside, and once more with a mark where a word begins."""
    return f"{_fold(text)}\n{_fold(_BEGINNING.sub(_MARK, text))}"


def _fold(text: str) -> str:
    return text.translate(_ALIKE).casefold()
