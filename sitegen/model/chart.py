"""A chart as declared, and as drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.diagnostics import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a chart says and the figures that it draws."""

    id: str
    kind: str
    title: str
    """The finding, with its numbers as figure references."""
    subtitle: str
    """Measure, unit and period."""
    figures: tuple[str, ...]
    note: str = ""
    at: Location = field(compare=False)
    places: Mapping[str, Location] = field(compare=False)
    """Where each field and each drawn figure stands, by its name or id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart in its two widths; complete SVG elements without ids."""

    narrow: str
    wide: str
    description: str
    """What the picture shows, in words, from the same figures."""
