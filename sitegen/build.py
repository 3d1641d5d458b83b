"""The pipeline, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.check import check, prove
from sitegen.derive import derive
from sitegen.draw import draw, files
from sitegen.draw.social import social
from sitegen.export import export
from sitegen.inspect import inspect
from sitegen.outputs import join
from sitegen.plan import plan
from sitegen.read import read
from sitegen.render import render
from sitegen.resolve import resolve

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.outputs import Outputs
    from sitegen.project import Project


def build(project: Project, report: Report) -> Outputs:
    """Make every file of the site in memory; write nothing."""
    content = read(project, report)  # YAML and Markdown; each value knows its line
    site = resolve(content, report)  # every id proved, every index built
    prove(site, report)  # each value by what is printed beside it
    site = derive(site, report)  # formulas become figures with intervals
    site = check(site, report)  # what the articles should satisfy
    plans = plan(site, report, project.templates)  # what each chart may show
    drawings = draw(plans, project.cache)  # plans become specifications, SVG
    drawn = files(drawings, project.templates, report, project.cache)  # and downloads
    pages = render(site, drawings, project.templates, report)
    cards = social(site, report, project.cache)  # what a shared link shows
    outputs = join(report, pages, drawn, cards, export(site))  # each path once
    inspect(outputs, site, report)  # links and anchors of what was made
    return outputs
