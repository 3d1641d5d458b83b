"""Step 2: Content -> Site; every id is proved and every index built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diagnostics import Note
from sitegen.model.comparison import Comparison
from sitegen.model.figure import Figure, Kind
from sitegen.model.quantity import EXACT, Quantity
from sitegen.model.site import Site
from sitegen.model.vocabulary import topic_of
from sitegen.resolve.vocabulary import prove_id, prove_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.diagnostics import Report
    from sitegen.model.content import Content, Statement
    from sitegen.model.vocabulary import Vocabulary

UNIT_OF = {
    Kind.GROWTH: "%",
    Kind.SHARE: "%",
    Kind.CONTRIBUTION: "%",
    Kind.DIFFERENCE: "pp",
    Kind.RANK: "rank",
}
"""The unit that the kind of a statement demands."""

SCOPED = {Kind.SHARE, Kind.CONTRIBUTION, Kind.DIFFERENCE, Kind.RANK}


def resolve(content: Content, report: Report) -> Site:
    """Prove every id of *content* and turn its statements into figures."""
    prove_vocabulary(content.vocabulary, report)
    figures: dict[str, Figure] = {}
    for statement in content.statements:
        first = figures.get(statement.id)
        if first:
            message = f"id {statement.id!r} is used twice; rename one"
            note = Note(first.at, "it is used here first")
            report.error("id-duplicate", statement.at, message, note)
        elif figure := _figure(statement, content.vocabulary, report):
            figures[statement.id] = figure
    _prove_recipes(content, report)
    _prove_charts(content, report)
    for each in content.known.contradictions:
        for name in each.figures:
            prove_id("figure", name, _figure_ids(content), each.at, report)
    report.stop_on_errors()
    return Site(
        settings=content.settings,
        vocabulary=content.vocabulary,
        sources={source.slug: source for source in content.sources},
        figures=figures,
        charts={chart.id: chart for chart in content.charts},
        pages={page.path: page for page in content.pages},
        recipes=content.recipes,
        known=content.known,
        paragraphs=content.paragraphs,
        topic_of={
            figure.id: topic_of(figure, content.vocabulary)
            for figure in figures.values()
        },
    )


def _figure(
    statement: Statement, vocabulary: Vocabulary, report: Report
) -> Figure | None:
    """Return the figure that *statement* states, or `None` after reporting why not."""
    is_known = all(list(_proved(statement, vocabulary, report)))
    name, units = statement.value.unit, vocabulary.units
    prove_id("unit", name, units, statement.place_of("value"), report)
    unit = units.get(name)
    if not is_known or unit is None:
        return None
    canonical = units.get(unit.canonical, unit)
    quantity = Quantity(
        EXACT.multiply(statement.value.number, unit.factor),
        canonical,
        statement.value.qualifier,
        statement.value.number,
        unit,
    )
    _prove_meaning(statement, quantity, vocabulary, report)
    return Figure(
        id=statement.id,
        kind=statement.kind,
        subject=statement.subject,
        period=statement.period,
        base=statement.base,
        scope=statement.scope,
        quantity=quantity,
        nature=statement.nature,
        places=statement.places,
        source=statement.source,
        note=statement.note,
        is_doubtful=statement.is_doubtful,
        at=statement.at,
        value_at=statement.place_of("value"),
        note_at=statement.place_of("note"),
    )


def _proved(
    statement: Statement, vocabulary: Vocabulary, report: Report
) -> Iterator[bool]:
    """Yield whether each id of a statement is known, and report those that are not."""
    subject = statement.subject
    scopes = [*vocabulary.scopes, *vocabulary.measures]
    for key, name, known in (
        ("measure", subject.measure, vocabulary.measures),
        ("partner", subject.partner, vocabulary.partners),
        ("product", subject.product, vocabulary.products),
        ("enterprise", subject.enterprise, vocabulary.enterprises),
        ("scope", statement.scope, scopes),
    ):
        if name:
            yield prove_id(key, name, known, statement.place_of(key), report)


def _prove_meaning(
    statement: Statement, quantity: Quantity, vocabulary: Vocabulary, report: Report
) -> None:
    """Report a kind, unit, scope or base that do not go together."""
    kind, unit = statement.kind, quantity.unit
    measure = vocabulary.measures[statement.subject.measure]
    demanded = UNIT_OF.get(kind, "")
    if demanded and unit.id != demanded:
        message = f"a {kind} is stated in {demanded}, not in {unit.id}"
        report.error("unit-mismatch", statement.place_of("value"), message)
    if kind is Kind.LEVEL and (unit.is_relative != measure.is_rate):
        message = (
            f"a level of {measure.id!r} is not stated in {unit.id}; if this is a "
            "growth, a share or a rank, write it under that key"
        )
        report.error("unit-mismatch", statement.place_of("value"), message)
    if kind is Kind.EQUIVALENT and not unit.currency:
        message = f"an equivalent is an amount of money, not of {unit.id}"
        report.error("unit-mismatch", statement.place_of("value"), message)
    number = statement.value.number
    if kind is Kind.RANK and (number < 1 or number != number.to_integral_value()):
        message = f"rank {number} is none; count from 1"
        report.error("value-invalid", statement.place_of("value"), message)
    if (kind in SCOPED) != bool(statement.scope):
        fault = "misses its" if kind in SCOPED else "has no"
        message = f"the {kind} {fault} scope: what it is measured against"
        report.error("scope-mismatch", statement.place_of("scope"), message)
    _prove_base(statement, report)


def _prove_base(statement: Statement, report: Report) -> None:
    at = statement.place_of("base")
    if statement.kind is not Kind.GROWTH:
        if statement.base:
            message = f"the {statement.kind} has no base; only a growth rate has"
            report.error("base-mismatch", at, message)
    elif statement.base is None:
        cure = "add the base" if statement.period.is_dated else "name its period"
        message = f"there is no year before {statement.period}; {cure}"
        report.error("base-mismatch", at, message)
    else:
        try:
            Comparison(statement.period, statement.base)
        except ValueError as error:
            report.error("base-mismatch", at, f"{error}; name an earlier one")


def _prove_recipes(content: Content, report: Report) -> None:
    """Prove what recipes refer to; whether they can be computed is for `derive`."""
    figures = {each.id: each.at for each in content.statements}
    known = _figure_ids(content)
    words = content.vocabulary
    terms: dict[str, Iterable[str]] = {
        "measure": words.measures,
        "partner": words.partners,
        "product": words.products,
        "enterprise": words.enterprises,
        "unit": words.units,
    }
    if content.recipes:  # shares and rates of growth are computed in per cent
        prove_id("unit", "%", words.units, content.recipes[0].at, report)
    for recipe in content.recipes:
        if recipe.id in figures:
            message = f"id {recipe.id!r} is used twice; rename one"
            note = Note(figures[recipe.id], "it is used here first")
            report.error("id-duplicate", recipe.at, message, note)
        for name in recipe.inputs:
            prove_id("figure", name, known, recipe.place_of("of"), report)
        for key, name in {**recipe.subject, "unit": recipe.unit}.items():
            if name:
                prove_id(key, name, terms[key], recipe.place_of(key), report)


def _figure_ids(content: Content) -> list[str]:
    """Return the ids of figures, stated or still to be computed."""
    recipes = [recipe.id for recipe in content.recipes]
    return [*(statement.id for statement in content.statements), *recipes]


def _prove_charts(content: Content, report: Report) -> None:
    known = _figure_ids(content)
    for chart in content.charts:
        for name, at in chart.references:
            prove_id("figure", name, known, at, report)
    taken = [chart.id for chart in content.charts]
    for chart in content.charts:
        for alias in chart.aliases:
            if alias in taken:
                message = f"{alias!r} is the address of a chart; remove this alias"
                report.error("alias-taken", chart.place("aliases"), message)
            taken.append(alias)
