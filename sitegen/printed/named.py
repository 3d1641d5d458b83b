"""
Whether a growth is that of the level beside which content states it.

"Cargo rose 3 percent in tonnes, containers 5 percent" says nothing of boxes but the 5
percent. The words that name a measure or a unit in the clause of the growth decide, or
else those in the clause whose subject it goes on with.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed import cldr
from sitegen.printed.around import Around
from sitegen.printed.clauses import continued
from sitegen.printed.compare import unit_of
from sitegen.printed.facts import spans
from sitegen.printed.labels import labels, pattern_of, terms_of
from sitegen.printed.language import language_of
from sitegen.printed.money import names_balance
from sitegen.printed.numerals import numerals
from sitegen.printed.phrase import phrase
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Unit
    from sitegen.model.vocabulary import Vocabulary
    from sitegen.printed.clauses import Clause
    from sitegen.printed.language import Language
    from sitegen.printed.passage import Passage

_CURE = "; state it beside that, or take in words that name (its synonyms, too)"


class Names:
    """The words of a vocabulary by which articles in one language name its things."""

    def __init__(self, vocabulary: Vocabulary, tag: str, site: str) -> None:
        """Compile them; *site* is the language in which labels are written."""
        self._vocabulary, self._language = vocabulary, language_of(tag)
        is_own = self._language.code == site.lower().partition("-")[0]
        self._labels: dict[str, dict[str, str]] = {}
        self._terms = dict(terms_of(vocabulary))
        for dimension, terms in self._terms.items():
            found = self._labels.setdefault(dimension, {})
            for name, each in terms.items():
                for label in labels(each) if is_own else each.synonyms:
                    found.setdefault(label, name)
            ordered = sorted(found, key=len, reverse=True)
            self._labels[dimension] = {label: found[label] for label in ordered}

    def misnamed(self, figure: Figure, level: Figure | None, passage: Passage) -> str:
        """Say what else the words that govern a growth name than its *level*."""
        if figure.kind is not Kind.GROWTH or level is None:
            return ""
        for span in spans(figure, passage):
            around = Around.of(passage.text, span, passage.language)
            reason = self._measured(level, around) or self._counted(level, around)
            reason = reason or self._other(level, around, passage.text)
            if reason:
                return reason
        return ""

    def _other(self, level: Figure, around: Around, text: str) -> str:
        """Say which other measure, partner, product or enterprise is named."""
        for dimension in self._labels:
            own = getattr(level.subject, dimension)
            if own and self._is_named(dimension, own):
                for clause in _subjects(around):
                    part = text[clause.start : clause.end]
                    found = self._named(dimension, part, own)
                    if own in found:
                        break
                    if found:
                        word = next(iter(found.values()))
                        return self._told(word, dimension, own)
        return ""

    def _told(self, word: str, dimension: str, own: str) -> str:
        label = self._terms[dimension][own].label
        return f"{word!r} by it names another {dimension} than {label!r}{_CURE} {own!r}"

    def _is_named(self, dimension: str, own: str) -> bool:
        """Tell whether a text in the language can name a thing at all."""
        return own in self._labels[dimension].values()

    def _named(self, dimension: str, part: str, own: str) -> dict[str, str]:
        """Return the words for each thing that a text names; the longest win."""
        taken: list[tuple[int, int]] = []
        found: dict[str, str] = {}
        if dimension == "measure" and (word := self._balance(part)):
            found[own if self._vocabulary.measures[own].is_signed else ""] = word
        for label, name in self._labels[dimension].items():
            for match in pattern_of(label).finditer(part):
                start, end = match.span()
                is_compound = part[end : end + 1] == "-"
                if all(end <= first or last <= start for first, last in taken):
                    taken.append((start, end))
                    if not is_compound:
                        found.setdefault(name, match[0])
        return found

    def _balance(self, part: str) -> str:
        """Return a word for a deficit or a surplus; "a loss of 3 percent" is a fall."""
        moving = words_of(self._language).moving
        found = names_balance(part, self._language)
        return next((each for each in found if not moving.fullmatch(each)), "")

    def _measured(self, level: Figure, around: Around) -> str:
        """Say in what other unit the growth is measured: "3 percent in tonnes"."""
        own = unit_of(level.quantity)
        clause = around.text[around.own.start : around.own.end]
        found = [
            (each, match[0])
            for each in self._units()
            if (match := _measure(self._language, each).search(clause))
        ]
        if any(_is_same(unit, own) for unit, _ in found) or not found:
            return ""
        unit, words = found[0]
        return f"{words!r} by it measures {unit.id!r}, not {own.id!r}{_CURE} that"

    def _counted(self, level: Figure, around: Around) -> str:
        """Say in what other unit the number stands that the growth goes on with."""
        own = unit_of(level.quantity)
        for clause in list(_subjects(around))[1:2]:
            part = around.text[clause.start : clause.end].strip()
            read = [
                each
                for each in self._units()
                for number in numerals(part, self._language)
                if phrase(part, number, each, self._language)
            ]
            is_own = any(
                _is_same(each, own) or (each.currency and own.currency) for each in read
            )
            if read and not is_own:
                told = f"{part!r} before it is in {read[0].id!r}, not {own.id!r}"
                return f"{told}{_CURE} that"
        return ""

    def _units(self) -> Iterator[Unit]:
        """Yield the units in which a level can be."""
        for each in self._vocabulary.units.values():
            if not each.is_relative and each.id != "times":
                yield each


def _is_same(one: Unit, other: Unit) -> bool:
    """Tell whether two units are of one thing, be it in other scales."""
    is_currency = bool(one.currency) and one.currency == other.currency
    return one.canonical == other.canonical or is_currency


def _subjects(around: Around) -> Iterator[Clause]:
    """Yield the own clause, and those that it goes on with if it has no subject."""
    yield around.own
    words, left = words_of(around.language), around.left
    verb = words.moving.search(left)
    before = left[: verb.start()] if verb else left
    if words.elided.fullmatch(before) or words.links.fullmatch(before):
        yield from continued(around.clauses, around.index)


@cache
def _measure(language: Language, unit: Unit) -> re.Pattern[str]:
    """Return what finds a unit as that in which something is measured."""
    names = [*unit.nouns]
    names += cldr.currency(unit.currency, language.code) if unit.currency else ()
    names += [each[:-1] for each in names if re.search("[a-z]s$", each)]
    found = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    ahead, behind = (
        language.pattern(language.data["measured"].get(key, ""))
        for key in ("ahead", "behind")
    )
    return re.compile(rf"{ahead}(?:{found or '(?!)'}){behind}", re.IGNORECASE)
