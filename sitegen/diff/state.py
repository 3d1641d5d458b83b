"""A state of the content, read as far as it goes: a sound one is built in memory."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen import build as pipeline
from sitegen.check import found
from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Report
from sitegen.draw import draw
from sitegen.plan import plan
from sitegen.read import read
from sitegen.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.diagnostics import Diagnostic
    from sitegen.model.content import Content
    from sitegen.model.drawing import Planned
    from sitegen.model.identity import Identity
    from sitegen.model.plan import Plan
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs
    from sitegen.project import Project


class State(Struct, frozen=True, kw_only=True):
    """What is known of a state; `None` for what its faults leave unknown."""

    name: str
    site: Site | None
    identities: tuple[Identity, ...] | None
    plans: tuple[Plan, ...] | None
    pictures: Mapping[str, bytes]
    """The picture of each chart that can be planned, as SVG."""
    outputs: Outputs | None
    faults: tuple[Diagnostic, ...] = ()


def look(project: Project, name: str, report: Report) -> State:
    """
    Return a state of the content under a *name*; its faults go to the *report*.

    The figures of a state that does not build are read where its files can be.
    """
    outputs = None
    with suppress(BuildError):  # the report has what is wrong
        outputs = pipeline.build(project, report)
    site = _site(project)
    planned = _planned(site, project)
    drawings = draw(planned or (), project.cache)
    return State(
        name=name,
        site=site,
        identities=_identities(site),
        plans=None if planned is None else tuple(each.plan() for each in planned),
        pictures={name: each.files["chart.svg"] for name, each in drawings.items()},
        outputs=outputs,
        faults=() if outputs is not None else report.diagnostics,
    )


def _site(project: Project) -> Site | None:
    """Return the figures of a state, if need be without what refers to missing ones."""
    try:
        content = read(project, Report())
    except BuildError:
        return None
    for less in _reduced(content):
        try:
            return derive(resolve(less, Report()), Report())
        except BuildError:
            continue
    return None


def _reduced(content: Content) -> Iterator[Content]:
    """Yield the content, and then with ever less that may be at fault."""
    yield content
    known = replace(content.known, contradictions=())
    names = {each.id for each in content.figures}
    recipes = list(content.recipes)
    computable = []
    while ready := [each for each in recipes if names.issuperset(each.inputs)]:
        computable += ready
        names |= {each.id for each in ready}
        recipes = [each for each in recipes if each not in ready]
    kept = [each for each in content.recipes if each in computable]
    charts = tuple(
        each
        for each in content.charts
        if names.issuperset(name for name, _ in each.references)
    )
    yield replace(content, known=known, charts=charts, recipes=tuple(kept))
    yield replace(content, known=known, charts=(), recipes=())


def _identities(site: Site | None) -> tuple[Identity, ...] | None:
    return None if site is None else found(site)


def _planned(site: Site | None, project: Project) -> tuple[Planned, ...] | None:
    if site is None:
        return None
    report = Report()
    planned = plan(site, report, project.templates.own)
    return planned if report.is_sound else None
