"""A chart on its way to a page: planned and drawn, what is large when asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitegen.model.chart import Chart, Look
    from sitegen.model.plan import Plan, Row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Planned:
    """A chart that may be drawn; its plan is made when somebody asks for it."""

    chart: Chart
    figures: tuple[str, ...]
    """The ids of `Plan.figures`."""
    trace: str
    """A hash of all that the plan rests on: by it what is made of the plan is known."""
    plan: Callable[[], Plan]
    """Makes it, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a page shows of a chart."""

    narrow: str
    """A complete SVG element without ids."""
    wide: str
    description: str
    """What the picture shows, in words, from the same figures."""
    rows: tuple[Row, ...]
    """Its marks with their words, in the order of the picture."""
    looks: tuple[Look, ...]
    sources: tuple[str, ...]
    """The slugs of the articles that its figures rest on."""
    missing: tuple[str, ...]
    """Names of marks that cannot be drawn because something of them is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart in its two widths, in words, and as downloads, fetched when asked for."""

    hash: str
    """Of all that a page can say of it, its downloads too."""
    figures: tuple[str, ...]
    """The figures behind the picture, in its order."""
    sizes: Mapping[str, int]
    """Name of a download, e.g. ``chart.svg`` -> its bytes."""
    files: Mapping[str, bytes] = field(compare=False)
    """The downloads by name."""
    shown: Callable[[], Shown] = field(compare=False)

    @property
    def narrow(self) -> str:
        """The picture for a narrow page."""
        return self.shown().narrow

    @property
    def wide(self) -> str:
        """The picture for a wide page."""
        return self.shown().wide

    @property
    def description(self) -> str:
        """What the picture shows, in words."""
        return self.shown().description

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its marks with their words, in the order of the picture."""
        return self.shown().rows

    @property
    def looks(self) -> tuple[Look, ...]:
        """What in it wants a word of explanation."""
        return self.shown().looks

    @property
    def sources(self) -> tuple[str, ...]:
        """The slugs of the articles behind it."""
        return self.shown().sources

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of marks that cannot be drawn."""
        return self.shown().missing

    @property
    def panels(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of each panel by its name, which is empty where there is one."""
        found: dict[str, tuple[Row, ...]] = {}
        for row in self.rows:
            found[row.panel] = (*found.get(row.panel, ()), row)
        return found
