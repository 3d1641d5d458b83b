"""A chart as declared."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import field

from sitegen.catalogue import mark
from sitegen.diagnostics import Location
from sitegen.model.alike import Alike


class Order(StrEnum):
    """In which order marks stand."""

    WRITTEN = "as written"
    VALUE = "by value"


class Look(StrEnum):
    """What in a picture wants a word of explanation beside it."""

    INTERVAL = "interval"
    """A thin line: what rounding leaves open."""
    BOUND = "bound"
    """An arrow: only a limit of the value is known."""
    BREAK = "break"
    """Two strokes: time without figures, cut short."""
    DOUBT = "doubt"
    """A star: in doubt."""

    @property
    def meaning(self) -> str:
        """What it says, for where it is shown beside."""
        return _MEANT[self]

    @property
    def said(self) -> str:
        """What it looks like and says, in a sentence."""
        return _SAID[self]


_MEANT = {
    Look.INTERVAL: mark("what rounding leaves open"),
    Look.BOUND: mark("only a limit is known"),
    Look.BREAK: mark("time without figures, cut short"),
    Look.DOUBT: mark("in doubt"),
}


_SAID = {
    Look.INTERVAL: mark("Thin line: what rounding leaves open."),
    Look.BOUND: mark("Arrow: only a limit is known."),
    Look.BREAK: mark("Two strokes: time without figures, cut short."),
    Look.DOUBT: mark("Star: in doubt."),
}


class Chart(Alike, frozen=True, kw_only=True):
    """What a chart says and the figures that it draws."""

    BESIDE = ("at", "places")

    id: str
    kind: str
    title: str
    """The finding, with its numbers as figure references."""
    subtitle: str
    """Measure, unit and period."""
    figures: tuple[str, ...]
    """As named; empty where a query finds them."""
    query: Mapping[str, str] = field(default_factory=dict)
    """Key of a figure -> what it must be, ``any`` for anything but nothing."""
    order: Order = Order.WRITTEN
    panels: str = ""
    """What divides the marks into panels: a dimension, ``measure`` or ``period``."""
    series: str = ""
    """What tells apart the marks that stand side by side for one thing."""
    whole: str = ""
    """The figure that the others are parts of."""
    rest: str = ""
    """What the remainder of the whole is called."""
    note: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict)
    """Figure -> a few words at its mark."""
    aliases: tuple[str, ...] = ()
    """Ids of charts that it took the place of; their addresses lead to it."""
    at: Location
    places: Mapping[str, Location]
    """Where each field and each drawn figure stands, by its name or id."""

    @property
    def references(self) -> tuple[tuple[str, Location], ...]:
        """Every figure that it names, and where."""
        drawn = [(name, self.place(name)) for name in self.figures]
        beside = [
            (name, self.place(f"annotations.{name}")) for name in self.annotations
        ]
        whole = [(self.whole, self.place("whole"))] if self.whole else []
        return (*drawn, *whole, *beside)

    def place(self, *names: str) -> Location:
        """Return where the first of *names* stands that has a place."""
        found = (self.places[name] for name in names if name in self.places)
        return next(found, self.at)
