"""
Whether a number, and a growth beside it, is of what content states it of.

"Cargo rose 3 percent in tonnes, containers 5 percent" says nothing of boxes but the 5
percent. The words that name a measure or a unit in the clause of the growth decide, or
else those in the clause whose subject it goes on with.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sitegen.dimensions import WHO
from sitegen.model.figure import Kind
from sitegen.printed.apart import is_apart, is_with_one
from sitegen.printed.around import Around
from sitegen.printed.clauses import Opening, continued
from sitegen.printed.compare import unit_of
from sitegen.printed.facts import spans
from sitegen.printed.headed import is_made
from sitegen.printed.labels import Labels, terms_of
from sitegen.printed.language import language_of
from sitegen.printed.measured import measured_in, measured_otherwise
from sitegen.printed.numerals import numerals
from sitegen.printed.phrase import phrase
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Unit
    from sitegen.model.vocabulary import Vocabulary
    from sitegen.printed.clauses import Clause
    from sitegen.printed.passage import Passage

NAMED = {Kind.LEVEL, Kind.GROWTH, Kind.CHANGE}
"""Kinds of a number whose clause names what it is of, and no whole beside that."""
MEASURED_AGAINST = {Kind.SHARE, Kind.SHIFT, Kind.CONTRIBUTION}
"""Kinds of which it names both, so that only who and what is told by it."""
_CURE = "; state it of that, or take in words that name (its synonyms, too)"


class Names:
    """The words of a vocabulary by which articles in one language name its things."""

    def __init__(self, vocabulary: Vocabulary, tag: str, site: str) -> None:
        """Compile them; *site* is the language in which labels are written."""
        self.vocabulary, self._language = vocabulary, language_of(tag)
        is_own = self._language.code == site.lower().partition("-")[0]
        self._terms = dict(terms_of(vocabulary))
        self.labels = Labels(vocabulary, self._language, is_own=is_own)

    def misnamed(
        self,
        figure: Figure,
        level: Figure | None,
        passage: Passage,
        alike: frozenset[str] | None = None,
    ) -> str:
        """
        Say what else the words that govern a number name than it, or its *level*.

        In an article, whose words nobody chose for this, only one of the measures that
        are *alike* in unit speaks against a figure, and only a whole sentence.
        """
        if figure.kind not in NAMED | MEASURED_AGAINST:
            return ""
        for span in spans(figure, passage):
            around = Around.of(passage.text, span, passage.language)
            reason = self._other(figure, around, passage.text, alike)
            if level is not None and figure.kind in NAMED and not reason:
                reason = self._measured(level, around) or self._counted(level, around)
            if reason:
                return reason
        return ""

    def _other(
        self, figure: Figure, around: Around, text: str, alike: frozenset[str] | None
    ) -> str:
        """Say which other measure, partner, product or enterprise is named."""
        is_part = figure.kind in MEASURED_AGAINST  # its clause names a whole as well
        for dimension in WHO if is_part else self._terms:
            own = getattr(figure.subject, dimension)
            part = text[around.own.start : around.own.end]
            is_all = not (own or is_part) and (
                alike is None or self._is_plain(dimension, part, figure, around)
            )
            if is_all and (unsaid := self._unsaid(dimension, part, figure)):
                return unsaid
            if own and self.labels.can_name(dimension, own):
                for clause in _subjects(around):
                    part = text[clause.start : clause.end]
                    named = self.labels.named(dimension, part, own).items()
                    found = {k: v for k, v in named if not k or k != figure.scope}
                    if own in found or self._is_of_both(own, found, around):
                        break
                    if found and self._is_sole(dimension, own, found, around, alike):
                        word = next(iter(found.values()))
                        return self._told(word, dimension, own)
        return ""

    def _is_plain(
        self, dimension: str, part: str, figure: Figure, around: Around
    ) -> bool:
        """
        Tell whether an article says a number of one partner: "exports to Japan were".

        Its clause has no other number, names the measure, and nothing of a whole.
        """
        own = figure.subject.measure
        found = [*self.labels.named(dimension, around.sentence, "").values()]
        return (
            dimension == "partner"
            and len(found) == 1
            and own in self.labels.named("measure", part, own)
            and is_with_one(found[0], part, self._language)
        )

    def _is_sole(
        self,
        dimension: str,
        own: str,
        found: dict[str, str],
        around: Around,
        alike: frozenset[str] | None,
    ) -> bool:
        """
        Tell whether what a clause names speaks for itself.

        In an article its sentence names nothing else, or says a number of each: of
        several ("with A and B, 5 and 4") the order decides, which only a reader sees.
        Products go by too many names to be told apart.
        """
        if alike is None:
            return True
        if dimension == "product" or len(found) > 1:
            return False
        name = next(iter(found))
        whole = self.labels.named(dimension, around.sentence, name)
        measures = self.vocabulary.measures
        is_alike = dimension != "measure" or name in alike
        if not name:  # a balance, whichever it is
            is_alike = any(measures[each].is_signed for each in alike)
        is_alone = whole.keys() == found.keys()
        if own in whole and not is_alone:
            names = partial(self.labels.named, dimension, own=own)
            is_alone = is_apart(own, found, around, names)
        return is_alike and is_alone

    def _is_of_both(self, own: str, found: dict[str, str], around: Around) -> bool:
        """Tell whether a sum, or a balance, is told by its parts: "both together"."""
        before = (
            self.labels.named("measure", around.before, own) if around.index else {}
        )
        return is_made(self.vocabulary, own, found.keys() | before.keys())

    def _unsaid(self, dimension: str, part: str, figure: Figure) -> str:
        """Say that words name a part of all, where a figure is of no part."""
        found = self.labels.named(dimension, part, "")
        name, word = next(iter(found.items()), ("", ""))
        unit = unit_of(figure.quantity)
        if len(found) != 1 or word.lower() in {each.lower() for each in unit.nouns}:
            return ""  # "1,650 vehicles" are of no other thing
        label = self._terms[dimension][name].label
        return (
            f"{word!r} by it names a {dimension}, and the figure is of all; say "
            f"{dimension}: {name} ({label}), or leave that word out"
        )

    def _told(self, word: str, dimension: str, own: str) -> str:
        label = self._terms[dimension][own].label
        return f"{word!r} by it names another {dimension} than {label!r}{_CURE} {own!r}"

    def _measured(self, level: Figure, around: Around) -> str:
        """Say in what other unit the growth is measured: "3 percent in tonnes"."""
        own = unit_of(level.quantity)
        for part in _clauses(around):
            if word := measured_otherwise(part, own, self._language):
                return f"{word!r} by it measures no {own.id!r}{_CURE} that"
            found = [
                (each, word)
                for each in self._units()
                if (word := measured_in(part, each, self._language))
            ]
            if any(_is_same(unit, own) for unit, _ in found):
                return ""
            if found:
                unit, word = found[0]
                told = f"{word!r} by it measures {unit.id!r}, not {own.id!r}"
                return f"{told}{_CURE} that"
        return ""

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
        for each in self.vocabulary.units.values():
            if not each.is_relative and each.id != "times":
                yield each


def _is_same(one: Unit, other: Unit) -> bool:
    """Tell whether two units are of one thing, be it in other scales."""
    is_currency = bool(one.currency) and one.currency == other.currency
    return one.canonical == other.canonical or is_currency


def _clauses(around: Around) -> Iterator[str]:
    """Yield the own clause, and one before it that only says how it is measured."""
    yield around.part(around.own)
    if around.index and around.own.opening is Opening.JOINED:
        before = around.before
        is_mere = not any(map(str.isdigit, before))
        if is_mere and not words_of(around.language).moving.search(before):
            yield before


def _subjects(around: Around) -> Iterator[Clause]:
    """Yield the own clause, and those that it goes on with if it has no subject."""
    yield around.own
    words, left = words_of(around.language), around.left
    verb = words.moving.search(left)
    before = left[: verb.start()] if verb else left
    if words.elided.fullmatch(before) or words.links.fullmatch(before):
        yield from continued(around.clauses, around.index)
