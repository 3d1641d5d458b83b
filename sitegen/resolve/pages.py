"""Pages that speak of another place than the sheet, as those left in a fork do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.content import Content


def prove_pages(content: Content, report: Report) -> None:
    """Report each page whose head names another place than the settings."""
    settings = content.settings
    for page in content.pages:
        if not page.place or page.place == settings.place:
            continue
        own = f"is of {settings.place!r}" if settings.place else "names no place"
        message = (
            f"this page speaks of {page.place!r}, and the sheet {own}; write it "
            "anew and correct its place, or delete it"
        )
        report.error("place-mismatch", page.place_of("place"), message)
