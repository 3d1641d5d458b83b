"""Step 9: the finished pages; every link, anchor and id in them."""

from __future__ import annotations

import json
import posixpath
import re
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sitegen.diagnostics import Location
from sitegen.outputs import CARDS, file_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.diagnostics import Report
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs

_LINK = re.compile(r"\]\(<?([^)>\s]+)")
"""A link in Markdown."""
REFERRING = {"aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"}


class _Reader(HTMLParser):
    """Collects what a page defines and what it points to, with places."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: dict[str, tuple[int, int]] = {}
        self.twice: list[tuple[str, tuple[int, int]]] = []
        self.links: list[tuple[str, tuple[int, int]]] = []
        self.referred: list[tuple[str, tuple[int, int]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            # An image may stand in the page itself; a page behind a link may not.
            if tag == "a" or not (value or "").startswith("data:"):
                self._attribute(name, value or "", self.getpos())

    def _attribute(self, name: str, value: str, at: tuple[int, int]) -> None:
        if name == "id":
            if value in self.ids:
                self.twice.append((value, at))
            self.ids[value] = at
        elif name in REFERRING:
            self.referred += [(each, at) for each in value.split()]
        elif name in {"href", "src"}:
            self.links.append((value, at))


def inspect(outputs: Outputs, site: Site, report: Report) -> None:
    """
    Report links and anchors that lead nowhere, and ids used twice on a page.

    Where the content says a link, the fault is told there.
    """
    _check_navigation(outputs, site, report)
    pages = {path: _read(html) for path, html in _documents(outputs)}
    for path, page in pages.items():
        for name, at in page.twice:
            _report(report, "anchor-duplicate", path, at, f"id {name!r} is used twice")
        for name, at in page.referred:
            if name not in page.ids:
                message = f"nothing on this page has the id {name!r}"
                _report(report, "anchor-unknown", path, at, message)
        for link, at in page.links:
            if fault := _fault(link, path, outputs, pages):
                _report_link(report, path, at, fault, _written(link, path, site))
    report.stop_on_errors()


def _documents(outputs: Outputs) -> Iterator[tuple[str, str]]:
    """Yield all HTML that is made: pages, and the cards that scripts put into them."""
    for path, data in outputs.items():
        if path.endswith(".html"):
            yield path, data.decode()
        elif path.startswith(CARDS):
            yield path, "\n".join(json.loads(data).values())


def _check_navigation(outputs: Outputs, site: Site, report: Report) -> None:
    for entry in site.settings.navigation:
        if file_of(entry.path.partition("#")[0]) not in outputs:
            message = f"no page {entry.path!r} is made; correct the path"
            report.error("link-broken", entry.at, message)
    report.stop_on_errors()


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def _fault(link: str, path: str, outputs: Outputs, pages: dict[str, _Reader]) -> str:
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


def _written(link: str, path: str, site: Site) -> Location | None:
    """Return where the Markdown of the page at *path* says a link, if it does."""
    for page in site.pages.values():
        if file_of(page.path) != path:
            continue
        for number, line in enumerate(page.text.split("\n")):
            for said in _LINK.finditer(line):
                target, mark, anchor = said[1].partition("#")
                way = f"{'../' * page.path.count('/')}{file_of(target)}{mark}{anchor}"
                if link in {said[1], way}:
                    line_number = page.first_line + number
                    return Location(page.at.path, line_number, said.start(1) + 1)
    return None


def _report(
    report: Report, code: str, path: str, at: tuple[int, int], message: str
) -> None:
    place = Location(PurePosixPath("site") / path, at[0], at[1] + 1)
    report.error(code, place, f"{message}; mend the page or template it comes from")


def _report_link(
    report: Report,
    path: str,
    at: tuple[int, int],
    fault: str,
    written: Location | None,
) -> None:
    if written:
        report.error("link-broken", written, f"{fault}; correct the link")
    else:
        _report(report, "link-broken", path, at, fault)
