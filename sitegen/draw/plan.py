"""What a chart shows once its figures are proved: rows of plain numbers and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model.chart import Finish

if TYPE_CHECKING:
    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.quantity import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One mark."""

    id: str
    """The figure; empty for a remainder."""
    label: str
    value: float
    low: float | None
    """The interval; `None` is a side without a limit."""
    high: float | None
    text: str
    """The value as it stands beside the mark."""
    group: str = ""
    """The panel or series of the mark, for where it is told alone."""
    detail: str = ""
    """Behind the value, e.g. the growth rate; may be empty."""
    remark: str = ""
    """What is said at it: that it is a target, and what content adds."""
    finish: Finish = Finish.SOLID
    is_bound: bool = False
    """Only a limit of the value is known; the side without one is `None`."""
    shape: str = "circle"
    """Of the dot that stands for it."""
    depth: int = 0
    """How many other rows of the chart contain this one."""

    @property
    def tip(self) -> str:
        """What the live view says of the mark."""
        what = ", ".join(part for part in (self.label, self.group) if part)
        name = ": ".join(part for part in (what, self.text) if part)
        return f"{name}, {self.detail}" if self.detail else name


@dataclass(frozen=True, slots=True)
class Series:
    """Marks of one look: all are alike in what makes them comparable."""

    label: str
    rows: tuple[Row, ...]
    """A row for each thing, in the same order in every series."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Marks that are compared with one another."""

    label: str
    """Empty where there is only one panel."""
    rows: tuple[Row, ...]
    series: tuple[Series, ...] = ()
    """For kinds that set two figures of one thing side by side."""
    whole: Row | None = None
    totals: tuple[Row | None, ...] = ()
    """What each thing comes to over all series, where they add up and it is known."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a whole when its parts are taken away."""

    label: str
    quantity: Quantity
    period: Period


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a kind needs to lay a chart out."""

    chart: Chart
    figures: tuple[Figure, ...]
    """Every figure that has a mark, behind the whole and the totals."""
    panels: tuple[Panel, ...]
    shown: tuple[Figure, ...] = ()
    """Every figure of which the value stands in the picture."""
    rests: tuple[Rest, ...] = ()
    missing: tuple[str, ...] = ()
    """Names of things that have only some of their values."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every mark."""
        return tuple(row for panel in self.panels for row in panel.rows)
