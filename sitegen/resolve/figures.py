"""One figure as it was read -> the same with its unit, or what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.diagnostics import Note, Report
from sitegen.model.comparison import Comparison
from sitegen.model.figure import BASED, PARTS, SCOPED, Figure, Kind, Nature
from sitegen.model.years import other_years
from sitegen.remembered import for_builds, remembered
from sitegen.resolve.unit_names import prove_unit
from sitegen.resolve.units import in_units, vintages
from sitegen.resolve.vocabulary import prove_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.diagnostics import Diagnostic
    from sitegen.model.vocabulary import Vocabulary

UNITS_OF = {
    Kind.GROWTH: ("%",),
    Kind.SHARE: ("%",),
    Kind.SHIFT: ("pp",),
    Kind.CONTRIBUTION: ("%", "pp"),
    Kind.DIFFERENCE: ("pp",),
    Kind.RANK: ("rank",),
}
"""The units of which the kind of a figure demands one."""

AMOUNTS = {Kind.LEVEL, Kind.CHANGE}
"""The kinds in the unit of their measure."""


@for_builds
@remembered
def resolved(
    stated: tuple[Figure, ...], vocabulary: Vocabulary
) -> tuple[Mapping[str, Figure], tuple[Diagnostic, ...]]:
    """
    Return the figures of a source with their units, by id, and their faults.

    One of which an id is wrong is left out.
    """
    report = Report()
    made = {each.id: _with_unit(each, vocabulary, report) for each in stated}
    return {name: each for name, each in made.items() if each}, report.diagnostics


def _with_unit(read: Figure, vocabulary: Vocabulary, report: Report) -> Figure | None:
    is_known = all(list(_proved(read, vocabulary, report)))
    name, units = read.quantity.unit.id, vocabulary.units
    if name not in units:
        prove_unit(name, units, read.value_at, report)
    if not is_known or name not in units:
        return None
    quantity = replace(
        in_units(read.quantity, units),
        limits=vocabulary.limits(read.kind, read.subject.measure, read.scope),
        is_nominal=read.nature is Nature.TARGET,
    )
    figure = replace(read, quantity=quantity)
    if figure.vintages:
        figure = replace(figure, vintages=vintages(figure, units, report))
    _prove_meaning(figure, vocabulary, report)
    return figure


def prove_changes(figures: Mapping[str, Figure], report: Report) -> None:
    """Report changes that count something else than the level beside which they are."""
    for figure in figures.values():
        level = figures.get(figure.of) if figure.kind is Kind.CHANGE else None
        if level is None or level.kind is not Kind.LEVEL:
            continue
        unit, its = figure.quantity.unit, level.quantity.unit
        is_money = unit.currency and unit.currency == its.currency
        if unit.canonical != its.canonical and not is_money:
            message = (
                f"the change is in {unit.id}, and {level.id!r} in {its.id}; correct "
                "one of them, or state it of what it is about"
            )
            note = Note(level.value_at, f"{level.id} is stated here")
            report.error("unit-mismatch", figure.value_at, message, note)


def _proved(figure: Figure, vocabulary: Vocabulary, report: Report) -> Iterator[bool]:
    """Yield whether each id of a figure is known, and report those that are not."""
    subject = figure.subject
    for key, name, words in (
        ("measure", subject.measure, vocabulary.measures),
        ("partner", subject.partner, vocabulary.partners),
        ("product", subject.product, vocabulary.products),
        ("enterprise", subject.enterprise, vocabulary.enterprises),
        ("scope", figure.scope, _scopes(vocabulary)),
    ):
        if name and name not in words:  # else nobody asks where it stands
            yield prove_id(key, name, words, figure.place_of(key), report)


@remembered
def _scopes(vocabulary: Vocabulary) -> Mapping[str, object]:
    """Return what a share or a rank can be measured against."""
    return {**vocabulary.scopes, **vocabulary.measures}


def _prove_meaning(figure: Figure, vocabulary: Vocabulary, report: Report) -> None:
    """Report a kind, unit, scope or base that do not go together."""
    kind, unit = figure.kind, figure.quantity.unit
    measure = vocabulary.measures[figure.subject.measure]
    demanded = UNITS_OF.get(kind, ())
    if demanded and unit.id not in demanded:
        told = " or ".join(demanded)
        message = f"a {kind} is stated in {told}, not in {unit.id}; correct its unit"
        report.error("unit-mismatch", figure.value_at, message)
    if kind in AMOUNTS and (unit.is_relative != measure.is_rate):
        message = (
            f"a {kind} of {measure.id!r} is not stated in {unit.id}; if this is a "
            "growth, a share or a rank, write it under that key"
        )
        report.error("unit-mismatch", figure.value_at, message)
    if kind is Kind.EQUIVALENT and not unit.currency:
        message = f"an equivalent is an amount of money, not of {unit.id}; correct it"
        report.error("unit-mismatch", figure.value_at, message)
    number = figure.quantity.stated
    if kind is Kind.RANK and (number < 1 or number != number.to_integral_value()):
        message = f"rank {number} is none; count from 1"
        report.error("value-invalid", figure.value_at, message)
    if figure.index.base and kind is Kind.LEVEL and unit.currency:
        message = f"an index is not stated in {unit.id}; remove its base"
        report.error("unit-mismatch", figure.place_of("index"), message)
    if not figure.window.fits(figure.period):
        message = f"{figure.period} is no {figure.window.words}; correct one of them"
        report.error("period-invalid", figure.place_of("window"), message)
    if (kind in SCOPED) != bool(figure.scope):
        is_scoped = kind in SCOPED
        fault, cure = ("misses its", "add") if is_scoped else ("has no", "remove")
        message = f"the {kind} {fault} scope, what it is measured against; {cure} it"
        report.error("scope-mismatch", figure.place_of("scope"), message)
    _prove_whole(figure, vocabulary, report)
    _prove_base(figure, report)


def _prove_whole(figure: Figure, vocabulary: Vocabulary, report: Report) -> None:
    """Report a share or a contribution of all of what its scope is a part."""
    subject, scope = figure.subject, vocabulary.measures.get(figure.scope)
    if figure.kind not in PARTS or scope is None:
        return
    is_all = not (subject.partner or subject.product or subject.enterprise)
    own = subject.measure
    if is_all and own != scope.id and vocabulary.is_whole(scope.id, own):
        message = (
            f"{own!r} is the whole of {scope.id!r}, and no part of it; state the "
            f"{figure.kind} of {scope.id!r}, with the scope {own!r}"
        )
        report.error("scope-mismatch", figure.place_of("scope"), message)


def _prove_base(figure: Figure, report: Report) -> None:
    at, period = figure.place_of("base"), figure.period
    if figure.kind not in BASED:
        if figure.base:
            message = (
                f"the {figure.kind} has no base; only a growth, a change or a shift has"
            )
            report.error("base-mismatch", at, message)
    elif figure.base is None and period.has_two_bases:
        message = (
            f"{period} can grow on {period.year_before} and on {period.previous}; "
            "add one as base, or growth_base: year to the source"
        )
        report.error("growth-base", at, message)
    elif figure.base is None:
        cure = "add the base" if period.is_dated else "name its period"
        message = f"there is no year before {period}; {cure}"
        report.error("base-mismatch", at, message)
    else:
        try:
            Comparison(period, figure.base)
        except ValueError as error:
            message = f"{error}; correct one of them"
            report.error("base-mismatch", at, message, *other_years([figure]))
