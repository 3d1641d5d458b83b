"""What is cited, and the small rules that several styles share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from sitegen.model.author import Author
    from sitegen.model.source import SourceKind

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
ENDS = "?!\u2026\u3002\uff1f\uff01"
"""Marks that end a sentence and take no point behind them."""
SHORTENED = re.compile(r"(?:\b[^\W\d_]\.){2}$|\b(?:Bros|Co|Corp|etc|Inc|Jr|Ltd|Sr)\.$")
"""The end of a text whose last point is that of a word, as in U.N. and Co."""
CLOSING = "\"'\u201d\u2019\u00bb)]"


class Work(Struct, frozen=True, kw_only=True):
    """A source, or a page of the fact sheet; every text stands on one line."""

    key: str
    kind: SourceKind | None
    """`None` for a page of the fact sheet."""
    title: str
    is_untitled: bool = False
    """The title is ours: it stands in brackets, not in quotation marks."""
    publisher: str
    authors: tuple[Author, ...] = ()
    published: date | None = None
    url: str = ""
    """Empty for a page of a site whose address is not known."""
    language: str = ""
    note: str = ""
    """The figure that is cited from it, and where it stands; empty for the whole."""

    @property
    def called(self) -> str:
        """The title as it stands where nothing is quoted."""
        return f"[{self.title}]" if self.is_untitled else self.title

    @property
    def is_self_published(self) -> bool:
        """The one author is the publisher, who is not named twice."""
        return [self.publisher] == [author.full for author in self.authors]


def joined(text: str, url: str, end: str = "") -> str:
    """Return a citation with the address behind it, if there is one."""
    return f"{text} {url}{end}" if url else text


def sentence(text: str) -> str:
    """Return words with one mark at their end."""
    last = text.rstrip(CLOSING)[-1:]
    if last and last in ENDS:
        return text
    if last == "." and text[-1] in '"\u201d':  # within quotation marks: "… went up."
        return text
    return f"{text.rstrip('.')}."


def unpointed(text: str) -> str:
    """Return a title without the point that ends it; that of a short form stays."""
    return text if SHORTENED.search(text) else text.rstrip(".")
