"""Site and drawings -> pages; the only room of Jinja and markdown-it."""

from __future__ import annotations

from functools import partial
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitegen.catalogue import catalogue, in_script
from sitegen.diagnostics import Location
from sitegen.later import Asked, Later, Once
from sitegen.outputs import ALONE, COMMIT, WORKS, ClaimError, file_of, merged
from sitegen.render.ahead import Ahead
from sitegen.render.finding import INDEX, entries, index
from sitegen.render.inlined import bare
from sitegen.render.press import Press
from sitegen.render.views import past, views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.later import Make, Makers
    from sitegen.model.drawing import Drawing
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs
    from sitegen.project import Project, Templates
    from sitegen.render.finding import Entry
    from sitegen.render.templates import Values
    from sitegen.render.views import View
    from sitegen.render.written import Typeset

STATIC = "static"


def render(
    site: Site,
    drawings: Mapping[str, Drawing],
    drawn: Outputs,
    project: Project,
    report: Report,
) -> Outputs:
    """
    Return every page, its cards, and the files of the templates that are copied.

    A page is made when it is asked for. What was *drawn* says itself of which works of
    others it is made. Pages of which nothing changed come from the cache; the others
    are kept there.
    """
    press = Press(site, drawings, drawn.get(WORKS, b""), project, report)
    found = Once(partial(entries, site, drawings, project.cache))
    written: dict[str, Typeset] = {}
    gathered = partial(_gathered, (site, drawings, found), project, written)
    own: dict[str, Make] = {".nojekyll": bytes, INDEX: lambda: index(found(), site)}
    own[ALONE] = lambda: press.alone(written[""])
    if project.commit:
        own[COMMIT] = f"{project.commit}\n".encode
    copied = _static(project.templates, site, report)
    ahead = Ahead([*gathered()], press)
    makers: Makers = {}
    try:
        makers = merged(chain(ahead.makers(), copied.items(), own.items()))
    except ClaimError as claim:
        at = _claimant(claim.path, site)
        cure = "rename the page" if at.path.suffix == ".md" else "remove one of them"
        message = f"the address {claim.path!r} is claimed twice; {cure}"
        report.error("address-duplicate", at, message)
    # Last, since what is new of charts is drawn meanwhile, for which these pages wait.
    written |= _written(press, site, report)
    press.know(written, gathered)
    return Later(makers, ahead.begin, ahead.end)


def _written(press: Press, site: Site, report: Report) -> Mapping[str, Typeset]:
    """
    Return each page written by hand as it is typeset.

    Those that are new come last: what they show of charts is drawn meanwhile.
    """
    pages, written = site.pages.values(), press.written
    known = {each.path: written.known(each) for each in pages}
    found = {each.path: known[each.path] or written.typeset(each) for each in pages}
    if not report.is_sound:  # all faults of prose are told at once
        press.prove()
        report.stop_on_errors()
    return found


def _gathered(
    own: tuple[Site, Mapping[str, Drawing], Callable[[], Iterable[Entry]]],
    project: Project,
    written: Mapping[str, Typeset],
) -> Iterator[View]:
    """Yield a view for each page: of the content, of earlier editions, by hand."""
    yield from views(*own)
    yield from past(project.earlier)
    said = partial(_said, written)
    for page in own[0].pages.values():
        yield page.path, "page.html", Asked(said, page.path)


def _said(written: Mapping[str, Typeset], path: str) -> Values:
    return written[path].values()


def filled(pages: Outputs, report: Report) -> Outputs:
    """Make all of the pages; raises `BuildError` with what is wrong in any of them."""
    for _ in pages:
        pass
    report.stop_on_errors()
    return pages


def _static(templates: Templates, site: Site, report: Report) -> Makers:
    """
    Return what is copied; an empty file is not, nor is the one that it replaces.

    What is ours goes without indentation and comments, a project's own as it is, but
    for the messages of what it has in the place of one of ours.
    """
    shipped, *own = [_copied(each, report) for each in reversed(templates.folders)]
    report.stop_on_errors()
    found = sorted((shipped | dict(*own)).items())
    said = catalogue(site.settings.language)

    def made(name: str, data: bytes) -> bytes:
        if not name.endswith((".js", ".css")) or name not in shipped:
            return data
        text = in_script(data.decode("utf-8", "surrogateescape"), said)
        script = text.encode("utf-8", "surrogateescape")
        is_ours = data == shipped[name]
        return bare(script, name) if is_ours else script

    return {name: partial(made, name, data) for name, data in found if data}


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
    for each in site.settings.moved:
        if file_of(each.before) == path:
            return each.at
    return Location(PurePosixPath("templates") / path)
