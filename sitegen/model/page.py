"""A page in Markdown, and the references to figures that its prose may hold."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import field

from sitegen.diagnostics import Location
from sitegen.model.alike import Alike


class Form(StrEnum):
    """What of a figure a reference shows; named behind a bar, ``{id|period}``."""

    LEVEL = "level"
    """Number and unit with their bound: "over 60%"; the form of a bare ``{id}``."""
    NUMBER = "number"
    UNIT = "unit"
    PERIOD = "period"
    GROWTH = "growth"
    """The growth rate stated with the figure: "12%"."""
    CHANGE = "change"
    """The same with its direction: "up 12%"."""
    ROUNDED = "rounded"
    """As a writer rounds: "about 60%"; to another number behind it, if need be."""
    BALANCE = "balance"
    """Of what can be negative, by its side: "a deficit of 12.4 billion euros"."""
    BASE = "base"
    """What the growth rate compares with: "2020"."""

    @property
    def is_value(self) -> bool:
        """Whether it shows a value, with evidence, and no mere time or unit."""
        return self not in {Form.UNIT, Form.PERIOD, Form.BASE}


class Page(Alike, frozen=True, kw_only=True):
    """A page written by hand."""

    BESIDE = ("at", "where")

    path: str
    """Its address below the site, e.g. ``about/``; empty for the front page."""
    title: str
    description: str
    place: str = ""
    """Of which place it speaks; empty where what it says holds for any sheet."""
    text: str
    """Markdown, as in the file."""
    first_line: int
    """The line of the file at which the text begins."""
    at: Location
    where: Mapping[str, Location] = field(default_factory=dict)
    """The places of title, description and place."""

    def place_of(self, key: str) -> Location:
        """Return where *key* stands, or the page itself."""
        return self.where.get(key, self.at)
