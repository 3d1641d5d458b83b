"""Where earlier editions lie in the site, and how much all of it may weigh."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitegen.diagnostics import Location
from sitegen.outputs import Joined, is_past, past_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.diagnostics import Report
    from sitegen.outputs import Outputs
    from sitegen.project import Edition

MOST = 1_000_000_000
"""So many bytes has a site that GitHub Pages publishes."""
MEGA = 1_000_000
SETTINGS = Location(PurePosixPath("content/site.yaml"))


def below(editions: Iterable[Edition]) -> Outputs:
    """Return the files of earlier editions, each below the folder of its day."""
    return {
        f"{past_address(edition.day)}{path}": data
        for edition in editions
        for path, data in edition.site.items()
    }


def prove_kept(editions: Iterable[Edition], outputs: Outputs, report: Report) -> None:
    """Warn of each page that was published with an edition, and is made no more."""
    had = {
        path: edition.day
        for edition in editions
        for path in edition.site
        if path.endswith("/index.html")
    }
    for path in sorted(had.keys() - outputs.keys()):
        way = path.removesuffix("index.html")
        message = (
            f"{way} is in the edition of {had[path]}, and is no page any more; say "
            "under moved where it leads to now"
        )
        report.warn("address-lost", SETTINGS, message)
    report.stop_on_errors()


def weigh(outputs: Outputs, report: Report) -> int:
    """Return how many bytes a site has; too many are an error, and end it."""
    files = Joined.of(outputs)
    size = sum(files.file(path).size for path in files)
    if size > MOST:
        has_past = any(map(is_past, outputs))
        cure = "give it fewer earlier editions" if has_past else "make several of it"
        message = (
            f"the site has {size // MEGA} MB, and at most {MOST // MEGA} can be "
            f"published; {cure}"
        )
        report.error("site-large", Location(PurePosixPath("site")), message)
    report.stop_on_errors()
    return size
