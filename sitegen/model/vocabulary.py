"""The words of a fact sheet: labels, definitions and how they combine."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import field

from sitegen.diagnostics import Location
from sitegen.model.alike import Alike
from sitegen.model.figure import Kind, Nature
from sitegen.model.quantity import Interval, Unit
from sitegen.model.where import Where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model.figure import Figure, Subject


LIMITS = {
    Kind.LEVEL: Interval(Decimal(0), None),
    Kind.EQUIVALENT: Interval(Decimal(0), None),
    Kind.SHARE: Interval(Decimal(0), Decimal(100)),
    Kind.SHIFT: Interval(Decimal(-100), Decimal(100)),
    Kind.GROWTH: Interval(Decimal(-100), None),
    Kind.YEARLY_GROWTH: Interval(Decimal(-100), None),
}
"""What values of a measure that cannot be negative can be, by kind."""


class Term(Alike, frozen=True, kw_only=True):
    """A partner, product, enterprise (type) or scope."""

    BESIDE = ("at",)

    id: str
    label: str
    """In tables and headings, e.g. "Laptops"."""
    inline: str
    """Inside a phrase, e.g. "laptops"."""
    definition: str
    """For the glossary; Markdown."""
    synonyms: tuple[str, ...] = ()
    """Other words by which a reader may look for it, e.g. "notebooks"."""
    part_of: tuple[str, ...] = ()
    """Terms of the same kind that wholly contain this one."""
    overlaps: tuple[str, ...] = ()
    """Terms that share members with this one, so that they are never added up."""
    aspect: str = ""
    """Of a scope: what a rank in it says, where "rank among" would not do."""
    by: Kind = Kind.LEVEL
    """Of a scope: what its ranks put in order, amounts or growth rates."""
    is_whole: bool = True
    """Of a scope: it holds what is measured against it; GDP does not hold trade."""
    at: Location


class Measure(Alike, frozen=True, kw_only=True):
    """What is measured, e.g. exports."""

    BESIDE = ("at",)

    id: str
    label: str
    inline: str
    definition: str
    synonyms: tuple[str, ...] = ()
    """Other words by which a reader may look for it, e.g. "selling abroad"."""
    part_of: tuple[str, ...] = ()
    """Measures that wholly contain this one, e.g. foreign trade of exports."""
    sum_of: tuple[str, ...] = ()
    """Measures that together make this one, e.g. exports and imports."""
    balance_of: tuple[str, ...] = ()
    """Two measures of which this is the first less the second: exports, imports."""
    topic: str
    """The topic of figures that no topic claims by their dimension."""
    is_stock: bool = False
    """Counted at an instant rather than over a period."""
    is_rate: bool = False
    """Its levels are percentages by nature, e.g. a reduction by 60 %."""
    is_signed: bool | None = None
    """It can be negative, as a balance can; `None` before `resolve` finds it out."""
    surplus: str = ""
    """What a positive level is called, e.g. "Trade surplus", if not by its label."""
    deficit: str = ""
    """The same of a negative one, e.g. "Trade deficit"."""
    partner_word: str = ""
    """Between the measure and a partner, where it is not *with*: exports *to*."""
    enterprise_word: str = ""
    """Between the measure and an enterprise, where it is not *of*: debts *to*."""
    at: Location


class Topic(Alike, frozen=True, kw_only=True):
    """A page that gathers figures by what they are about."""

    BESIDE = ("at",)

    id: str
    label: str
    summary: str
    dimension: str = ""
    """``partner``, ``product`` or ``enterprise``: claims figures that have one."""
    measures: tuple[str, ...] = ()
    """It claims figures of these measures; with a dimension, those that have one."""
    targets: bool = False
    """It claims every target, whatever it is about: a plan is no result."""
    at: Location


class Vocabulary(Alike, frozen=True, kw_only=True):
    """Every word that figures may use, by id, in the order of the files."""

    BESIDE = ("where",)

    measures: Mapping[str, Measure]
    units: Mapping[str, Unit]
    partners: Mapping[str, Term]
    products: Mapping[str, Term]
    enterprises: Mapping[str, Term]
    scopes: Mapping[str, Term]
    topics: Mapping[str, Topic]
    language: str = "en"
    """That of the sheet, once `resolve` has said it."""
    where: Mapping[str, Where] = field(default_factory=dict)
    """The places of the parts of an entry by key, by the place of the entry."""

    def place(self, at: Location, key: str) -> Location:
        """Return where *key* of the entry at a place stands, or that place."""
        parts = self.where.get(str(at))
        return parts.get(key, at) if parts else at

    def scope(self, name: str) -> Term | Measure:
        """Return what a share or rank is measured against, whatever it is."""
        words: Mapping[str, Term | Measure]
        for words in (
            *(self.measures, self.scopes),
            *(self.products, self.partners, self.enterprises),
        ):
            if name in words:
                return words[name]
        raise KeyError(name)

    def limits(self, kind: Kind, measure: str, scope: str = "") -> Interval | None:
        """
        Return what values of a kind can be; `None` where they can be anything.

        What cannot be negative has no share beyond its whole and falls by no more
        than all of it; a balance has none of these limits. Of what does not hold it,
        as GDP does not hold trade, it may be more than all.
        """
        known = self.measures[measure]
        if kind in {Kind.SHARE, Kind.SHIFT} and not self.is_whole(measure, scope):
            is_share = kind is Kind.SHARE and not known.is_signed
            return LIMITS[Kind.LEVEL] if is_share else None
        is_level = kind in {Kind.LEVEL, Kind.EQUIVALENT}
        if known.is_signed or (known.is_rate and is_level):
            return None
        return LIMITS.get(kind)

    def is_whole(self, measure: str, scope: str) -> bool:
        """Tell whether what a share is measured against holds the measure."""
        if scope in self.measures:
            within = self.measures[measure].part_of
            return scope in {measure, *within} or measure in self.measures[scope].sum_of
        return scope not in self.scopes or self.scopes[scope].is_whole

    def is_part(self, inside: Subject, around: Subject) -> bool:
        """Tell whether a subject is a part of another, as far as `part_of` says."""
        parents = {inside.measure, *self.measures[inside.measure].part_of}
        return (
            around.measure in parents
            and inside != around
            and all(
                above in {"", name, *(ancestors(name, terms) if name else ())}
                for name, above, terms in (
                    (inside.partner, around.partner, self.partners),
                    (inside.product, around.product, self.products),
                    (inside.enterprise, around.enterprise, self.enterprises),
                )
            )
        )

    def overlap(self, one: Subject, other: Subject) -> bool:
        """Tell whether two subjects may share members, so that a sum counts twice."""
        if one.measure != other.measure:
            parts = self.measures[one.measure].part_of
            return other.measure in parts or one.measure in (
                self.measures[other.measure].part_of
            )
        return all(
            _terms_overlap(getattr(one, key), getattr(other, key), terms)
            for key, terms in (
                ("partner", self.partners),
                ("product", self.products),
                ("enterprise", self.enterprises),
            )
        )


def ancestors(name: str, terms: Mapping[str, Term]) -> set[str]:
    """Return everything that wholly contains a term, at any distance."""
    found: set[str] = set()
    waiting = list(terms[name].part_of)
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += terms[each].part_of
    return found


def overlapping(terms: Mapping[str, Term]) -> dict[str, set[str]]:
    """Return for each term those that may share members with it, and itself."""
    found = {name: {name} for name in terms}
    for name, term in terms.items():
        for other in (*ancestors(name, terms), *term.overlaps):
            found[name].add(other)
            found[other].add(name)
    return found


def topics_of(figures: Iterable[Figure], vocabulary: Vocabulary) -> dict[str, str]:
    """Return by its id the topic of each figure: what claims it, or its measure's."""
    topics, measures = vocabulary.topics.values(), vocabulary.measures
    of_targets = next((each.id for each in topics if each.targets), "")
    claiming = [each for each in topics if each.measures or each.dimension]

    def topic(subject: Subject) -> str:
        for each in claiming:
            has_measure = not each.measures or subject.measure in each.measures
            if has_measure and getattr(subject, each.dimension or "measure"):
                return each.id
        return measures[subject.measure].topic

    return {
        each.id: (each.nature is Nature.TARGET and of_targets) or topic(each.subject)
        for each in figures
    }


def _terms_overlap(one: str, other: str, terms: Mapping[str, Term]) -> bool:
    if not one or not other or one == other:  # nothing stands for all of them
        return True
    shared = other in terms[one].overlaps or one in terms[other].overlaps
    return shared or other in ancestors(one, terms) or one in ancestors(other, terms)
