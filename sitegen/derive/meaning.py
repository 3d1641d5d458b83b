"""What the result of a formula is, and whether its inputs belong together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind, Nature, Subject
from sitegen.model.formula import Name
from sitegen.model.period import Comparison

if TYPE_CHECKING:
    from sitegen.model.content import Recipe
    from sitegen.model.figure import Figure
    from sitegen.model.formula import Formula
    from sitegen.model.period import Period
    from sitegen.model.quantity import Unit
    from sitegen.model.vocabulary import Vocabulary


class DisagreementError(ValueError):
    """The inputs do not fit the formula or one another."""

    def __init__(self, code: str, message: str, key: str = "of") -> None:
        super().__init__(message)
        self.code, self.key = code, key


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a computed value says."""

    kind: Kind
    subject: Subject
    period: Period
    base: Period | None = None
    scope: str = ""
    unit: Unit
    parameter: int | None = None
    """A number that enters the formula besides the inputs: months or years."""


RATES = {
    Name.PRIOR: (1,),
    Name.CONTRIBUTION: (1, 3),
    Name.REMAINDER_GROWTH: (1, 3),
    Name.YEARLY_GROWTH: (0,),
}
"""Which inputs are growth rates; the others are levels."""

PARAMETERS = {Name.MONTHLY, Name.YEARLY_GROWTH}
"""Their second input is a number that follows from the period."""


def meaning(  # noqa: C901 - one case a formula
    recipe: Recipe, formula: Formula, inputs: list[Figure], vocabulary: Vocabulary
) -> Meaning:
    """Return the meaning of the result; raises `DisagreementError`."""
    _check_count(formula, inputs)
    for figure in inputs:
        _check_usable(figure)
    _check_kinds(formula, inputs)
    first = inputs[0]
    subject = _subject(recipe, first)
    plain = Meaning(
        kind=Kind.LEVEL, subject=subject, period=first.period, unit=first.quantity.unit
    )
    percent = replace(plain, unit=vocabulary.units["%"])
    match formula.name:
        case Name.SUM | Name.BALANCE:
            _check_together(inputs)
            _check_disjoint(inputs, vocabulary)
            return plain
        case Name.DIFFERENCE:
            return _difference(plain, first, inputs[1])
        case Name.SHARE:
            _check_together(inputs)
            scope = _scope(inputs[1])
            return replace(percent, kind=Kind.SHARE, scope=scope)
        case Name.GROWTH:
            base = _check_series(first, inputs[1])
            return replace(percent, kind=Kind.GROWTH, base=base)
        case Name.PRIOR:
            _check_pair(first, inputs[1])
            return replace(plain, period=_base(inputs[1]))
        case Name.CONTRIBUTION | Name.REMAINDER_GROWTH:
            return _through_rates(formula, percent, inputs)
        case Name.MONTHLY:
            if first.period.months < 1:
                message = f"{first.id!r} belongs to no whole months"
                raise DisagreementError("formula-period", message)
            return replace(plain, parameter=first.period.months)
        case Name.YEARLY_GROWTH:
            years = Comparison(first.period, _base(first)).years
            return replace(
                percent, kind=Kind.YEARLY_GROWTH, base=_base(first), parameter=years
            )
        case Name.PART:
            _check_same_time(inputs)
            return plain
        case Name.RATIO | Name.CONVERTED:
            return replace(plain, unit=_unit(recipe, vocabulary))


def _check_count(formula: Formula, inputs: list[Figure]) -> None:
    wanted = len(formula.inputs) - (formula.name in PARAMETERS)
    fits = len(inputs) >= wanted if formula.is_open else len(inputs) == wanted
    if not fits:
        what = ", ".join(formula.inputs[:wanted])
        more = " or more" if formula.is_open else ""
        message = (
            f"{formula.name} takes {wanted}{more} figures ({what}), not {len(inputs)}"
        )
        raise DisagreementError("formula-inputs", message)


def _check_usable(figure: Figure) -> None:
    if figure.is_doubtful:
        message = f"{figure.id!r} is doubtful, so that nothing is computed from it"
        raise DisagreementError("formula-doubtful", message)
    if figure.nature is not Nature.ACTUAL:
        message = f"{figure.id!r} is a {figure.nature}; compute from what happened"
        raise DisagreementError("formula-inputs", message)


