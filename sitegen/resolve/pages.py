"""Pages that speak of another place than the sheet, as those left in a fork do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.diagnostics import Location

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.content import Content
    from sitegen.model.page import Page

_END = re.compile(r"[,(，（].*", re.DOTALL)  # noqa: RUF001 - as Chinese sets them
"""What stands behind the name of a place: of what it is a part."""


def prove_pages(content: Content, report: Report) -> None:
    """
    Report each page whose head names another place than the settings, or lacks it.

    A page that names the place of its sheet speaks of it; only if its head says so, a
    sheet of another place that keeps the page is told.
    """
    settings = content.settings
    for page in content.pages:
        if not page.place:
            _prove_silent(page, settings.place, report)
            continue
        if page.place == settings.place:
            continue
        own = f"is of {settings.place!r}" if settings.place else "names no place"
        message = (
            f"this page speaks of {page.place!r}, and the sheet {own}; write it "
            "anew and correct its place, or delete it"
        )
        report.error("place-mismatch", page.place_of("place"), message)


def _prove_silent(page: Page, place: str, report: Report) -> None:
    """Report a page that names the place of the sheet, and not in its head."""
    name = _END.sub("", place).strip()
    named = _named(page, name) if name else None
    if named:
        message = (
            f"this page speaks of {name!r}, and its head does not say so; add "
            f"place: {place} there, so that no sheet of another place keeps it"
        )
        report.error("place-missing", named, message)


def _named(page: Page, name: str) -> Location | None:
    """Return where a page names something, as a word of its own."""
    word = re.compile(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])")
    for number, line in enumerate(page.text.split("\n")):
        if found := word.search(line):
            return Location(page.at.path, page.first_line + number, found.start() + 1)
    heads = {"title": page.title, "description": page.description}
    return next(
        (page.place_of(key) for key, text in heads.items() if word.search(text)), None
    )
