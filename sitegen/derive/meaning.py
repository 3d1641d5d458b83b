"""What the result of a formula says: its subject, its period, its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.derive.agreement import (
    DisagreementError,
    check_count,
    check_disjoint,
    check_kinds,
    check_pair,
    check_part,
    check_quotient,
    check_scale,
    check_series,
    check_shares,
    check_time,
    check_units,
    check_usable,
    shared_terms,
    whole_months,
    whole_years,
)
from sitegen.model.content import DROPPED
from sitegen.model.figure import Kind, Subject
from sitegen.model.formula import HUNDRED, Name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.model.content import Recipe
    from sitegen.model.figure import Figure
    from sitegen.model.formula import Formula
    from sitegen.model.period import Period
    from sitegen.model.quantity import Interval, Unit
    from sitegen.model.vocabulary import Vocabulary


class Meaning(Struct, frozen=True, kw_only=True):
    """What a computed value says."""

    kind: Kind
    subject: Subject
    period: Period
    base: Period | None = None
    scope: str = ""
    unit: Unit
    terms: Mapping[str, Any] = field(default_factory=dict)
    """On what terms it is stated, by field of the record."""
    parameter: int | None = None
    """A number that enters the formula besides the inputs: months or years."""
    limits: Interval | None = None
    """What values of the kind and measure can be."""
    is_signed: bool = False
    """The measure can be negative, so that a part may be larger than its whole."""

    def is_beyond(self, formula: Name, span: Interval) -> bool:
        """Tell whether a part would be larger than its whole, even within rounding."""
        if self.is_signed or span.low is None or span.high is None:
            return False
        is_larger = {
            Name.SHARE: span.low > HUNDRED,
            Name.DIFFERENCE: span.high < 0,
        }
        return is_larger.get(formula, False)


def meaning(
    recipe: Recipe, formula: Formula, inputs: list[Figure], vocabulary: Vocabulary
) -> Meaning:
    """Return the meaning of the result; raises `DisagreementError`."""
    check_count(formula, inputs)
    for figure in inputs:
        check_usable(figure)
    check_kinds(formula, inputs)
    terms = shared_terms(formula, inputs)
    found = replace(_found(recipe, formula, inputs, vocabulary), terms=terms)
    _check_new(found, inputs)
    measure = found.subject.measure
    return replace(
        found,
        limits=vocabulary.limits(found.kind, measure, found.scope),
        is_signed=bool(vocabulary.measures[measure].is_signed),
    )


def _found(
    recipe: Recipe, formula: Formula, inputs: list[Figure], vocabulary: Vocabulary
) -> Meaning:
    first = inputs[0]
    unit = _unit(recipe, formula, first, vocabulary)
    about, period = _subject(recipe, first), first.period
    plain = Meaning(kind=Kind.LEVEL, subject=about, period=period, unit=unit)
    match formula.name:
        case Name.SUM | Name.BALANCE:
            check_units(*inputs)
            check_time(*inputs)
            check_disjoint(inputs, vocabulary)
            return plain
        case Name.DIFFERENCE:
            return _difference(plain, first, inputs[1], vocabulary)
        case Name.PRIOR:
            check_pair(first, inputs[1])
            return replace(plain, period=_base(inputs[1]))
        case Name.MONTHLY:
            return replace(plain, parameter=whole_months(first))
        case Name.PART:
            _check_share(first, inputs[1], vocabulary)
            return plain
        case Name.CONVERTED:
            check_pair(first, inputs[1], "equivalent")
            check_scale(first, inputs[1])
            return plain
        case Name.RATIO:
            check_time(*inputs)
            check_quotient(first, inputs[1], unit)
            return plain
        case _:
            percent = replace(plain, unit=vocabulary.units["%"])
            return _percentage(formula, percent, inputs, vocabulary)


def _percentage(
    formula: Formula, percent: Meaning, inputs: list[Figure], vocabulary: Vocabulary
) -> Meaning:
    first = inputs[0]
    match formula.name:
        case Name.SHARE:
            check_part(first, inputs[1], vocabulary)
            return replace(percent, kind=Kind.SHARE, scope=_scope(inputs[1]))
        case Name.GROWTH:
            base = check_series(first, inputs[1])
            return replace(percent, kind=Kind.GROWTH, base=base)
        case Name.SHIFT:
            base, points = check_shares(first, inputs[1]), vocabulary.units["pp"]
            found = replace(percent, kind=Kind.SHIFT, unit=points)
            return replace(found, base=base, scope=first.scope)
        case Name.CONTRIBUTION | Name.CONTRIBUTION_POINTS:
            check_part(first, inputs[2], vocabulary)
            _through_rates(inputs)
            unit = vocabulary.units["%" if formula.name is Name.CONTRIBUTION else "pp"]
            found = replace(percent, kind=Kind.CONTRIBUTION, unit=unit)
            return replace(found, scope=_scope(inputs[2]))
        case Name.REMAINDER_GROWTH:
            check_part(inputs[2], first, vocabulary)
            base = _through_rates(inputs)
            return replace(percent, kind=Kind.GROWTH, base=base)
        case _:  # the growth per year
            base = _base(first)
            kind, years = Kind.YEARLY_GROWTH, whole_years(first, base)
            return replace(percent, kind=kind, base=base, parameter=years)


def _subject(recipe: Recipe, first: Figure) -> Subject:
    changed = {
        key: "" if name == DROPPED else name
        for key, name in recipe.subject.items()
        if name
    }
    return replace(first.subject, **changed)


def _unit(
    recipe: Recipe, formula: Formula, first: Figure, vocabulary: Vocabulary
) -> Unit:
    """Return the unit of the result where it is no percentage."""
    if formula.name not in {Name.RATIO, Name.CONVERTED}:
        if recipe.unit:
            message = f"the unit of a {formula.name} follows; remove the key 'unit'"
            raise DisagreementError("formula-unit", message, "unit")
        return first.quantity.unit
    if not recipe.unit:
        message = f"{recipe.formula} needs the key 'unit'; add it"
        raise DisagreementError("formula-unit", message)
    unit = vocabulary.units[recipe.unit]
    if unit.of or unit.is_relative:
        message = f"a {recipe.formula} has a unit of its own, not {unit.id!r}"
        raise DisagreementError("formula-unit", message, "unit")
    return unit


def _difference(
    plain: Meaning, whole: Figure, part: Figure, vocabulary: Vocabulary
) -> Meaning:
    """Take a part from its whole, or a shorter period from a longer one."""
    if whole.subject == part.subject and whole.period != part.period:
        check_units(whole, part)
        rest = whole.period.without(part.period)
        if rest is None:
            message = f"{part.period} does not begin or end {whole.period}"
            raise DisagreementError("formula-period", message)
        return replace(plain, period=rest)
    check_part(part, whole, vocabulary)
    return plain


def _through_rates(inputs: list[Figure]) -> Period:
    """Return the base that the rates of part and whole have in common."""
    first, first_rate, second, second_rate = inputs
    check_pair(first, first_rate)
    check_pair(second, second_rate)
    if first_rate.base != second_rate.base:
        message = f"{first_rate.id!r} and {second_rate.id!r} have different bases"
        raise DisagreementError("formula-period", message)
    return _base(first_rate)


def _check_share(whole: Figure, share: Figure, vocabulary: Vocabulary) -> None:
    check_time(whole, share)
    if share.scope != _scope(whole):
        message = f"{share.id!r} is a share of {share.scope}, not of {whole.id!r}"
        raise DisagreementError("formula-inputs", message)
    if not vocabulary.is_part(share.subject, whole.subject):
        message = f"{share.id!r} is no part of {whole.id!r}, as far as part_of says"
        raise DisagreementError("formula-inputs", message)


def _check_new(found: Meaning, inputs: list[Figure]) -> None:
    """Refuse a result that would say something else of what an input is about."""
    for figure in inputs:
        same = (figure.kind, figure.subject, figure.period, figure.base, figure.scope)
        if same == (found.kind, found.subject, found.period, found.base, found.scope):
            message = (
                f"the result is not what {figure.id!r} is about; name its measure, "
                "partner, product or enterprise"
            )
            raise DisagreementError("formula-subject", message)


def _scope(whole: Figure) -> str:
    subject = whole.subject
    return subject.product or subject.partner or subject.enterprise or subject.measure


def _base(rate: Figure) -> Period:
    return cast("Period", rate.base)  # a growth rate has one, as `resolve` proved
