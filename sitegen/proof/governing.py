"""
Which of several words in a sentence speak of which of its numbers.

What stands between two numbers belongs to the one before it, unless a comma or "and"
parts it from that one and nothing parts it from the next; what opens a sentence belongs
to its first number, and to all behind it that have no such words of their own. In a
language that says first with what it compares, words without a comma on either side
belong to the number behind them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import Struct

from sitegen.printed.clauses import clauses
from sitegen.printed.language import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.printed.language import Language

Span = tuple[int, int]

_MARKS = re.compile(r"[\s,\uff0c\u3001(\uff08\[–—-]*")
"""What stands between a number and words that were put behind it."""


_SIGNS = re.compile(r"\s*[$€£¥-]?\s*")
"""What stands between a number and words that touch it."""


@cache
def _again(language: Language) -> re.Pattern[str]:
    """Return what says a rate in other terms: "down 0.1 percent, or 2,700 jobs"."""
    same = any_of(language, language.list_of("amount", "same"))
    return re.compile(
        rf"\s*(?:{language.percents})\s*,?\s*{same}\s*[^\s\w]?[0-9][0-9.,]*(?:\s[^\W\d]+)?",
        re.IGNORECASE,
    )


class Words(Protocol):
    """Words that stand somewhere in a text."""

    @property
    def start(self) -> int:
        """Where they begin."""

    @property
    def end(self) -> int:
        """Where they end."""


W = TypeVar("W", bound=Words)


class Sentence(Struct, frozen=True):
    """A sentence with its numbers, among them the one that is asked about."""

    text: str
    span: Span
    """Of the sentence."""
    numbers: tuple[Span, ...]
    number: Span
    language: Language
    is_before: bool = False
    """The language says before a number what governs it."""

    def governing(self, words: Sequence[W]) -> tuple[W | None, bool]:
        """
        Return which of *words* speak of the number, and whether of it by itself.

        They do not where they are said of another number of the sentence, and this one
        has none of its own.
        """
        if found := self.own(words) or self.opening(words):
            return found, True
        owned = self._owned(words)
        for other in self._others():
            # Where they stand first, none reach back: 增长17%、环比增长15%.
            if owned[other] and not (self.is_before and other > self.number):
                return self._nearest(owned[other], other), False
        return None, False

    def own(self, words: Sequence[W]) -> W | None:
        """Return which of *words* speak of the number by itself."""
        mine = self._owned(words)[self.number]
        return self._nearest(mine, self.number) if mine else None

    def opening(self, words: Sequence[W]) -> W | None:
        """Return which of *words* open the sentence, and speak of all of it."""
        first = self.numbers[0]
        owned = self._owned(words)[first]
        found = [each for each in owned if each.end <= first[0]]
        if not found or any(each.start >= first[1] for each in owned):
            return None
        last = self._nearest(found, first)
        return None if self._touches(last, first) else last

    def _owned(self, words: Sequence[W]) -> dict[Span, list[W]]:
        """Return the words of each number."""
        start, end = self.span
        owned: dict[Span, list[W]] = {each: [] for each in self.numbers}
        for each in words:
            # A sentence begins behind the first word that opens a clause.
            if start < each.end <= end:
                owned[self._owner(each)].append(each)
        return owned

    def _touches(self, words: W, number: Span) -> bool:
        """Tell whether nothing stands between words and the number behind them."""
        return bool(_SIGNS.fullmatch(self.text, words.end, number[0]))

    def _others(self) -> list[Span]:
        """Return the other numbers, those before it from the nearest on."""
        at = self.numbers.index(self.number)
        return [*reversed(self.numbers[:at]), *self.numbers[at + 1 :]]

    def _owner(self, words: W) -> Span:
        before = [each for each in self.numbers if each[1] <= words.start]
        behind = [each for each in self.numbers if each[0] >= words.end]
        if not before or not behind:
            return (behind or before or [self.number])[0 if behind else -1]
        last, following = before[-1], behind[0]
        if self._touches(words, following):
            return following
        is_parted = self._is_parted(last[1], words.start)
        is_parted_behind = self._is_parted(words.end, following[0])
        if self.is_before:
            is_added = _MARKS.fullmatch(self.text, last[1], words.start)
            is_last = is_parted_behind and (not is_parted or bool(is_added))
            return last if is_last else following
        again = _again(self.language).match(self.text, last[1])
        is_parted = is_parted and not (
            again and not self._is_parted(again.end(), words.start)
        )
        if not is_parted:
            return last
        if is_parted_behind and _MARKS.fullmatch(self.text, last[1], words.start):
            return last
        return following

    def _is_parted(self, start: int, end: int) -> bool:
        """Tell whether a clause ends between two places."""
        found = clauses(self.text, self.language)
        return any(start <= each.end < end for each in found)

    def _nearest(self, words: Sequence[W], number: Span) -> W:
        before = [each for each in words if each.end <= number[0]]
        behind = [each for each in words if each.start >= number[1]]
        first = before if self.is_before else behind
        if not first:
            first = behind if self.is_before else before
        if not first:
            return words[0]
        return first[-1] if first is before else first[0]