def _check_kinds(formula: Formula, inputs: list[Figure]) -> None:
    wanted = dict.fromkeys(range(len(inputs)), Kind.LEVEL)
    wanted |= dict.fromkeys(RATES.get(formula.name, ()), Kind.GROWTH)
    if formula.name is Name.PART:
        wanted[1] = Kind.SHARE
    if formula.name is Name.CONVERTED:
        wanted[1] = Kind.EQUIVALENT
    for place, figure in enumerate(inputs):
        if figure.kind is not wanted[place]:
            message = (
                f"{formula.name} takes a {wanted[place]} as its figure {place + 1}, "
                f"and {figure.id!r} is a {figure.kind}"
            )
            raise DisagreementError("formula-inputs", message)


def _subject(recipe: Recipe, first: Figure) -> Subject:
    changed = {key: name for key, name in recipe.subject.items() if name}
    if "measure" in changed:  # another measure is about all, unless it says otherwise
        return Subject(**changed)
    return replace(first.subject, **changed)


def _check_together(inputs: list[Figure]) -> None:
    first = inputs[0]
    for other in inputs[1:]:
        if other.quantity.unit.id != first.quantity.unit.id:
            message = (
                f"{first.id!r} is in {first.quantity.unit.id}, {other.id!r} in "
                f"{other.quantity.unit.id}"
            )
            raise DisagreementError("formula-unit", message)
    _check_same_time(inputs)


def _check_same_time(inputs: list[Figure]) -> None:
    first = inputs[0]
    for other in inputs[1:]:
        if other.period != first.period:
            message = (
                f"{first.id!r} is about {first.period}, {other.id!r} about "
                f"{other.period}"
            )
            raise DisagreementError("formula-period", message)


def _check_disjoint(inputs: list[Figure], vocabulary: Vocabulary) -> None:
    for place, one in enumerate(inputs):
        for other in inputs[place + 1 :]:
            if vocabulary.overlap(one.subject, other.subject):
                message = f"{one.id!r} and {other.id!r} overlap and are never added up"
                raise DisagreementError("formula-overlap", message)


def _difference(plain: Meaning, whole: Figure, part: Figure) -> Meaning:
    """Take a part from its whole, or a shorter period from a longer one."""
    if whole.subject == part.subject and whole.period != part.period:
        rest = whole.period.without(part.period)
        if rest is None:
            message = f"{part.period} does not begin or end {whole.period}"
            raise DisagreementError("formula-period", message)
        return replace(plain, period=rest)
    _check_together([whole, part])
    return plain


def _check_series(now: Figure, before: Figure) -> Period:
    if now.subject != before.subject:
        message = f"{now.id!r} and {before.id!r} are about different things"
        raise DisagreementError("formula-inputs", message)
    if now.quantity.unit.id != before.quantity.unit.id:
        _check_together([now, before])
    if not now.period.is_comparable(before.period) or not before.period < now.period:
        message = f"{before.period} is no earlier period like {now.period}"
        raise DisagreementError("formula-period", message)
    return before.period


def _check_pair(level: Figure, rate: Figure) -> None:
    if level.subject != rate.subject or level.period != rate.period:
        message = f"{rate.id!r} is not the growth rate of {level.id!r}"
        raise DisagreementError("formula-inputs", message)


def _through_rates(formula: Formula, percent: Meaning, inputs: list[Figure]) -> Meaning:
    first, first_rate, second, second_rate = inputs
    _check_pair(first, first_rate)
    _check_pair(second, second_rate)
    _check_together([first, second])
    if first_rate.base != second_rate.base:
        message = f"{first_rate.id!r} and {second_rate.id!r} have different bases"
        raise DisagreementError("formula-period", message)
    if formula.name is Name.REMAINDER_GROWTH:
        return replace(percent, kind=Kind.GROWTH, base=first_rate.base)
    return replace(percent, kind=Kind.CONTRIBUTION, scope=_scope(second))


def _scope(whole: Figure) -> str:
    subject = whole.subject
    return subject.product or subject.partner or subject.enterprise or subject.measure


def _base(rate: Figure) -> Period:
    if rate.base is None:  # a growth rate has one, as `resolve` proved
        raise DisagreementError("formula-inputs", f"{rate.id!r} has no base")
    return rate.base


def _unit(recipe: Recipe, vocabulary: Vocabulary) -> Unit:
    if not recipe.unit:
        message = f"{recipe.formula} needs the key 'unit'; add it"
        raise DisagreementError("formula-unit", message)
    return vocabulary.units[recipe.unit]
