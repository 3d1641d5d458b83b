"""Step 2: Content -> Site; every id is proved and every index built."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen.diagnostics import Note
from sitegen.model.companions import stated_beside
from sitegen.model.comparison import Comparison
from sitegen.model.content import DROPPED
from sitegen.model.figure import BASED, Figure, Kind, Nature
from sitegen.model.site import Site
from sitegen.model.vocabulary import topic_of
from sitegen.model.years import other_years
from sitegen.printed import is_read, languages
from sitegen.resolve.charts import prove_charts
from sitegen.resolve.pages import prove_pages
from sitegen.resolve.signs import with_signs
from sitegen.resolve.units import in_units, vintages
from sitegen.resolve.vocabulary import DIMENSIONS, prove_id, prove_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitegen.diagnostics import Report
    from sitegen.model.content import Content
    from sitegen.model.vocabulary import Vocabulary

UNIT_OF = {
    Kind.GROWTH: "%",
    Kind.SHARE: "%",
    Kind.CONTRIBUTION: "%",
    Kind.DIFFERENCE: "pp",
    Kind.RANK: "rank",
}
"""The unit that the kind of a figure demands."""

AMOUNTS = {Kind.LEVEL, Kind.CHANGE}
"""The kinds in the unit of their measure."""
SCOPED = {Kind.SHARE, Kind.CONTRIBUTION, Kind.DIFFERENCE, Kind.RANK}


def resolve(content: Content, report: Report) -> Site:
    """Prove every id of *content* and give its figures their units."""
    prove_vocabulary(content.vocabulary, report)
    _prove_languages(content, report)
    prove_pages(content, report)
    vocabulary = with_signs(content)
    known = _Known.of(content)
    figures = dict(_figures(content, vocabulary, known, report))
    _prove_recipes(content, known, report)
    prove_charts(content.charts, known.ids, report)
    for each in content.known.contradictions:
        for name in each.figures:
            prove_id("figure", name, known.ids, each.at, report)
    report.stop_on_errors()
    beside = stated_beside(figures.values())
    return Site(
        settings=content.settings,
        vocabulary=vocabulary,
        sources={source.slug: source for source in content.sources},
        figures={
            name: replace(each, companions=beside[name]) if name in beside else each
            for name, each in figures.items()
        },
        charts={chart.id: chart for chart in content.charts},
        pages={page.path: page for page in content.pages},
        recipes=content.recipes,
        known=content.known,
        paragraphs=content.paragraphs,
        beside=beside,
        topic_of={
            figure.id: topic_of(figure, vocabulary) for figure in figures.values()
        },
    )


def _prove_languages(content: Content, report: Report) -> None:
    """Report articles in languages whose numbers cannot be read."""
    for source in content.sources:
        if source.language and not is_read(source.language):
            message = (
                f"numbers in the language {source.language!r} cannot be read; use one "
                f"of {', '.join(languages())}, or add its words to sitegen/printed"
            )
            at = source.where.get("language", source.at)
            report.error("language-unknown", at, message)


def _figures(
    content: Content, vocabulary: Vocabulary, known: _Known, report: Report
) -> Iterator[tuple[str, Figure]]:
    """Yield the figures with their units, by id; report ids that are used twice."""
    for read in content.figures:
        first = known.figures[read.id]
        if first is not read:
            message = f"id {read.id!r} is used twice; rename one"
            note = Note(first.at, "it is used here first")
            report.error("id-duplicate", read.at, message, note)
        elif figure := _figure(read, vocabulary, known, report):
            yield read.id, figure


@dataclass(frozen=True, slots=True)
class _Known:
    """What ids may lead to, made once."""

    figures: Mapping[str, Figure]
    """As read; the first of each id."""
    ids: Mapping[str, object]
    """Of figures, stated or still to be computed."""
    scopes: Mapping[str, object]

    @classmethod
    def of(cls, content: Content) -> _Known:
        figures: dict[str, Figure] = {}
        for each in content.figures:
            figures.setdefault(each.id, each)
        recipes = {recipe.id: recipe for recipe in content.recipes}
        words = content.vocabulary
        return cls(figures, {**figures, **recipes}, {**words.scopes, **words.measures})


def _figure(
    read: Figure, vocabulary: Vocabulary, known: _Known, report: Report
) -> Figure | None:
    """Return a figure with its unit, or `None` after reporting what is wrong."""
    is_known = all(list(_proved(read, vocabulary, known, report)))
    name, units = read.quantity.unit.id, vocabulary.units
    prove_id("unit", name, units, read.value_at, report)
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


def _proved(
    figure: Figure, vocabulary: Vocabulary, known: _Known, report: Report
) -> Iterator[bool]:
    """Yield whether each id of a figure is known, and report those that are not."""
    subject = figure.subject
    for key, name, words in (
        ("measure", subject.measure, vocabulary.measures),
        ("partner", subject.partner, vocabulary.partners),
        ("product", subject.product, vocabulary.products),
        ("enterprise", subject.enterprise, vocabulary.enterprises),
        ("scope", figure.scope, known.scopes),
    ):
        if name:
            yield prove_id(key, name, words, figure.place_of(key), report)


def _prove_meaning(figure: Figure, vocabulary: Vocabulary, report: Report) -> None:
    """Report a kind, unit, scope or base that do not go together."""
    kind, unit = figure.kind, figure.quantity.unit
    measure = vocabulary.measures[figure.subject.measure]
    demanded = UNIT_OF.get(kind, "")
    if demanded and unit.id != demanded:
        message = f"a {kind} is stated in {demanded}, not in {unit.id}"
        report.error("unit-mismatch", figure.value_at, message)
    if kind in AMOUNTS and (unit.is_relative != measure.is_rate):
        message = (
            f"a {kind} of {measure.id!r} is not stated in {unit.id}; if this is a "
            "growth, a share or a rank, write it under that key"
        )
        report.error("unit-mismatch", figure.value_at, message)
    if kind is Kind.EQUIVALENT and not unit.currency:
        message = f"an equivalent is an amount of money, not of {unit.id}"
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
        fault = "misses its" if kind in SCOPED else "has no"
        message = f"the {kind} {fault} scope: what it is measured against"
        report.error("scope-mismatch", figure.place_of("scope"), message)
    _prove_base(figure, report)


def _prove_base(figure: Figure, report: Report) -> None:
    at, period = figure.place_of("base"), figure.period
    if figure.kind not in BASED:
        if figure.base:
            message = f"the {figure.kind} has no base; only a growth or a change has"
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


def _prove_recipes(content: Content, known: _Known, report: Report) -> None:
    """Prove what recipes refer to; whether they can be computed is for `derive`."""
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
        if recipe.id in known.figures:
            message = f"id {recipe.id!r} is used twice; rename one"
            note = Note(known.figures[recipe.id].at, "it is used here first")
            report.error("id-duplicate", recipe.at, message, note)
        for name in recipe.inputs:
            prove_id("figure", name, known.ids, recipe.place_of("of"), report)
        for key, name in {**recipe.subject, "unit": recipe.unit}.items():
            if name and (name != DROPPED or key not in DIMENSIONS):
                prove_id(key, name, terms[key], recipe.place_of(key), report)
