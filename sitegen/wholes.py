"""What parts make, and what they leave of a whole, as far as rounding tells."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen import words
from sitegen.catalogue import catalogue, mark
from sitegen.dimensions import WHO, thing
from sitegen.model.figure import Figure, Kind, Subject
from sitegen.model.formula import Name
from sitegen.model.quantity import EXACT, Interval, Qualifier, Quantity
from sitegen.model.rounding import supported

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sitegen.model.site import Site
    from sitegen.model.vocabulary import Vocabulary

HUNDRED = Decimal(100)
WHOLE = {Kind.SHARE: mark("shares"), Kind.CONTRIBUTION: mark("contributions")}
"""Kinds of which all parts make a hundred per cent, and what they are called."""


class Apart(Struct, frozen=True, kw_only=True):
    """Shares of all parts of a whole, which are shown to make something else."""

    figures: tuple[Figure, ...]
    kind: str
    """What they are called, e.g. "shares"."""
    parts: str
    """Of what they are, in words: "exports and imports"."""
    total: str
    """What they make as they are shown: "100.1%"."""


class Division(Struct, frozen=True):
    """Parts that together make a whole, as the vocabulary or a formula says."""

    scopes: frozenset[str]
    """What shares of the whole are measured against."""
    parts: frozenset[Subject]


def apart(
    figures: Iterable[Figure], site: Site, rests: Iterable[Division]
) -> tuple[Apart, ...]:
    """
    Return what of *figures*, which stand together, is rounded away from its whole.

    All parts of a whole are known where a measure is the sum of others (`sum_of`), and
    where one part was computed as what the others leave: those are the *rests*.
    """
    groups: dict[tuple[object, ...], dict[Subject, Figure]] = {}
    for each in figures:
        is_part = each.kind in WHOLE and each.quantity.unit.id == "%"
        if is_part and each.quantity.qualifier is None:
            key = each.kind, each.scope, each.period
            groups.setdefault(key, {}).setdefault(each.subject, each)
    found = []
    for shares in groups.values():
        for division in _divisions(shares, site, rests):
            parts = tuple(each for each in shares.values() if each.subject in division)
            if told := _apart(parts, site):
                found.append(told)
    return tuple(found)


def by_rest(site: Site) -> tuple[Division, ...]:
    """Return what the computed rests of a site say makes a whole, each once."""
    found = []
    for figure in site.figures.values():
        how = figure.derivation
        if how is None or how.formula is not Name.DIFFERENCE:
            continue
        whole, part = (site.figures[name] for name in how.inputs)
        if whole.period == part.period:
            parts = frozenset({figure.subject, *_summed(part, site)})
            found.append(Division(_scopes(whole.subject), parts))
    return tuple(dict.fromkeys(found))


def overlap(
    figures: Sequence[Figure], vocabulary: Vocabulary
) -> tuple[Figure, Figure] | None:
    """Return two figures that may count the same thing, so that no sum holds them."""
    for index, figure in enumerate(figures):
        for earlier in figures[:index]:
            if figure.period != earlier.period:
                if figure.period.overlaps(earlier.period):
                    return earlier, figure
            elif vocabulary.overlap(earlier.subject, figure.subject):
                return earlier, figure
    return None


def total(parts: Sequence[Figure], site: Site) -> Figure | None:
    """Return the level that levels of several measures make, where it is known."""
    first, measures = parts[0], {each.subject.measure for each in parts}
    units = {each.quantity.unit.id for each in parts}
    for figure in site.outlines.values() if first.kind is Kind.LEVEL else ():
        summed = site.vocabulary.measures[figure.subject.measure].sum_of
        if (
            {*summed} == measures
            and thing(figure, "measure") == thing(first, "measure")
            and {figure.quantity.unit.id} == units
            and figure.nature is first.nature
            and not figure.is_doubtful
        ):
            return site.figures[figure.id]
    return None


def remainder(whole: Figure | None, parts: Sequence[Figure]) -> Quantity | None:
    """Return a whole less its parts; without a whole they are shares of all."""
    left = whole.quantity.number if whole else HUNDRED
    spread = whole.quantity.interval if whole else Interval(HUNDRED, HUNDRED)
    low, high = spread.low, spread.high
    for figure in parts:
        least, most = figure.quantity.interval.low, figure.quantity.interval.high
        if least is None or most is None or low is None or high is None:
            return None
        left = EXACT.subtract(left, figure.quantity.number)
        low, high = EXACT.subtract(low, most), EXACT.subtract(high, least)
    if low is None or high is None:
        return None
    unit = parts[0].quantity.unit
    places = Quantity(left, unit).decimals
    number = supported(Fraction(left), Fraction(low), Fraction(high), places)
    if number <= 0:
        return None
    about = any(each.quantity.qualifier for each in (*parts, whole) if each)
    qualifier = Qualifier.ABOUT if about else None
    span = Interval(max(low, Decimal(0)), high)  # no rest is less than nothing
    return Quantity(number, unit, qualifier, span=span)


def _apart(parts: tuple[Figure, ...], site: Site) -> Apart | None:
    """Return the parts of a whole, if rounding is all that keeps them from it."""
    total = _sum(each.quantity.number for each in parts)
    low = _sum(each.quantity.interval.low for each in parts)
    high = _sum(each.quantity.interval.high for each in parts)
    if total == HUNDRED or not low <= HUNDRED <= high:
        return None
    unit = parts[0].quantity.unit
    differing = _differing([each.subject for each in parts])
    terms = getattr(site.vocabulary, f"{differing}s")
    called = [terms[getattr(each.subject, differing)].inline for each in parts]
    language = site.settings.language
    return Apart(
        figures=parts,
        kind=catalogue(language)(WHOLE[parts[0].kind]),
        parts=words.listed(called, language),
        total=words.amount(Quantity(total, unit), language),
    )


def _divisions(
    shares: Mapping[Subject, Figure], site: Site, rests: Iterable[Division]
) -> Iterator[Collection[Subject]]:
    """Yield each set of subjects that make a whole of which all have a share."""
    scope = next(iter(shares.values())).scope
    seen = set()
    for division in (*_by_measure(shares, site), *rests):
        is_whole = division.parts <= set(shares) and scope in division.scopes
        if is_whole and division.parts not in seen:
            seen.add(division.parts)
            yield division.parts


def _by_measure(shares: Iterable[Subject], site: Site) -> Iterator[Division]:
    for subject in shares:
        for whole in site.vocabulary.measures.values():
            if subject.measure in whole.sum_of:
                parts = {replace(subject, measure=each) for each in whole.sum_of}
                yield Division(
                    _scopes(replace(subject, measure=whole.id)), frozenset(parts)
                )


def _summed(figure: Figure, site: Site) -> list[Subject]:
    """Return what a sum is made of; anything else is made of itself."""
    how = figure.derivation
    if how is None or how.formula is not Name.SUM:
        return [figure.subject]
    return [site.figures[name].subject for name in how.inputs]


def _scopes(whole: Subject) -> frozenset[str]:
    name = whole.product or whole.partner or whole.enterprise or whole.measure
    return frozenset({name})


def _differing(subjects: list[Subject]) -> str:
    """Return the dimension by which parts of one whole are told apart."""
    for key in WHO:
        if len({getattr(each, key) for each in subjects}) > 1:
            return key
    return "measure"


def _sum(values: Iterable[Decimal | None]) -> Decimal:
    total = EXACT.create_decimal(0)
    for value in values:
        total = EXACT.add(total, value or 0)  # no bound is among them
    return total
