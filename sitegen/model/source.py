"""An article that figures were read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sitegen.diagnostics import Location
    from sitegen.model.figure import Place
    from sitegen.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The citation of an article, and what we had to infer about it."""

    slug: str
    title: str
    publisher: str
    author: str = ""
    published: date | None = None
    """`None` where no date is printed or known."""
    covers: Period
    url: str
    seed: str
    """The name of the file that holds the article's text for `verify`."""
    name: str
    """A few words by which pages call the article."""
    short: str = ""
    """Fewer still, for a column of a table; empty where the name is short."""
    inferred: str = ""
    """What is our inference rather than the article's word; Markdown."""
    language: str = ""
    """The language of its text; empty for that of the site."""
    note: str = ""
    """What to know before using the article; Markdown."""
    at: Location = field(compare=False)
    where: Mapping[str, Location] = field(compare=False)

    def deep_link(self, place: Place) -> str:
        """
        Return the address that opens the article at *place*.

        A text fragment as in the WICG draft "URL Fragment Text Directives":
        ``#:~:text=prefix-,printed,-suffix``; commas and hyphens are escaped.
        """
        parts = [
            f"{_escape(place.prefix)}-" if place.prefix else "",
            _escape(place.printed),
            f"-{_escape(place.suffix)}" if place.suffix else "",
        ]
        mark = "" if "#" in self.url else "#"
        return f"{self.url}{mark}:~:text={','.join(part for part in parts if part)}"


def _escape(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
