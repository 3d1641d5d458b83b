"""Step 7: Site and drawings -> pages; the only room of Jinja and markdown-it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitegen.diagnostics import Location
from sitegen.outputs import ClaimError, file_of, merge
from sitegen.render.cards import Cards, kept_together
from sitegen.render.markdown import Typesetter
from sitegen.render.parts import Parts
from sitegen.render.passages import Passage, passages
from sitegen.render.says import disputed
from sitegen.render.templates import environment, fill
from sitegen.render.views import views

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jinja2 import Environment

    from sitegen.diagnostics import Report
    from sitegen.model.chart import Drawing
    from sitegen.model.figure import Figure
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
    stars = disputed(site)
    env.globals["disputed"] = stars
    parts = Parts(env, site, drawings, report)
    for passage in passages(site):  # whatever the templates make of them
        typesetter.plain(passage)
    written = {
        page.path: _written(page, typesetter, parts, Cards(stars))
        for page in site.pages.values()
    }
    report.stop_on_errors()
    env.globals["headline"] = _headline(written)
    env.globals["uses"] = {
        name: [values["page"] for values in written.values() if name in values["cards"]]
        for name in site.figures
    }
    pages = [
        {file_of(address): _fill(env, template, address, values, report)}
        for address, template, values in (
            *views(site, drawings, stars),
            *((path, "page.html", values) for path, values in written.items()),
        )
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


def _headline(written: Mapping[str, Values]) -> Figure | None:
    """Return the first figure of the front page, which stands for the whole site."""
    front = written.get("")
    return next(iter(front["cards"].figures), None) if front else None


def _written(page: Page, typesetter: Typesetter, parts: Parts, cards: Cards) -> Values:
    """Return what the template of a page written by hand needs."""
    root = _root(page.path)
    at = Location(page.at.path, page.first_line)
    lines = tuple(page.text.split("\n"))
    direct = parts.for_page(page.path, root, cards)
    passage = Passage(page.text, at, root, cards, direct, lines)
    text = typesetter.block(passage)
    return {
        "cards": cards,
        "page": page,
        "title": typesetter.plain(Passage(page.title, page.place_of("title"))),
        "description": typesetter.plain(
            Passage(page.description, page.place_of("description"))
        ),
        "text": text.html,
        "contents": text.contents,
    }


def _fill(
    env: Environment, template: str, address: str, values: Values, report: Report
) -> bytes:
    root = _root(address)
    if address == "404.html":  # served for any address, so that no relative way holds
        root = urlsplit(str(env.globals["home"])).path or "/"
    values = {**values, "root": root, "path": address}
    return kept_together(fill(env, template, values, report)).encode()


def _root(address: str) -> str:
    return "../" * address.count("/")


def _static(templates: Path, report: Report) -> Outputs:
    found = {}
    folder = templates / STATIC
    within = [] if folder.is_symlink() else sorted(folder.rglob("*"))
    for path in (folder, *within):
        name = path.relative_to(templates).as_posix()
        at = Location(PurePosixPath("templates") / name)
        try:
            if path.is_symlink():
                message = "a symbolic link is not followed; copy the file"
                report.error("file-link", at, message)
            elif path.is_file():
                found[name] = path.read_bytes()
        except OSError as error:
            report.error("file-unreadable", at, f"{error.strerror}; check its rights")
    report.stop_on_errors()
    return found


def _claimant(path: str, site: Site) -> Location:
    for page in site.pages.values():
        if file_of(page.path) == path:
            return page.at
    return Location(PurePosixPath("templates") / path)
