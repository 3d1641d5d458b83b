"""Step 7: Site and drawings -> pages; the only room of Jinja and markdown-it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitegen.diagnostics import Location
from sitegen.outputs import ClaimError, file_of, merge
from sitegen.render.finding import INDEX, entries, index
from sitegen.render.inlined import inlined
from sitegen.render.markdown import Typesetter
from sitegen.render.numbers import Numbers, Writer, cards_of
from sitegen.render.parts import Parts
from sitegen.render.passages import Passage, passages
from sitegen.render.says import disputed
from sitegen.render.templates import acquaint, environment, fill
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
    from sitegen.project import Templates
    from sitegen.render.templates import Values

STATIC = "static"


def render(
    site: Site, drawings: Mapping[str, Drawing], templates: Templates, report: Report
) -> Outputs:
    """Return every page, its cards, and the files of the templates that are copied."""
    env, typesetter = _set_up(site, drawings, templates, report)
    parts = Parts(env, site, drawings, report)
    for passage in passages(site):  # whatever the templates make of them
        typesetter.plain(passage)
    written = {
        page.path: _written(page, typesetter, parts) for page in site.pages.values()
    }
    report.stop_on_errors()
    env.globals["headline"] = _headline(written)
    env.globals["uses"] = _uses(site, written)
    found = entries(site, drawings, disputed(site))
    all_views = [
        *views(site, drawings, found),
        *((path, "page.html", values) for path, values in written.items()),
    ]
    pages = [
        {file_of(address): _fill(env, template, address, values, report)}
        for address, template, values in all_views
    ]
    cards = {figure.id: _card(env, figure, report) for figure in site.figures.values()}
    report.stop_on_errors()
    numbers = {address: values["numbers"] for address, _, values in all_views}
    static = _static(templates, report)
    try:
        own = {".nojekyll": b"", INDEX: index(found, site)}
        return merge(*pages, cards_of(numbers, cards), static, own)
    except ClaimError as claim:
        at = _claimant(claim.path, site)
        message = f"the address {claim.path!r} is claimed twice; rename the page"
        report.error("address-duplicate", at, message)
        report.stop_on_errors()
        raise


def _set_up(
    site: Site, drawings: Mapping[str, Drawing], templates: Templates, report: Report
) -> tuple[Environment, Typesetter]:
    """Return the templates, and what sets prose, each with the other at hand."""
    env = environment(templates)
    writer = Writer(env, disputed(site), report)
    typesetter = Typesetter(site, writer, report)
    acquaint(env, site, typesetter)
    env.globals |= {
        "drawings": drawings,
        "number": writer.in_template(),
        "inlined": inlined(templates),
    }
    return env, typesetter


def _uses(site: Site, written: Mapping[str, Values]) -> dict[str, list[Page]]:
    """Return the pages written by hand that show a figure, by its id."""
    return {
        name: [
            values["page"] for values in written.values() if name in values["numbers"]
        ]
        for name in site.figures
    }


def _headline(written: Mapping[str, Values]) -> Figure | None:
    """Return the first figure of the front page, which stands for the whole site."""
    front = written.get("")
    return next(iter(front["numbers"].figures), None) if front else None


def _written(page: Page, typesetter: Typesetter, parts: Parts) -> Values:
    """Return what the template of a page written by hand needs."""
    numbers = Numbers()
    root = _root(page.path)
    at = Location(page.at.path, page.first_line)
    lines = tuple(page.text.split("\n"))
    direct = parts.for_page(page.path, root, numbers)
    passage = Passage(page.text, at, root, numbers, direct=direct, lines=lines)
    text = typesetter.block(passage)
    return {
        "numbers": numbers,
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
    return fill(env, template, values, report).encode()


def _card(env: Environment, figure: Figure, report: Report) -> str:
    """Return the card of a figure; its links lead from the folder of all cards."""
    values = {"figure": figure, "root": "../", "numbers": Numbers()}
    return fill(env, "card.html", values, report)


def _root(address: str) -> str:
    return "../" * address.count("/")


def _static(templates: Templates, report: Report) -> Outputs:
    """Return what is copied; an empty file is not, nor is the one that it replaces."""
    found: dict[str, bytes] = {}
    for folder in reversed(templates.folders):
        found |= _copied(folder, report)
    report.stop_on_errors()
    return {name: data for name, data in sorted(found.items()) if data}


def _copied(templates: Path, report: Report) -> dict[str, bytes]:
    """Return the files below one folder of templates that are copied."""
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
    return found


def _claimant(path: str, site: Site) -> Location:
    for page in site.pages.values():
        if file_of(page.path) == path:
            return page.at
    return Location(PurePosixPath("templates") / path)
