"""A source that figures were read from: an article, a press release, a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from urllib.parse import quote

from sitegen.diagnostics import Location
from sitegen.model.alike import Alike
from sitegen.model.author import Author
from sitegen.model.period import Period
from sitegen.model.place import Place

TO_NAME, ANY_URL = "To be named", "https://example.org/"
NO_MEASURE = "measure-to-name"
"""What `add` writes for a text that it cannot know, an address and a measure."""


class SourceKind(StrEnum):
    """What a source is; citations name it in the way of their style."""

    ARTICLE = "article"
    RELEASE = "press release"
    REPORT = "report"
    TABLE = "table"
    SPEECH = "speech"


class Source(Alike, frozen=True, kw_only=True):
    """The citation of a source, and what we had to infer about it."""

    BESIDE = ("at", "where")

    slug: str
    kind: SourceKind = SourceKind.ARTICLE
    title: str
    """On one line."""
    is_untitled: bool = False
    """The title is ours, since the source has none; it is never quoted as a title."""
    publisher: str
    authors: tuple[Author, ...] = ()
    """In the order in which the source names them; empty where it names nobody."""
    published: date | None = None
    """`None` where no date is printed or known."""
    covers: Period
    url: str
    """The page itself; without a text directive, for each place has its own."""
    archived: str = ""
    """The address of a copy that an archive keeps; empty if there is none."""
    pdf: str = ""
    """The address of the source as a PDF; empty if there is none."""
    pdf_page: int | None = None
    """The page of the PDF on which it begins, from 1."""
    language: str = ""
    """Of its text, BCP 47; empty for that of the site."""
    text: str
    """The name of the file that holds the source's text for `verify`."""
    name: str
    """A few words by which pages call the source."""
    short: str = ""
    """Fewer still, for a column of a table; empty where the name is short."""
    inferred: str = ""
    """What is our inference rather than the source's word; Markdown."""
    note: str = ""
    """What to know before using the source; Markdown."""
    no_figure: tuple[Place, ...] = ()
    """Words of its text whose numbers are no figures."""
    at: Location
    where: Mapping[str, Location]

    @property
    def to_name(self) -> tuple[str, ...]:
        """The keys that were proposed, and that nobody has filled in yet."""
        said = {"title": self.title, "name": self.name, "publisher": self.publisher}
        keys = [key for key, text in said.items() if text == TO_NAME]
        return (*keys, "url") if self.url == ANY_URL else (*keys,)

    @property
    def pdf_link(self) -> str:
        """The address that opens the PDF at its page (RFC 8118); empty without one."""
        page = f"#page={self.pdf_page}" if self.pdf_page else ""
        return f"{self.pdf}{page}" if self.pdf else ""

    def deep_link(self, place: Place) -> str:
        """
        Return the address that opens the article at *place*.

        A text fragment as in the WICG draft "URL Fragment Text Directives":
        ``#:~:text=prefix-,printed,-suffix``; commas and hyphens are escaped.
        """
        if place.page and self.pdf:
            return f"{self.pdf}#page={place.page}"
        if place.cell:  # from the head of the row to the cell
            ends = _escape(place.cell.row), _escape(place.printed)
            return self._fragment(",".join(ends))
        parts = [
            f"{_escape(place.prefix)}-" if place.prefix else "",
            _escape(place.printed),
            f"-{_escape(place.suffix)}" if place.suffix else "",
        ]
        return self._fragment(",".join(part for part in parts if part))

    def _fragment(self, text: str) -> str:
        mark = "" if "#" in self.url else "#"
        return f"{self.url}{mark}:~:text={text}"


def _escape(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
