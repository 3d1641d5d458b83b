"""The reported figures by what they are about, and intervals through formulas."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen import words
from sitegen.catalogue import catalogue
from sitegen.model.figure import Kind, Nature, Status
from sitegen.model.formula import FORMULAS, Name, OutOfRangeError, corners
from sitegen.model.identity import Computed, Outcome, outcome
from sitegen.model.quantity import Interval, Qualifier
from sitegen.model.rounding import outward

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitegen.catalogue import Catalogue
    from sitegen.model.figure import Figure, Subject
    from sitegen.model.period import Period
    from sitegen.model.quantity import Quantity
    from sitegen.model.site import Site
    from sitegen.model.vocabulary import Vocabulary

    Key = tuple[Subject, str, Period, str]
    """What a figure is about, what it is measured against, when, and its unit."""

SHOWN = 5
"""Significant digits of a computed value in words."""


class Book(Struct, frozen=True):
    """Reported actual figures, to be looked up by kind, subject and period."""

    figures: tuple[Figure, ...]
    by_key: Mapping[tuple[Kind, Subject, Period], Figure]
    vocabulary: Vocabulary
    computed: tuple[Figure, ...] = ()
    """What recipes compute on the same terms; no identity rests on it."""

    @classmethod
    def all_of(cls, site: Site) -> tuple[Book, ...]:
        """Return a book for each terms on which figures are stated: they never meet."""
        found: dict[tuple[object, ...], list[Figure]] = {}
        for each in site.figures.values():
            if each.nature is Nature.ACTUAL:
                found.setdefault(tuple(each.series.values()), []).append(each)
        return tuple(cls._of(each, site.vocabulary) for each in found.values())

    @classmethod
    def of(cls, site: Site) -> Book:
        """Return the book of a site that states all on the same terms."""
        return next(iter(cls.all_of(site)), cls((), {}, site.vocabulary))

    @classmethod
    def _of(cls, figures: list[Figure], vocabulary: Vocabulary) -> Book:
        reported = tuple(each for each in figures if each.status is Status.REPORTED)
        computed = tuple(each for each in figures if each.derivation)
        by_key: dict[tuple[Kind, Subject, Period], Figure] = {}
        for each in reported:  # the first statement of a fact; `facts` compares others
            key = each.kind, each.subject, each.period
            first = by_key.setdefault(key, each)
            is_yearly = each.base == each.period.year_before
            if each.kind is Kind.GROWTH and first.base != each.base and is_yearly:
                by_key[key] = each  # of several growth rates that on the year before
        return cls(reported, by_key, vocabulary, computed)

    @property
    def say(self) -> Catalogue:
        """What says the sentences of identities, which readers see."""
        return catalogue(self.vocabulary.language)

    def shown(self, computed: Interval, unit: str) -> Computed:
        """Return a computed interval for words, rounded outwards."""
        language = self.vocabulary.language
        low = _digits(computed.low, ROUND_FLOOR, language)
        high = _digits(computed.high, ROUND_CEILING, language)
        return Computed(low, high, unit)

    def of_kind(self, kind: Kind) -> Iterator[Figure]:
        """Yield the figures of one kind in their order."""
        return (each for each in self.figures if each.kind is kind)

    def by_scope(self, kind: Kind) -> Mapping[Key, Figure]:
        """
        Return the figures of a kind by what they are about, and measured against.

        Of several it is the first, or the first that is neither bound nor in doubt.
        """
        found: dict[Key, Figure] = {}
        for each in self.of_kind(kind):
            key = each.subject, each.scope, each.period, each.quantity.unit.id
            if not is_sure(found.setdefault(key, each)) and is_sure(each):
                found[key] = each
        return found

    def level(self, subject: Subject, period: Period) -> Figure | None:
        """Return the stated level of a subject."""
        return self.by_key.get((Kind.LEVEL, subject, period))

    def has_parts(self, figure: Figure) -> bool:
        """Tell whether a level is at least any part of it: no rate, and no balance."""
        measure = self.vocabulary.measures[figure.subject.measure]
        return not (measure.is_rate or measure.is_signed)

    def growth(self, subject: Subject, period: Period) -> Figure | None:
        """Return the stated growth of a subject, unless it is a bound or in doubt."""
        found = self.by_key.get((Kind.GROWTH, subject, period))
        return found if found and is_sure(found) else None


def is_sure(figure: Figure) -> bool:
    """Tell whether a figure is no bound, and not in doubt."""
    return figure.quantity.qualifier is None and not figure.is_doubtful


def when(figure: Figure) -> tuple[Period, str]:
    """Return the time of a figure; without a date it is the time of its article."""
    return figure.period, "" if figure.period.is_dated else figure.source


def compute(
    name: Name, inputs: Sequence[Quantity | Interval | None]
) -> Interval | None:
    """Return the interval of a formula; `None` where it, or an input, has none."""
    known = [each for each in inputs if each is not None]
    is_mixed = name is not Name.RATIO and not have_one_unit(known)
    if is_mixed or len(known) < len(inputs):
        return None
    spans = [each if isinstance(each, Interval) else each.interval for each in known]
    try:
        low, high = corners(FORMULAS[name].compute, spans)
    except OutOfRangeError:
        return None
    return outward(low, high)


def have_one_unit(inputs: Sequence[Quantity | Interval]) -> bool:
    """Tell whether levels can be compared: all in one unit, whatever the rates."""
    quantities = [each for each in inputs if not isinstance(each, Interval)]
    units = {each.unit.id for each in quantities if not each.unit.is_relative}
    return len(units) <= 1


def strict(quantity: Quantity) -> Interval:
    """
    Return the narrower reading of a stated value.

    A percentage printed without decimals is taken as exact to one, since articles
    print one decimal where they have it; "over 60" as 60 to 70, for who has 75
    does not write so.
    """
    number = quantity.number
    last = _last_digit(number)
    match quantity.qualifier:
        case Qualifier.OVER | Qualifier.AT_LEAST if number:  # more of a fall is less
            ends = sorted((number, number + last.copy_sign(number)))
            return Interval(*ends)
        case Qualifier.NEARLY | Qualifier.AT_MOST if number:
            ends = sorted((number, number - last.copy_sign(number)))
            return Interval(*ends)
        case None if quantity.unit.id == "%" and quantity.decimals == 0:
            half = Decimal("0.05")
            exact = Interval(number - half, number + half)
            return exact.within(quantity.limits, number)
        case _:
            return quantity.interval


def equates(stated: Quantity) -> bool:
    """Tell whether a stated value bears others out, being more than a bound."""
    return not stated.is_bound


def judged(computed: Interval, stated: Quantity) -> Outcome:
    """Compare a computed interval with a stated value in both of its readings."""
    return outcome(computed, strict(stated), stated.interval)


def _digits(value: Decimal | None, rounding: str, language: str) -> str:
    if value is None:
        return ""
    places = min(3, max(0, SHOWN - value.adjusted() - 1))
    shown = value.quantize(Decimal((0, (1,), -places)), rounding)
    return words.number(shown, language)


def _last_digit(number: Decimal) -> Decimal:
    """Return the unit of the last digit that is not zero: 10 for 60, 100 for 4900."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal((0, (1,), exponent if isinstance(exponent, int) else 0))
