"""Content -> Site; every id is proved and every index built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.diagnostics import Note
from sitegen.dimensions import WHO
from sitegen.model.companions import accompanied, stated_beside
from sitegen.model.content import DROPPED
from sitegen.model.formula import Name
from sitegen.model.site import Site
from sitegen.model.vocabulary import topics_of
from sitegen.printed.language import codes as languages
from sitegen.printed.language import is_read
from sitegen.resolve.charts import prove_charts
from sitegen.resolve.figures import prove_changes, resolved
from sitegen.resolve.pages import prove_pages
from sitegen.resolve.signs import with_signs
from sitegen.resolve.unit_names import prove_unit
from sitegen.resolve.vocabulary import prove_id, prove_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitegen.diagnostics import Report
    from sitegen.model.content import Content, Recipe
    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Unit
    from sitegen.model.vocabulary import Vocabulary


def resolve(content: Content, report: Report) -> Site:
    """Prove every id of *content* and give its figures their units."""
    prove_vocabulary(content.vocabulary, report)
    _prove_languages(content, report)
    prove_pages(content, report)
    vocabulary = with_signs(content)
    known = _Known.of(content)
    figures = _figures(content, vocabulary, known, report)
    prove_changes(figures, report)
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
        figures=accompanied(figures, beside),
        charts={chart.id: chart for chart in content.charts},
        pages={page.path: page for page in content.pages},
        recipes=content.recipes,
        known=content.known,
        paragraphs=content.paragraphs,
        beside=beside,
        topic_of=topics_of(figures.values(), vocabulary),
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
) -> dict[str, Figure]:
    """Return the figures with their units, by id; report ids that are used twice."""
    found: dict[str, Figure] = {}
    for stated in content.stated:
        own = _first(stated, known.figures, report)
        figures, told = resolved(own, vocabulary)
        report.add(told)
        found |= figures
    return found


def _first(
    stated: tuple[Figure, ...], known: Mapping[str, Figure], report: Report
) -> tuple[Figure, ...]:
    """Return figures without those of which another has the id, and report these."""
    others = [each for each in stated if known[each.id] is not each]
    if not others:
        return stated
    for each in others:
        message = f"id {each.id!r} is used twice; rename one"
        note = Note(known[each.id].at, "it is used here first")
        report.error("id-duplicate", each.at, message, note)
    return tuple(each for each in stated if known[each.id] is each)


class _Known(Struct, frozen=True):
    """What ids may lead to, made once."""

    figures: Mapping[str, Figure]
    """As read; the first of each id."""
    ids: Mapping[str, object]
    """Of figures, stated or still to be computed."""

    @classmethod
    def of(cls, content: Content) -> _Known:
        figures = {each.id: each for each in reversed(content.figures)}
        recipes = {recipe.id: recipe for recipe in content.recipes}
        return cls(figures, {**figures, **recipes})


def _prove_recipes(content: Content, known: _Known, report: Report) -> None:
    """Prove what recipes refer to; whether they can be computed is for `derive`."""
    words = content.vocabulary
    terms: dict[str, Iterable[str]] = {
        "measure": words.measures,
        "partner": words.partners,
        "product": words.products,
        "enterprise": words.enterprises,
    }
    for recipe in content.recipes:
        if recipe.id in known.figures:
            message = f"id {recipe.id!r} is used twice; rename one"
            note = Note(known.figures[recipe.id].at, "it is used here first")
            report.error("id-duplicate", recipe.at, message, note)
        for name in recipe.inputs:
            prove_id("figure", name, known.ids, recipe.place_of("of"), report)
        for key, name in recipe.subject.items():
            if name and (name != DROPPED or key not in WHO):
                prove_id(key, name, terms[key], recipe.place_of(key), report)
    _prove_units(content.recipes, words.units, report)


def _prove_units(
    recipes: Sequence[Recipe], units: Mapping[str, Unit], report: Report
) -> None:
    """Prove the units that recipes name, and those in which they are computed."""
    if recipes:  # shares and rates of growth are computed in per cent
        prove_unit("%", units, recipes[0].at, report)
    for recipe in recipes:
        if recipe.formula in {Name.CONTRIBUTION_POINTS, Name.SHIFT}:
            prove_unit("pp", units, recipe.at, report)
        if recipe.unit:
            prove_unit(recipe.unit, units, recipe.place_of("unit"), report)
