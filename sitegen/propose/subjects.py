"""
The words of the vocabulary that stand by a number.

Those that say what it is about, its measure, partner, product and enterprise, and what
a share, its shift, a rank, contribution or difference is measured against, its scope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.figure import PARTS, SCOPED, Kind
from sitegen.printed.labels import labels, pattern_of, terms_of
from sitegen.printed.language import language_of
from sitegen.printed.money import side_of_money
from sitegen.printed.patterns import pattern_of as money_of
from sitegen.printed.units import currencies
from sitegen.propose.words import sentence_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.vocabulary import Vocabulary

DIMENSIONS = ("measure", "partner", "product", "enterprise")
BEFORE, BEHIND = 30, 70
"""How many letters before and behind a number may name its whole."""


class Named(Struct, frozen=True, kw_only=True):
    """A word of the vocabulary in a paragraph."""

    start: int
    end: int
    dimension: str
    id: str


class Lexicon:
    """Every label and synonym of a vocabulary, ready to be found."""

    def __init__(self, vocabulary: Vocabulary, tag: str) -> None:
        """Compile the words of a vocabulary for texts in the language of *tag*."""
        entries: dict[str, tuple[str, str]] = {}
        for dimension, terms in terms_of(vocabulary):
            for name, term in terms.items():
                for label in labels(term):
                    entries.setdefault(label, (dimension, name))
        language = language_of(tag)
        money = currencies(vocabulary.units.values(), language)
        self._money = money_of(money)
        ordered = sorted(entries, key=len, reverse=True)
        self._entries = [(pattern_of(each), entries[each]) for each in ordered]
        self._tag = tag
        self._ids = [
            (pattern_of(name.replace("-", " ")), name) for name in vocabulary.measures
        ]
        signed = [name for name, each in vocabulary.measures.items() if each.is_signed]
        handled = words_of(tag).any("kinds", "throughput")
        self._throughput = {
            name
            for name, each in vocabulary.measures.items()
            if any(map(handled.search, labels(each)))
        }
        self._balance = signed[0] if len(signed) == 1 else ""

    def named(self, text: str) -> list[Named]:
        """
        Return the words in a paragraph, in reading order; the longest win.

        "US$" and "US dollars" name no country.
        """
        found: list[Named] = []
        money = [each.span() for each in self._money.finditer(text)]
        for pattern, (dimension, name) in self._entries:
            for match in pattern.finditer(text):
                start, end = match.span()
                is_money = any(a <= start and end <= b for a, b in money)
                is_new = all(e.end <= start or end <= e.start for e in found)
                if is_new and not is_money:
                    found.append(
                        Named(start=start, end=end, dimension=dimension, id=name)
                    )
        return sorted(found, key=lambda each: each.start)

    def subject(
        self,
        text: str,
        span: tuple[int, int],
        named: Sequence[Named],
        *,
        is_money: bool,
    ) -> dict[str, str]:
        """
        Return what a number is about, by dimension, as far as words say.

        A measure is that of the sentence or the paragraph, in this order; a partner,
        product or enterprise only one of the sentence. What a port "handled" is its
        throughput, if there is but one. *is_money* tells that it is an amount: one of
        a deficit is the balance, if there is but one.
        """
        start, end = sentence_of(text, span[0], self._tag)
        subject: dict[str, str] = {}
        for dimension in DIMENSIONS:
            own = [each for each in named if each.dimension == dimension]
            before = [each for each in own if start <= each.start < span[0]]
            after = [each for each in own if span[0] <= each.start < end]
            earlier = [each for each in own if each.start < start]
            if before:
                subject[dimension] = before[-1].id
            elif dimension == "measure" and self._is_handled(text[start:end]):
                said = {each.id for each in after} & self._throughput
                if len(said or self._throughput) == 1:
                    (subject[dimension],) = said or self._throughput
            elif after:
                subject[dimension] = after[0].id
            elif earlier and dimension == "measure":
                subject[dimension] = earlier[-1].id
        language = words_of(self._tag).language
        if is_money and self._balance and side_of_money(text, span, language):
            return subject | {"measure": self._balance}
        called = self._called(text[start : span[0]], text[span[0] : end])
        return called | subject if is_money else subject

    def _called(self, *parts: str) -> dict[str, str]:
        """Return the measure whose id is said first, as in "trade with Japan"."""
        for part in parts:
            for pattern, name in self._ids:
                if pattern.search(part):
                    return {"measure": name}
        return {}

    def _is_handled(self, sentence: str) -> bool:
        """Tell whether a sentence says that a port, or such, passed something on."""
        return bool(words_of(self._tag).any("kinds", "handled").search(sentence))


def scope_of(
    text: str, span: tuple[int, int], kind: Kind, vocabulary: Vocabulary, tag: str
) -> str:
    """Return the scope or measure whose words stand by a number, or nothing."""
    if kind not in SCOPED:
        return ""
    behind = text[span[1] : span[1] + BEHIND]
    before = text[max(0, span[0] - BEFORE) : span[0]]
    words = words_of(tag)
    if kind is Kind.DIFFERENCE and words.any("kinds", "national").search(behind):
        return next((each for each in vocabulary.scopes if "average" in each), "")
    named = _named(vocabulary)
    found = [
        (at + far, -len(label), name)
        for part, far in ((behind.lower(), 0), (before.lower(), BEHIND))
        for label, name in named.items()
        if (at := part.find(label)) >= 0
    ]
    return min(found)[2] if found else ""


def as_part(
    subject: dict[str, str], scope: str, kind: Kind, vocabulary: Vocabulary
) -> tuple[dict[str, str], str]:
    """Return a subject and its scope, exchanged where all of one is the whole."""
    measures, own = vocabulary.measures, subject.get("measure", "")
    if kind not in PARTS or len(subject) > 1 or not {own, scope} <= measures.keys():
        return subject, scope
    if own != scope and vocabulary.is_whole(scope, own):
        return {"measure": scope}, own
    return subject, scope


def _named(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the id of each scope and measure by its words."""
    named: dict[str, str] = {}
    for table in (vocabulary.scopes, vocabulary.measures):
        for name, term in table.items():
            for label in (name, term.label, term.inline, *term.synonyms):
                named[label.lower().removeprefix("the ")] = name
    return named
