"""The figures of a project, for commands that need no site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.site import Site
    from sitegen.project import Project


def site_of(project: Project, report: Report) -> Site:
    """Return all figures of a project, the computed ones too."""
    from sitegen.derive import derive
    from sitegen.read import read
    from sitegen.resolve import resolve

    return derive(resolve(read(project, report), report), report)
