"""The pipeline, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.assets import assets, links
from sitegen.check import check, prove
from sitegen.derive import derive
from sitegen.draw import draw, files
from sitegen.export import export, found, manifests
from sitegen.inspect import inspect
from sitegen.outputs import join
from sitegen.past import below, weigh
from sitegen.plan import plan
from sitegen.read import read
from sitegen.render import filled, render
from sitegen.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.check.proofs import Evidence
    from sitegen.diagnostics import Report
    from sitegen.model.drawing import Drawing
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs
    from sitegen.project import Project


class Begun(Struct, frozen=True, kw_only=True):
    """A site that is sound as far as it was looked at; its pages can be asked for."""

    site: Site
    data: Outputs
    """The downloads, begun on another core."""
    pages: Outputs
    """Each is made when it is asked for."""
    drawings: Mapping[str, Drawing]
    drawn: Outputs
    proofs: Evidence
    """Those of values, begun on another core."""


def build(project: Project, report: Report, *, is_trial: bool = False) -> Outputs:
    """
    Make every file of the site in memory; write nothing.

    A trial finds the same faults and draws nothing: pictures that were not drawn before
    are empty.
    """
    begun = begin(project, report, is_trial=is_trial)
    return finish(begun, project, report, is_trial=is_trial)


def begin(project: Project, report: Report, *, is_trial: bool = False) -> Begun:
    """Find out what the site is, so that any page of it can be made."""
    kept, templates, own = project.cache, project.templates, project.templates.own
    # YAML and Markdown, where each value knows its line; then every id is proved, and
    # every index built. What was read is held no longer than that.
    site = resolve(read(project, report), report)
    proofs = prove(site, report, kept)  # each value by what is printed beside it
    with proofs.first():
        site = derive(site, report, kept)  # formulas become figures with intervals
        plans = plan(site, report, own, kept)  # what each chart may show
        drawings = draw(plans, kept, is_trial=is_trial)  # plans become pictures
        data = export(site, plans, kept, is_trial=is_trial)  # downloads
        site = check(site, report)  # what the articles should satisfy
        beside = assets(site.charts, templates, report, kept, is_trial=is_trial)
        drawn = join(report, files(drawings), beside)  # downloads, icons, a live view
    # By here values are proved that no copy proves, while new charts are drawn.
    with proofs.first():
        pages = render(site, drawings, drawn, project, report)
    return Begun(
        site=site,
        data=data,
        pages=pages,
        drawings=drawings,
        drawn=drawn,
        proofs=proofs,
    )


def finish(
    begun: Begun, project: Project, report: Report, *, is_trial: bool = False
) -> Outputs:
    """Make all that was not asked for so far, and prove the site as a whole."""
    site, kept = begun.site, project.cache
    with begun.proofs.first():
        pages = filled(begun.pages, report)
    begun.proofs.settle()
    # What a shared link shows, and what leaves a page.
    cards = links(site, begun.drawings, report, kept, is_trial=is_trial)
    ways = found(site, pages)  # what leads machines to them
    past = below(project.earlier)  # earlier editions, as they were
    outputs = join(report, pages, begun.drawn, cards, ways, begun.data, past)
    outputs = join(report, outputs, manifests(outputs))  # prove a copy
    inspect(outputs, site, report, kept)  # links and anchors of what was made
    weigh(outputs, report)  # no more than can be published
    return outputs
