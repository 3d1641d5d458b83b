"""Whether the inputs of a formula belong together; each check raises if not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from sitegen.model.comparison import Comparison
from sitegen.model.figure import Kind, Nature
from sitegen.model.formula import Name
from sitegen.model.terms import difference
from sitegen.wholes import overlap

if TYPE_CHECKING:
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


RATES = {
    Name.PRIOR: (1,),
    Name.CONTRIBUTION: (1, 3),
    Name.CONTRIBUTION_POINTS: (1, 3),
    Name.REMAINDER_GROWTH: (1, 3),
    Name.YEARLY_GROWTH: (0,),
}
"""Which inputs are growth rates; the others are levels."""

PARAMETERS = {Name.MONTHLY, Name.YEARLY_GROWTH}
"""Their second input is a number that follows from the period."""


def check_count(formula: Formula, inputs: list[Figure]) -> None:
    """Refuse too few inputs, and too many."""
    wanted = len(formula.inputs) - (formula.name in PARAMETERS)
    fits = len(inputs) >= wanted if formula.is_open else len(inputs) == wanted
    if not fits:
        what = ", ".join(formula.inputs[:wanted])
        more = " or more" if formula.is_open else ""
        message = (
            f"{formula.name} takes {wanted}{more} figures ({what}), not {len(inputs)}"
        )
        raise DisagreementError("formula-inputs", message)


def check_usable(figure: Figure) -> None:
    """Refuse what is doubtful or has not happened."""
    if figure.is_doubtful:
        message = f"{figure.id!r} is doubtful, so that nothing is computed from it"
        raise DisagreementError("formula-doubtful", message)
    if figure.nature is not Nature.ACTUAL:
        message = f"{figure.id!r} is a {figure.nature}; compute from what happened"
        raise DisagreementError("formula-inputs", message)


def check_kinds(formula: Formula, inputs: list[Figure]) -> None:
    """Refuse a rate where a level belongs, a rank, and so on."""
    wanted = dict.fromkeys(range(len(inputs)), Kind.LEVEL)
    wanted |= dict.fromkeys(RATES.get(formula.name, ()), Kind.GROWTH)
    if formula.name is Name.PART:
        wanted[1] = Kind.SHARE
    if formula.name is Name.SHIFT:
        wanted = dict.fromkeys(wanted, Kind.SHARE)
    if formula.name is Name.CONVERTED:
        wanted[1] = Kind.EQUIVALENT
    for place, figure in enumerate(inputs):
        if figure.kind is not wanted[place]:
            message = (
                f"{formula.name} takes {_a(wanted[place])} as its figure {place + 1}, "
                f"and {figure.id!r} is {_a(figure.kind)}"
            )
            raise DisagreementError("formula-inputs", message)


def shared_terms(formula: Formula, inputs: list[Figure]) -> dict[str, Any]:
    """
    Return the terms of the result, which are those of all inputs.

    Growth may compare a provisional value with a final one, and is then as firm as
    the less firm of them.
    """
    first = inputs[0]
    least = max((each.observation for each in inputs), key=lambda each: each.firmness)
    for other in inputs[1:]:
        like = first
        if formula.name is Name.GROWTH:
            like = replace(first, observation=other.observation)
        if told := difference(like, other):
            message = f"{first.id!r} and {other.id!r} are not on the same terms: {told}"
            raise DisagreementError("formula-terms", message)
    return first.terms | {"observation": least}


def check_units(*inputs: Figure) -> None:
    """Refuse levels in different units."""
    first = inputs[0]
    for other in inputs[1:]:
        if other.quantity.unit.id != first.quantity.unit.id:
            message = (
                f"{first.id!r} is in {first.quantity.unit.id}, {other.id!r} in "
                f"{other.quantity.unit.id}"
            )
            raise DisagreementError("formula-unit", message)


def check_scale(level: Figure, other: Figure) -> None:
    """Refuse billions in one currency and millions in another."""
    one, two = level.quantity.unit, other.quantity.unit
    if one.scale != two.scale:
        message = (
            f"{level.id!r} is in {one.id}, {other.id!r} in {two.id}; give both "
            "currencies a unit of one scale"
        )
        raise DisagreementError("formula-unit", message)


def check_quotient(above: Figure, below: Figure, unit: Unit) -> None:
    """Refuse a unit that does not count what billions by millions are: thousands."""
    one, two = above.quantity.unit, below.quantity.unit
    power = one.scale - two.scale
    if unit.scale != power:
        cure = f"name a unit of scale: {power}"
        if power < 0:
            cure = f"state {below.id!r} in a unit of a smaller scale"
        message = (
            f"{above.id!r} in {one.id} by {below.id!r} in {two.id} comes to "
            f"10^{power}, and {unit.id!r} counts 10^{unit.scale}; {cure}"
        )
        raise DisagreementError("formula-unit", message, "unit")


def check_time(*inputs: Figure) -> None:
    """Refuse figures about different periods."""
    first = inputs[0]
    for other in inputs[1:]:
        if other.period != first.period:
            message = (
                f"{first.id!r} is about {first.period}, {other.id!r} about "
                f"{other.period}"
            )
            raise DisagreementError("formula-period", message)


def check_disjoint(inputs: list[Figure], vocabulary: Vocabulary) -> None:
    """Refuse parts that may share members."""
    if pair := overlap(inputs, vocabulary):
        one, other = pair
        message = f"{one.id!r} and {other.id!r} overlap and are never added up"
        raise DisagreementError("formula-overlap", message)


def check_part(part: Figure, whole: Figure, vocabulary: Vocabulary) -> None:
    """Refuse two levels of which the first is no part of the second."""
    check_units(part, whole)
    check_time(part, whole)
    if not vocabulary.is_part(part.subject, whole.subject):
        message = (
            f"{part.id!r} is no part of {whole.id!r}, as far as part_of in the "
            "vocabulary says"
        )
        raise DisagreementError("formula-inputs", message)


def check_series(now: Figure, before: Figure) -> Period:
    """Return the base of a growth between two levels of one thing."""
    if now.subject != before.subject:
        message = f"{now.id!r} and {before.id!r} are about different things"
        raise DisagreementError("formula-inputs", message)
    check_units(now, before)
    is_alike = now.period.is_as_long_as(before.period)
    if not is_alike or before.period.end_day >= now.period.start_day:
        message = f"{before.period} is no earlier period like {now.period}"
        raise DisagreementError("formula-period", message)
    return before.period


def check_shares(now: Figure, before: Figure) -> Period:
    """Return the base of the shift between two shares of one thing in one whole."""
    if now.scope != before.scope:
        message = f"{now.id!r} is of {now.scope}, {before.id!r} of {before.scope}"
        raise DisagreementError("formula-inputs", message)
    return check_series(now, before)


def check_pair(level: Figure, other: Figure, what: str = "growth rate") -> None:
    """Refuse a rate or an equivalent that belongs to something else."""
    if level.subject != other.subject or level.period != other.period:
        message = f"{other.id!r} is not the {what} of {level.id!r}"
        raise DisagreementError("formula-inputs", message)


def whole_months(level: Figure) -> int:
    """Return how many months the period of a level has; refuse parts of months."""
    if level.period.months < 1:
        message = f"{level.id!r} belongs to no whole months"
        raise DisagreementError("formula-period", message)
    return level.period.months


def whole_years(rate: Figure, base: Period) -> int:
    """Return over how many years a rate is; refuse parts of years."""
    comparison = Comparison(rate.period, base)
    if not comparison.is_like_for_like:
        message = f"{rate.id!r} compares {comparison}, which are not whole years apart"
        raise DisagreementError("formula-period", message)
    return comparison.years


def _a(kind: Kind) -> str:
    return f"an {kind}" if kind is Kind.EQUIVALENT else f"a {kind}"
