"""The labels and synonyms of a vocabulary, as an article prints them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sitegen.printed import patterns
from sitegen.printed.money import names_balance
from sitegen.printed.units import currencies
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.model.vocabulary import Measure, Term, Vocabulary
    from sitegen.printed.language import Language

_CASED = 4
"""A word in capitals up to this length is a name: "US" is not "us"."""


def terms_of(
    vocabulary: Vocabulary,
) -> Iterator[tuple[str, Mapping[str, Term | Measure]]]:
    """Yield each dimension of a subject with its words by id."""
    yield "measure", vocabulary.measures
    yield "partner", vocabulary.partners
    yield "product", vocabulary.products
    yield "enterprise", vocabulary.enterprises


def labels(term: Term | Measure) -> Iterator[str]:
    """Yield what a word of the vocabulary is called."""
    extra = (getattr(term, "surplus", ""), getattr(term, "deficit", ""))
    for label in (term.label, term.inline, *term.synonyms, *extra):
        bare = re.sub(r"^(?:the|all) |[“”\"]", "", label).strip()
        if bare:
            yield bare


@lru_cache(maxsize=4096)
def beginning(label: str) -> str:
    """Return with what a label begins in each form, in lower case."""
    first = label.lower().partition(" ")[0]
    return first.removesuffix("s") or first


@lru_cache(maxsize=4096)
def pattern_of(label: str) -> re.Pattern[str]:
    """Return what finds a label: in singular and plural, "exports" as "exported"."""
    if not label.isascii() and not re.search("[A-Za-z]", label):
        return re.compile(re.escape(label))
    words = []
    for word in label.split():
        stem = re.escape(word[:-1] if word.endswith("s") and len(word) > 3 else word)  # noqa: PLR2004
        words.append(rf"{stem}(?:e?[sn]|ed|’s|'s)?")
    is_name = label.isupper() and len(label) <= _CASED
    flags = re.NOFLAG if is_name else re.IGNORECASE
    return re.compile(rf"(?<!\w)(?:{'[- ]'.join(words)})(?!\w)", flags)


class Labels:
    """What finds the things of a vocabulary in texts of one language."""

    def __init__(
        self, vocabulary: Vocabulary, language: Language, *, is_own: bool
    ) -> None:
        """Know synonyms, and labels where it *is* the site's *own* language."""
        self.vocabulary, self.language = vocabulary, language
        self._of: dict[str, dict[str, str]] = {}
        for dimension, terms in terms_of(vocabulary):
            found: dict[str, str] = {}
            for name, each in terms.items():
                for label in labels(each) if is_own else each.synonyms:
                    found.setdefault(label, name)
            ordered = sorted(found, key=len, reverse=True)
            self._of[dimension] = {label: found[label] for label in ordered}
        units = vocabulary.units.values()
        self._money = patterns.pattern_of(currencies(units, language))

    def can_name(self, dimension: str, own: str) -> bool:
        """Tell whether a text in the language can name a thing at all."""
        return own in self._of[dimension].values()

    def named(self, dimension: str, part: str, own: str) -> dict[str, str]:
        """
        Return the words for each thing that a text names; the longest win.

        A deficit is of the measure *own* where that can be one, else of none.
        """
        balance = self._balance(part) if dimension == "measure" else ""
        found = self._labelled(dimension, part, balance)
        if balance and not any(balance in each for each in found.values()):
            measure = self.vocabulary.measures.get(own)
            found = {own if measure and measure.is_signed else "": balance, **found}
        return found

    def _labelled(self, dimension: str, part: str, balance: str) -> dict[str, str]:
        """
        Return the same by labels; in a "trade deficit" there is no trade.

        "US dollars" are no trade with the US, though the euro area is an area.
        """
        found: dict[str, str] = {}
        for start, end, name in self._placed(dimension, part, balance):
            found.setdefault(name, part[start:end])
        return found

    def beside(self, measure: str, dimension: str, part: str) -> dict[str, str]:
        """Return the same but for what a *measure* is called: "new foreign firms"."""
        own = [e[:2] for e in self.placed("measure", part) if e[2] == measure]
        return {
            name: part[start:end]
            for start, end, name in self.placed(dimension, part)
            if not any(first <= start and end <= last for first, last in own)
        }

    def placed(self, dimension: str, text: str) -> list[tuple[int, int, str]]:
        """Return where a text names a thing, and which, in its order."""
        balance = self._balance(text) if dimension == "measure" else ""
        return sorted(self._placed(dimension, text, balance))

    def _placed(
        self, dimension: str, part: str, balance: str
    ) -> Iterator[tuple[int, int, str]]:
        """Yield the same by the length of labels."""
        money = [each.span() for each in self._money.finditer(part)]
        taken: list[tuple[int, int]] = []
        low = part.lower()
        for label, name in self._of[dimension].items():
            if beginning(label) not in low:
                continue
            for match in pattern_of(label).finditer(part):
                start, end = match.span()
                behind = part[end:]
                is_of_balance = balance and behind.lstrip().startswith(balance)
                is_money = any(a <= start and end <= b for a, b in money)
                is_compound = behind.startswith("-") or is_of_balance or is_money
                if all(end <= first or last <= start for first, last in taken):
                    taken.append((start, end))
                    if not is_compound:
                        yield start, end, name

    def _balance(self, part: str) -> str:
        """Return a word for a deficit or a surplus; "a loss of 3 percent" is a fall."""
        moving = words_of(self.language).moving
        found = names_balance(part, self.language)
        return next((each for each in found if not moving.fullmatch(each)), "")
