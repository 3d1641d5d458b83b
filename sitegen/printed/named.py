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
from sitegen.model.vocabulary import overlapping
from sitegen.printed import apart
from sitegen.printed.against import (
    MEASURED_AGAINST,
    NAMED,
    otherwise_against,
    without_whole,
)
from sitegen.printed.around import Around
from sitegen.printed.bracketed import listed_with
from sitegen.printed.compare import unit_of
from sitegen.printed.facts import told_at
from sitegen.printed.headed import is_made
from sitegen.printed.labels import Labels, terms_of
from sitegen.printed.language import language_of
from sitegen.printed.otherwise import otherwise
from sitegen.printed.whole import of_another_part

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.vocabulary import Vocabulary
    from sitegen.printed.passage import Passage

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
        for span in told_at(figure, passage):
            around = Around.of(passage.text, span, passage.language)
            reason = self._another(figure, around, passage.text)
            reason = reason or of_another_part(figure, around, self.labels)
            reason = reason or self._other(figure, around, passage.text, alike)
            if level is not None and figure.kind in NAMED and not reason:
                reason = otherwise(level, around, self.vocabulary.units.values())
            if reason:
                return reason
        return ""

    def _another(self, figure: Figure, around: Around, text: str) -> str:
        """Say which other thing of a list it is whose turn it is."""
        found = [
            (dimension, thing)
            for dimension in self._terms
            if (thing := listed_with(around, self.labels.placed(dimension, text)))
        ]
        if len(found) != 1:  # "exports and imports of Japan and the US were 5 and 4"
            return ""
        dimension, turn = found[0]
        own = getattr(figure.subject, dimension)
        is_part = figure.kind in MEASURED_AGAINST and dimension not in WHO
        if own == turn.name or is_part:
            return ""
        if not own:
            return self._unnamed(dimension, turn.name, turn.word, figure)
        # Products go by too many names to be told apart by one that is none of these.
        is_named = self.labels.can_name(dimension, own) and dimension != "product"
        is_told = is_named or own in turn.others
        return self._told(turn.word, dimension, own) if is_told else ""

    def _other(
        self, figure: Figure, around: Around, text: str, alike: frozenset[str] | None
    ) -> str:
        """Say which other measure, partner, product or enterprise is named."""
        is_part = figure.kind in MEASURED_AGAINST  # its clause names a whole as well
        if is_part and (against := otherwise_against(figure, around, self)):
            return self._told(against[0], "measure", against[1])
        is_whole = is_part and figure.kind is not Kind.RANK
        text = without_whole(text, figure, self) if is_part else text
        for dimension in WHO if is_whole else self._terms:
            own = getattr(figure.subject, dimension)
            part = text[around.own.start : around.own.end]
            is_all = not (own or is_part) and (
                alike is None or self._is_plain(dimension, part, figure, around)
            )
            if is_all and (unsaid := self._unsaid(dimension, part, figure)):
                return unsaid
            if own and self.labels.can_name(dimension, own):
                for clause in apart.subjects(around, figure.kind):
                    part = text[clause.start : clause.end]
                    named = self.labels.named(dimension, part, own).items()
                    found = {k: v for k, v in named if not k or k != figure.scope}
                    if own in found or self._is_of_both(own, found, around):
                        break
                    if found and self._is_sole(dimension, figure, found, around, alike):
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
        if dimension in WHO and apart.begins_part(around):
            named = self.labels.named(dimension, part, "")
            return len(named) == 1 and apart.is_of_one(part, self._language)
        found = self.labels.named(dimension, around.sentence, "")
        if len(found) != 1 or own not in self.labels.named("measure", part, own):
            return False
        name, word = next(iter(found.items()))
        if dimension == "product":
            is_led = self._is_of_product(name, word, figure, around)
            return is_led and apart.is_of_one(part, self._language)
        return dimension == "partner" and apart.is_with_one(word, part, self._language)

    def _is_of_product(
        self, name: str, word: str, figure: Figure, around: Around
    ) -> bool:
        """Tell whether another product stands right by the measure."""
        products, own = self.vocabulary.products, figure.subject.product
        parts = map(around.part, apart.subjects(around, figure.kind))
        part = next((each for each in parts if word in each), "")
        measure = self.labels.named("measure", part, figure.subject.measure)
        is_alike = own and name in overlapping(products)[own]
        led = measure.get(figure.subject.measure)
        return bool(
            led and not is_alike and apart.is_bound(word, led, part, self._language)
        )

    def _is_sole(
        self,
        dimension: str,
        figure: Figure,
        found: dict[str, str],
        around: Around,
        alike: frozenset[str] | None,
    ) -> bool:
        """
        Tell whether what a clause names speaks for itself.

        In an article its sentence names nothing else, or not its own, or says a number
        of each: which is whose in "with A and B, 5 and 4" only a reader sees (where it
        is said that they go together respectively, `turns`). Products go by so many
        names that only one in the measure's own words counts: "exports of cars".
        """
        if alike is None:
            return True
        name, own = next(iter(found)), getattr(figure.subject, dimension)
        if len(found) > 1 or not (
            dimension != "product"
            or self._is_of_product(name, found[name], figure, around)
        ):
            return False
        whole = self.labels.named(dimension, around.sentence, name)
        is_alike = dimension != "measure" or name in alike
        if not name:  # a balance, whichever it is
            is_alike = any(self.vocabulary.measures[e].is_signed for e in alike)
        is_alone = whole.keys() == found.keys()
        if own not in whole:
            is_alone |= dimension != "measure" or self.are_parts(own, name)
        elif not is_alone:
            names = partial(self.labels.named, dimension, own=own)
            is_alone = apart.is_apart(own, found, around, names, figure.kind)
        return is_alike and is_alone

    def are_parts(self, own: str, name: str) -> bool:
        """Tell whether two measures are parts of one, so that neither is the other."""
        wholes = self.vocabulary.measures.values()
        parts = [{*each.sum_of} for each in wholes] + [
            {*each.balance_of} for each in wholes
        ]
        if not name:  # a balance, whichever it is
            return any(own in each for each in parts)
        return any({own, name} <= each for each in parts)

    def _is_of_both(self, own: str, found: dict[str, str], around: Around) -> bool:
        """Tell whether a sum, or a balance, is told by its parts: "both together"."""
        before = (
            self.labels.named("measure", around.before, own) if around.index else {}
        )
        return is_made(self.vocabulary, own, found.keys() | before.keys())

    def _unsaid(self, dimension: str, part: str, figure: Figure) -> str:
        """Say that words name a part of all, where a figure is of no part."""
        found = self.labels.beside(figure.subject.measure, dimension, part)
        if len(found) != 1:
            return ""
        name, word = next(iter(found.items()))
        return self._unnamed(dimension, name, word, figure)

    def _unnamed(self, dimension: str, name: str, word: str, figure: Figure) -> str:
        """Say the same of one word."""
        unit = unit_of(figure.quantity)
        if word.lower() in {each.lower() for each in unit.nouns}:
            return ""  # "1,650 vehicles" are of no other thing
        label = self._terms[dimension][name].label
        return (
            f"{word!r} by it names a {dimension}, and the figure is of all; say "
            f"{dimension}: {name} ({label}), or leave that word out"
        )

    def _told(self, word: str, dimension: str, own: str) -> str:
        label = self._terms[dimension][own].label
        return f"{word!r} by it names another {dimension} than {label!r}{_CURE} {own!r}"
