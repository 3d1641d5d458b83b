"""
The finished pages; every link, anchor and id in them.

A page that is written as our templates write is scanned; one that is not is parsed.
"""

from __future__ import annotations

import posixpath
import re
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sitegen.diagnostics import Edit, Location
from sitegen.guesses import plainly_meant
from sitegen.inspect.known import Known, Page
from sitegen.outputs import CARDS, Joined, file_of, is_past
from sitegen.texts import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.inspect.known import Seen
    from sitegen.later import Files
    from sitegen.markup import Markup
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs

_LINK = re.compile(r"\]\(<?([^)>\s]+)")
"""A link in Markdown."""
Written = tuple[Location, str]
"""Where the content has a link, and what stands there."""


def inspect(
    outputs: Outputs, site: Site, report: Report, folder: Path | None = None
) -> None:
    """
    Report links and anchors that lead nowhere, and ids used twice on a page.

    Where the content says a link, the fault is told there. Pages that were looked at
    before are known from *folder*.
    """
    _check_navigation(outputs, site, report)
    known = Known(folder)
    prove = partial(_check_ids, report=report)
    pages = {
        page.path: known.look(page, prove) for page in _documents(Joined.of(outputs))
    }
    for path, seen in known.unsure(outputs, pages, site.settings.address).items():
        top = "../" * path.count("/")
        faults = {
            link: fault
            for link in seen.links
            if not _is_way_from(top, link, outputs)
            and (fault := _fault(_way(link, path, site), path, outputs, pages))
        }
        if not faults:
            continue
        markup = seen.page.markup
        for link, at in markup.links:
            if link in faults:
                fault = faults[link]
                place, written = markup.place(at), _written(link, path, site)
                if written:
                    _report_written(report, fault, written, outputs)
                else:
                    _report(report, "link-broken", path, place, fault)
    report.stop_on_errors()
    known.keep()


def _documents(files: Files) -> Iterator[Page]:
    """Yield all HTML that is made: pages, and the cards that scripts put into them."""
    for path in files:
        if is_past(path):
            continue  # it was looked at when it was made
        if path.endswith(".html") or path.startswith(CARDS):
            yield Page(path, files)


def _check_ids(page: Page, markup: Markup, report: Report) -> None:
    """Report ids used twice on a page, and those that it refers to and has not."""
    for name, at in markup.twice:
        message = f"id {name!r} is used twice"
        _report(report, "anchor-duplicate", page.path, markup.place(at), message)
    for name, at in markup.referred:
        if name not in markup.ids:
            message = f"nothing on this page has the id {name!r}"
            _report(report, "anchor-unknown", page.path, markup.place(at), message)


def _check_navigation(outputs: Outputs, site: Site, report: Report) -> None:
    settings = site.settings
    gone = {file_of(each.before) for each in settings.moved}
    named = [(each.path, each.at) for each in settings.navigation]
    for path, at in [*named, *((each.now, each.at) for each in settings.moved)]:
        if file_of(path.partition("#")[0]) not in outputs:
            name, mark, anchor = path.partition("#")
            meant = _meant(name, [each for each in outputs if each not in gone])
            cure = (
                f"did you mean {meant}{mark}{anchor}?" if meant else "correct the path"
            )
            edits = (Edit(at, name, meant),) if meant else ()
            message = f"no page {path!r} is made; {cure}"
            report.error("link-broken", at, message, edits=edits)
    report.stop_on_errors()


def _is_way_from(top: str, link: str, outputs: Outputs) -> bool:
    """Tell whether a link leads from the top of the site to a file, as most do."""
    return link.startswith(top) and "%" not in link and link[len(top) :] in outputs


def _fault(link: str, path: str, outputs: Outputs, pages: Mapping[str, Seen]) -> str:
    """Say what is wrong with a link, or nothing."""
    if link.startswith("https://"):
        return ""
    target, _, anchor = link.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
    file = path if not target else file
    if file not in outputs:
        return f"link {link!r} leads nowhere; no file {file!r} is made"
    if anchor and file in pages and unquote(anchor) not in pages[file].ids:
        return f"link {link!r} leads to no id on that page"
    return ""


def _way(link: str, path: str, site: Site) -> str:
    """Return a link as the way from its page; that for any address names the folder."""
    top = urlsplit(site.settings.address).path or "/"
    return link.removeprefix(top) or "." if path == "404.html" else link


def _written(link: str, path: str, site: Site) -> Written | None:
    """Return where the content says a link of the page at *path*, and how."""
    for page in site.pages.values():
        if file_of(page.path) != path:
            continue
        for number, line in enumerate(page.text.split("\n")):
            for said in _LINK.finditer(line):
                target, mark, anchor = said[1].partition("#")
                way = f"{'../' * page.path.count('/')}{file_of(target)}{mark}{anchor}"
                if link in {said[1], way}:
                    line_number = page.first_line + number
                    at = Location(page.at.path, line_number, said.start(1) + 1)
                    return at, said[1]
    for each in site.settings.moved:
        target, mark, anchor = each.now.partition("#")
        way = f"{'../' * each.before.count('/')}{file_of(target)}{mark}{anchor}"
        if file_of(each.before) == path and link == way:
            return each.at, each.now
    return _written_beside(link, site)


def _written_beside(link: str, site: Site) -> Written | None:
    """Return the same of what is no page: notes, definitions, explanations."""
    for text, at in texts(site):
        for said in _LINK.finditer(text):
            target, mark, anchor = said[1].partition("#")
            way = f"{file_of(target)}{mark}{anchor}" if target else said[1]
            if re.sub(r"^(?:\.\./)+", "", link) in {way, said[1]}:
                return at, said[1]
    return None


def _report(
    report: Report, code: str, path: str, at: tuple[int, int], message: str
) -> None:
    place = Location(PurePosixPath("site") / path, at[0], at[1] + 1)
    report.error(code, place, f"{message}; mend the page or template it comes from")


def _meant(name: str, outputs: Collection[str]) -> str:
    """Return the page that was meant by a path that leads to none, or nothing."""
    stem = re.sub(r"(?:/?index)?\.(?:md|html?)$|/$", "", name)
    if not stem and name != "/":
        return "."
    if f"{stem}/index.html" in outputs:
        return f"{stem}/"
    pages = (each.removesuffix("index.html") for each in outputs)
    return plainly_meant(f"{stem}/", [each for each in pages if each.endswith("/")])


def _report_written(
    report: Report, fault: str, written: Written, outputs: Outputs
) -> None:
    """Report a link where it is written, and the page that was perhaps meant."""
    place, said = written
    name, mark, anchor = said.partition("#")
    guess, edits = "", tuple[Edit, ...]()
    meant = _meant(name, outputs) if "leads nowhere" in fault else ""
    if meant:
        guess = f"; did you mean {meant}{mark}{anchor}?"
        edits = (Edit(place, said, f"{meant}{mark}{anchor}"),)
    message = f"{fault}{guess or '; correct the link'}"
    report.error("link-broken", place, message, edits=edits)
