"""
A plan: all that a chart shows, in rows with the field's names.

A row keeps its figure. The rows are the data of the chart, its table, its
``chart.csv``, its tooltips and its description: `COLUMNS` is the one list.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure, Kind
    from sitegen.model.period import Period
    from sitegen.model.quantity import Quantity

COLUMNS = (
    *("label", "panel", "series", "value", "low", "high", "unit", "qualifier"),
    *("period", "base", "growth", "status", "note", "kind", "nature"),
    *("measure", "partner", "product", "enterprise", "scope", "source", "id"),
    "doubtful",
)
"""What a row says of itself, in the order of its table."""

Cell = str | Decimal


class Role(StrEnum):
    """What a row is to the others of its panel."""

    MARK = "mark"
    WHOLE = "whole"
    """What the others are parts of."""
    TOTAL = "total"
    """What the parts of one thing come to."""
    REST = "rest"
    """What is left of a whole; there is no figure of it."""


class Row(Struct, frozen=True, kw_only=True):
    """One mark of a chart, or the whole or total of several."""

    label: str
    panel: str = ""
    series: str = ""
    quantity: Quantity
    period: Period
    figure: Figure | None = None
    """Nothing for a remainder."""
    growth: Figure | None = None
    """The growth that is told with it."""
    amount: str
    """The value with its unit, for where it is told without a picture."""
    when: str
    """The period, likewise."""
    interval: str = ""
    """What rounding leaves open, in words."""
    text: str
    """The value as it stands beside the mark; the subtitle names the unit."""
    change: str = ""
    """The growth, likewise."""
    known: str = ""
    """How the value is known, in a word; empty where it is printed."""
    is_disputed: bool = False
    """Its value is in doubt, so that it has a star."""
    is_growth_disputed: bool = False
    """Its growth is."""
    doubt: str = ""
    """What of it is in doubt, in words."""
    note: str = ""
    """What is said at the mark: that it is a target, and what content adds."""
    source: str = ""
    """The names of the articles behind it."""
    flow: int = 1
    """Its place among the measures that make a sum, from 1; 0 for that sum."""
    role: Role = Role.MARK

    @property
    def id(self) -> str:
        """The id of its figure; empty for a remainder."""
        return self.figure.id if self.figure else ""

    @property
    def name(self) -> str:
        """What it is called in its panel, for where it stands alone."""
        return ", ".join(dict.fromkeys(filter(None, (self.label, self.series))))

    @property
    def said(self) -> str:
        """All that its mark tells, in a phrase; a period that is its name only once."""
        when = "" if self.when in {self.label, self.series} else self.when
        told = (self.amount, when, self.change, self.known, self.doubt, self.note)
        phrase = ", ".join(dict.fromkeys(filter(None, told)))
        return f"{self.name}: {phrase}" if self.name else phrase

    @property
    def record(self) -> dict[str, Cell]:
        """What it says in each of `COLUMNS` in which it says something."""
        quantity, figure = self.quantity, self.figure
        span, places = quantity.interval, quantity.decimals + 2
        growth = "growth" if self.is_growth_disputed else ""
        cells: dict[str, Cell | None] = {
            "label": self.label,
            "panel": self.panel,
            "series": self.series,
            "value": quantity.number,
            "low": _outward(span.low, places, ROUND_FLOOR),
            "high": _outward(span.high, places, ROUND_CEILING),
            "unit": quantity.unit.id,
            "qualifier": quantity.qualifier,
            "period": str(self.period),
            "growth": self.growth.quantity.number if self.growth else None,
            "status": figure.status if figure else "derived",
            "doubtful": "yes" if self.is_disputed else growth,
            "note": self.note,
        }
        if figure:
            subject = figure.subject
            cells |= {
                "base": str(figure.base or ""),
                "kind": figure.kind,
                "nature": figure.nature,
                "measure": subject.measure,
                "partner": subject.partner,
                "product": subject.product,
                "enterprise": subject.enterprise,
                "scope": figure.scope,
                "source": figure.source,
                "id": figure.id,
            }
        found = ((name, cells.get(name)) for name in COLUMNS)
        return {name: cell for name, cell in found if cell is not None and cell != ""}


def _outward(end: Decimal | None, places: int, rounding: str) -> Decimal | None:
    """Round an end of an interval outwards, two digits behind those of the value."""
    if end is None:
        return None
    exponent = end.as_tuple().exponent
    is_long = isinstance(exponent, int) and -exponent > places
    return end.quantize(Decimal((0, (1,), -places)), rounding) if is_long else end


class Sort(Struct, frozen=True, kw_only=True):
    """What a kind of chart may draw; how it does, its file in `sitegen.draw` says."""

    name: str
    """As content names it."""
    says: str
    """What a description calls it."""
    means: tuple[Kind, ...]
    """The kinds of figure that it draws."""
    keys: tuple[str, ...] = ()
    """The optional fields of a chart that it knows, beside series."""
    series: tuple[int, ...] = ()
    """How many series it has room for; without a 1, it cannot do without them."""
    mixes_kinds: bool = False
    """Its figures may be of several kinds, told apart by the chart itself."""
    is_joined: bool = False
    """Its parts are drawn end to end, so that none may hold another."""
    is_within: bool = False
    """Each mark is drawn within the whole that it is a part of."""
    tells_growth: bool = False
    """Behind each level stands its growth."""
    draws_bounds: bool = True
    """It has room for the arrow of a value of which only a limit is known."""
    is_over_time: bool = False
    """Its marks stand in order of time."""
    has_zero_line: bool = True
    """Negative values have their place in it."""
    specification: str = ""
    """The Vega-Lite of a kind that the project brings along, as JSON."""

    @property
    def needs(self) -> frozenset[str]:
        """The optional fields that it cannot do without."""
        return frozenset({"series"} if self.series and 1 not in self.series else ())

    @property
    def adds_up(self) -> bool:
        """Its marks are parts of one whole, so that they may not overlap."""
        return self.is_joined or self.is_within


class Plan(Struct, frozen=True, kw_only=True):
    """Everything that a picture says; drawing it needs nothing else."""

    chart: Chart
    sort: Sort
    rows: tuple[Row, ...]
    """Panel by panel, in each the marks as they follow one another."""
    title: str
    subtitle: str
    note: str
    description: str
    """What the picture shows, in words."""
    sources: tuple[str, ...]
    """The slugs of the articles behind it, each once."""
    names: tuple[str, ...]
    """What these are called."""
    language: str = "en"
    """In which its picture speaks."""
    address: str
    """Where the chart is, or the name of the site where that has no address."""
    missing: tuple[str, ...] = ()
    """Names of things that have only some of their values."""

    @property
    def letters(self) -> str:
        """All text that its picture shows."""
        rows = (
            each
            for row in self.rows
            for each in (row.label, row.panel, row.series, row.text, row.note)
        )
        head = (self.title, self.subtitle, self.note, self.address)
        return "".join((*head, *rows, *self.names, *self.missing))

    @property
    def panels(self) -> tuple[str, ...]:
        """The names of the panels; one that is empty where there is one."""
        return tuple(dict.fromkeys(row.panel for row in self.rows))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of which the value is told, each before its growth."""
        found = {
            figure.id: figure
            for row in self.rows
            for figure in (row.figure, row.growth)
            if figure
        }
        return tuple(found.values())
