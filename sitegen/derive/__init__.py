"""Recipes become figures with the intervals that their inputs leave."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.derive.agreement import DisagreementError
from sitegen.derive.ground import Node, computed, printed
from sitegen.derive.known import known
from sitegen.derive.meaning import meaning
from sitegen.derive.value import parameters, quantity
from sitegen.diagnostics import Report
from sitegen.model.companions import with_growths
from sitegen.model.content import in_order
from sitegen.model.figure import Derivation, Figure, Nature, Status
from sitegen.model.formula import FORMULAS, OutOfRangeError
from sitegen.model.vocabulary import topics_of
from sitegen.model.where import Where
from sitegen.model.years import other_years
from sitegen.remembered import for_builds, remembered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitegen.derive.known import Known
    from sitegen.derive.meaning import Meaning
    from sitegen.diagnostics import Diagnostic
    from sitegen.model.content import Recipe
    from sitegen.model.figure import Kind
    from sitegen.model.quantity import Quantity
    from sitegen.model.site import Site


def derive(site: Site, report: Report, folder: Path | None = None) -> Site:
    """
    Compute every recipe, each behind those that it needs.

    What is known of values in *folder* is not computed again, and what is computed is
    kept there.

    Reports circles, inputs that do not fit a formula, and values that have no
    interval; a figure that was computed can be the input of another.
    """
    figures, nodes = dict(site.figures), dict[str, Node]()
    kept = known(folder, site.vocabulary)
    waiting = {recipe.id: recipe for recipe in site.recipes}
    for recipe in in_order(waiting):
        if all(name in figures for name in recipe.inputs):  # none of them failed
            inputs = tuple(figures[name] for name in recipe.inputs)
            below = tuple(nodes.get(each.id) or printed(each) for each in inputs)
            beside = tuple(site.beside.get(recipe.id, {}).items())
            made, told = _computed(recipe, inputs, below, beside, kept)
            report.add(told)
            if made:
                figures[recipe.id], nodes[recipe.id] = made
        del waiting[recipe.id]
    _report_circles(waiting, report)
    report.stop_on_errors()
    kept.keep(node.key for node in nodes.values())
    # In the order of the file, whatever the order in which they could be computed.
    derived = {recipe.id: figures[recipe.id] for recipe in site.recipes}
    figures_of = with_growths({**site.figures, **derived})
    return replace(
        site,
        figures=figures_of,
        recipes=(),
        topic_of=topics_of(figures_of.values(), site.vocabulary),
    )


def _missing(recipe: Recipe, waiting: Mapping[str, Recipe]) -> list[str]:
    return [name for name in recipe.inputs if name in waiting]


def _report_circles(waiting: dict[str, Recipe], report: Report) -> None:
    for recipe in waiting.values():
        if recipe.id not in _needed(recipe, waiting):
            continue  # it only waits for a circle
        on = ", ".join(repr(name) for name in recipe.inputs)
        message = f"{recipe.id!r} is computed from {on}, which leads back to it"
        at = recipe.place_of("of")
        report.error("formula-circular", at, f"{message}; break the circle")


def _needed(recipe: Recipe, waiting: dict[str, Recipe]) -> set[str]:
    """Return the recipes that *recipe* is computed from, at any distance."""
    found: set[str] = set()
    names = _missing(recipe, waiting)
    while names:
        name = names.pop()
        if name not in found:
            found.add(name)
            names += _missing(waiting[name], waiting)
    return found


@for_builds
@remembered
def _computed(
    recipe: Recipe,
    inputs: tuple[Figure, ...],
    nodes: tuple[Node, ...],
    beside: tuple[tuple[Kind, tuple[str, ...]], ...],
    kept: Known,
) -> tuple[tuple[Figure, Node] | None, tuple[Diagnostic, ...]]:
    """Return a figure, and what it rests on, if it can be computed; and all faults."""
    report, formula = Report(), FORMULAS[recipe.formula]
    key = kept.key(recipe, nodes)
    try:
        found = meaning(recipe, formula, list(inputs), kept.vocabulary)
        compute = partial(quantity, formula, inputs, found, nodes)
        value, span = kept.value(key, found.unit, compute)
    except DisagreementError as fault:
        notes = other_years(inputs)
        cure = "" if ";" in str(fault) else f"; correct {fault.key!r}"
        message = f"{fault}{cure}"
        report.error(fault.code, recipe.place_of(fault.key), message, *notes)
        return None, report.diagnostics
    except OutOfRangeError as fault:
        shown = ", ".join(f"{each.id} {_interval(each)}" for each in inputs)
        message = (
            f"{recipe.formula} cannot be computed: {fault} ({shown}); leave it out"
        )
        report.error("formula-undefined", recipe.place_of("of"), message)
        return None, report.diagnostics
    node = computed(recipe.id, formula, nodes, parameters(found), span)
    figure = _figure(recipe, inputs, found, value)
    return (replace(figure, companions=dict(beside)), replace(node, key=key)), ()


def _figure(
    recipe: Recipe, inputs: tuple[Figure, ...], found: Meaning, value: Quantity
) -> Figure:
    """Return what a recipe makes, as it is *found* to mean."""
    formula = FORMULAS[recipe.formula]
    is_implied = formula.uses_rate or any(
        each.status is Status.IMPLIED
        or (each.quantity.unit.is_relative and each.derivation is None)
        for each in inputs
    )
    return Figure(
        id=recipe.id,
        kind=found.kind,
        subject=found.subject,
        period=found.period,
        base=found.base,
        scope=found.scope,
        quantity=value,
        nature=Nature.ACTUAL,
        status=Status.IMPLIED if is_implied else Status.DERIVED,
        derivation=Derivation(formula=recipe.formula, inputs=recipe.inputs),
        articles=tuple(
            dict.fromkeys(slug for each in inputs for slug in each.articles)
        ),
        note=recipe.note,
        **found.terms,
        at=recipe.at,
        where=Where({"value": recipe.place_of("of"), "note": recipe.place_of("note")}),
    )


def _interval(figure: Figure) -> str:
    interval = figure.quantity.interval
    low = "-\u221e" if interval.low is None else f"{interval.low:f}"
    high = "\u221e" if interval.high is None else f"{interval.high:f}"
    return f"{low} to {high}"
