"""The files of the site in memory, and the addresses of things in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from sitegen.diagnostics import Location
from sitegen.later import File, Files
from sitegen.shipped import version_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.site import Site

T = TypeVar("T")
Outputs = Mapping[str, bytes]
"""Path below the site -> bytes."""

CARDS = "cards/"
"""The folder of the cards of all pages."""


WORKS = "about/licences/works.json"
"""The list of the works of others that are shipped with the live view."""


PAST = "as-of/"
"""The folder of earlier editions, and the page above them."""
_IN_PAST = re.compile(rf"{PAST}\d{{4}}-\d{{2}}-\d{{2}}/")

ALONE = "data/fact-sheet.html"
"""The front page as one file; a copy to send, no page of the site."""


COMMIT = "data/commit.txt"
"""The commit of git of which the site is, where that is said."""


class ClaimError(Exception):
    """Two things claim one path of the site."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Joined(Files):
    """Files that lie in several outputs; what each is is worked out once."""

    def __init__(self, parts: Mapping[str, Outputs]) -> None:
        self.parts, self._known = parts, dict[str, File]()

    @classmethod
    def of(cls, outputs: Outputs) -> Files:
        """Return outputs as files that know their hashes."""
        if isinstance(outputs, Files):
            return outputs
        return cls(dict.fromkeys(outputs, outputs))

    def file(self, path: str) -> File:
        """Return a file of one of the outputs."""
        part = self.parts[path]
        if isinstance(part, Files):
            return part.file(path)
        if path not in self._known:
            self._known[path] = File.of(part[path])
        return self._known[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.parts)

    def __contains__(self, path: object) -> bool:
        return path in self.parts

    def __len__(self) -> int:
        return len(self.parts)


def join(report: Report, *parts: Outputs) -> Files:
    """Join outputs; a path that two claim goes to the report, and ends the step."""
    try:
        return Joined(merge(*map(_parted, parts)))
    except ClaimError as claim:
        at = Location(PurePosixPath("templates") / claim.path)
        message = f"the build makes {claim.path!r} itself; rename or remove this file"
        report.error("address-duplicate", at, message)
        report.stop_on_errors()
        raise


def _parted(outputs: Outputs) -> Mapping[str, Outputs]:
    """Return each path with the outputs in which its file lies."""
    if isinstance(outputs, Joined):
        return outputs.parts
    return dict.fromkeys(outputs, outputs)


def merge(*parts: Mapping[str, T]) -> Mapping[str, T]:
    """Join outputs; raises `ClaimError` where two claim one path."""
    return merged(pair for part in parts for pair in part.items())


def merged(pairs: Iterable[tuple[str, T]]) -> Mapping[str, T]:
    """
    Return things by path; raises `ClaimError` where two claim one.

    Paths that differ only in case are one on some machines, and a file cannot
    also be a folder.
    """
    listed = [*pairs]
    found = dict(listed)
    if len({path.lower() for path in found}) < len(listed):
        taken: set[str] = set()
        for path, _ in listed:
            if path.lower() in taken:
                raise ClaimError(path)
            taken.add(path.lower())
    return MappingProxyType(found)


def figure_address(figure: Figure) -> str:
    """Return where the page of a figure is, below the site."""
    return f"figures/{figure.id}/"


def chart_address(chart: str) -> str:
    """Return where the page of a chart and its downloads are."""
    return f"charts/{chart}/"


@cache  # asked for by every chart, and each time a file of the package is parsed
def vega_address() -> str:
    """Return where the live view's bundle is; another version has another address."""
    return f"static/vega-{version_of('vl-convert-python')}.js"


def shared(site: Site) -> frozenset[str]:
    """Return the figures that are likely to be shared: those that a page puts first."""
    lines = (line for page in site.pages.values() for line in page.text.split("\n"))
    first = (line for line in lines if line.startswith(("::: headline ", "::: cards ")))
    return frozenset(name for line in first for name in line.split()[2:]) & {
        *site.figures
    }


def own_picture(figure: Figure) -> str:
    """Return where the picture is that links to a figure show, if they are shared."""
    return f"{figure_address(figure)}card.png"


def topic_picture(topic: str) -> str:
    """Return where the picture of a topic is, which its figures share."""
    return f"{topic_address(topic)}card.png"


@cache  # these two are asked for each page at each edit
def cards_address(address: str) -> str:
    """Return where the cards of a page are; all of them lie in one folder."""
    name = file_of(address).removesuffix(".html").removesuffix("/index")
    return f"{CARDS}{name.replace('/', '.')}.json"


def period_address(period: Period) -> str:
    """Return where the page of a period is."""
    return f"periods/{period.slug}/"


def topic_address(topic: str) -> str:
    """Return where the page of a topic is."""
    return f"topics/{topic}/"


def source_address(slug: str) -> str:
    """Return where the page of a source is."""
    return f"sources/{slug}/"


def term_anchor(kind: str, name: str) -> str:
    """Return the anchor of a word in the glossary: ``unit-per-cent``."""
    found = name.lower().replace("%", "per-cent")
    return f"{kind}-{found.replace(' ', '-').replace('/', '-')}"


def past_address(day: date) -> str:
    """Return where an earlier edition is, as it was."""
    return f"{PAST}{day}/"


def since_address(day: date) -> str:
    """Return where is said what changed since an earlier edition."""
    return f"{PAST}since-{day}/"


def is_past(path: str) -> bool:
    """Tell whether a file is one of an earlier edition."""
    return _IN_PAST.match(path) is not None


@cache
def file_of(address: str) -> str:
    """Return the file behind an address: ``about/`` is ``about/index.html``."""
    is_folder = address in {"", "."} or address.endswith("/")
    return f"{address.removeprefix('.')}index.html" if is_folder else address
