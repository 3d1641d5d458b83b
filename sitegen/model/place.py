"""Where a source prints a figure: in a paragraph, or in a cell of a table."""

from __future__ import annotations

import re
from typing import Self

from msgspec import Struct

from sitegen.diagnostics import Location
from sitegen.model.alike import Alike

_SPOT = re.compile(
    r"([1-9][0-9]{0,4})|table ([1-9][0-9]{0,3})(?: page ([1-9][0-9]{0,4}))?"
)


class Spot(Struct, frozen=True, kw_only=True, order=True):
    """The part of a source: a paragraph or a table, each counted from 1."""

    table: int = 0
    """0 in a paragraph."""
    paragraph: int = 0
    """0 in a table."""
    page: int = 0
    """Of the PDF, where a table says it; 0 where none is said."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``4``, ``table 2`` or ``table 2 page 3``; raises `ValueError`."""
        match = _SPOT.fullmatch(text)
        if not match:
            message = (
                f"{text!r} is no paragraph; count the non-empty lines from 1, or write "
                "table 2, with page 3 behind it in a PDF"
            )
            raise ValueError(message)
        paragraph, table, page = (int(each or 0) for each in match.groups())
        return cls(paragraph=paragraph, table=table, page=page)

    def __str__(self) -> str:
        """Return it as it is written in YAML."""
        page = f" page {self.page}" if self.page else ""
        return f"table {self.table}{page}" if self.table else str(self.paragraph)

    @property
    def anchor(self) -> str:
        """The name of the part on the page of its source."""
        return f"table-{self.table}" if self.table else f"p{self.paragraph}"


class Cell(Struct, frozen=True, kw_only=True):
    """What leads to a cell, and what says its unit."""

    row: str
    """The first cell of its row."""
    column: str
    """The head of its column."""
    unit: str = ""
    """The unit as the caption or a head prints it; empty if it is in the cell."""


class Place(Alike, frozen=True, kw_only=True):
    """Where a figure is printed in its article."""

    BESIDE = ("at",)

    paragraph: int
    """From 1, among the non-empty lines of the article's text; 0 in a table."""
    printed: str
    """The figure as it stands there, letter by letter."""
    prefix: str = ""
    """The few words before it that tell this occurrence from others."""
    suffix: str = ""
    """The few words behind it, likewise."""
    table: int = 0
    """From 1, among the tables of the article's text; 0 in a paragraph."""
    page: int = 0
    """Of the PDF on which the table stands; 0 where none is said."""
    cell: Cell | None = None
    """`None` in a paragraph."""
    at: Location

    @property
    def spot(self) -> Spot:
        """The paragraph or the table; places of one spot are listed together."""
        return Spot(paragraph=self.paragraph, table=self.table, page=self.page)
