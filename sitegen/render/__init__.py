"""Step 4: Site and drawings -> pages; the only room of Jinja and markdown-it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from sitegen import prose
from sitegen.diagnostics import Location
from sitegen.outputs import ClaimError, file_of, merge
from sitegen.render.markdown import Passage, Typesetter
from sitegen.render.parts import Parts
from sitegen.render.templates import environment, template_fault
from sitegen.render.views import views

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jinja2 import Environment

    from sitegen.diagnostics import Report
    from sitegen.model.chart import Drawing
    from sitegen.model.page import Page
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs
    from sitegen.render.templates import Values

STATIC = "static"


def render(
    site: Site, drawings: Mapping[str, Drawing], templates: Path, report: Report
) -> Outputs:
    """Return every page, and the files of the templates that are copied as they are."""
    typesetter = Typesetter(site, report)
    env = environment(templates, site, typesetter)
    env.globals["drawings"] = drawings
    parts = Parts(env, site, drawings, report)
    written = {
        page.path: _written(page, typesetter, parts, report)
        for page in site.pages.values()
    }
    report.stop_on_errors()
    pages = [
        {file_of(address): _fill(env, template, address, values, report)}
        for address, template, values in views(site)
    ]
    pages += [
        {file_of(path): _fill(env, "page.html", path, values, report)}
        for path, values in written.items()
    ]
    report.stop_on_errors()
    try:
        return merge(*pages, _static(templates, report), {".nojekyll": b""})
    except ClaimError as claim:
        at = _claimant(claim.path, site)
        message = f"the address {claim.path!r} is claimed twice; rename the page"
        report.error("address-duplicate", at, message)
        report.stop_on_errors()
        raise


def _written(
    page: Page, typesetter: Typesetter, parts: Parts, report: Report
) -> Values:
    """Return what the template of a page written by hand needs."""
    root = _root(page.path)
    at = Location(page.at.path, page.first_line)
    lines = tuple(page.text.split("\n"))
    passage = Passage(page.text, at, root, parts.for_page(page.path, root), lines)
    return {
        "page": page,
        "title": _head(page.title, page, typesetter, report),
        "description": _head(page.description, page, typesetter, report),
        "text": typesetter.block(passage),
    }


def _head(text: str, page: Page, typesetter: Typesetter, report: Report) -> str:
    """Return a line of the front matter as plain text; its numbers are proved too."""
    known = len(report.diagnostics)
    typesetter.inline(Passage(text, page.at, ""))
    return (
        prose.plain(text, typesetter.site) if len(report.diagnostics) == known else ""
    )


def _fill(
    env: Environment, template: str, address: str, values: Values, report: Report
) -> bytes:
    root = _root(address)
    if address == "404.html":  # served for any address, so that no relative way holds
        root = str(env.globals["home"])
    try:
        html = env.get_template(template).render(values, root=root, path=address)
    except TemplateError as error:
        template_fault(error, report)
        return b""
    return html.encode()


def _root(address: str) -> str:
    return "../" * address.count("/")


def _static(templates: Path, report: Report) -> Outputs:
    found = {}
    folder = templates / STATIC
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(templates).as_posix()
        if path.is_symlink():
            at = Location(PurePosixPath("templates") / name)
            report.error("file-link", at, "a symbolic link is not followed; copy it")
        elif path.is_file():
            found[name] = path.read_bytes()
    report.stop_on_errors()
    return found


def _claimant(path: str, site: Site) -> Location:
    for page in site.pages.values():
        if file_of(page.path) == path:
            return page.at
    return Location(PurePosixPath("templates") / path)
