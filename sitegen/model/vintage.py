"""
Values as they stood before, since sources revise figures and we err.

A vintage is what statisticians call the data as they were known until some day. It is
never a figure of its own: it stands with the figure that took its place, says until
when it stood and why it does no more.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.catalogue import mark
from sitegen.diagnostics import Location
from sitegen.model.alike import Alike
from sitegen.model.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model.figure import Figure


class Reason(StrEnum):
    """Why another value took the place of one."""

    SOURCE = mark("source revised")
    ERROR = mark("our error")
    DEFINITION = mark("definition changed")


class Vintage(Alike, frozen=True, kw_only=True):
    """An earlier value of a figure."""

    BESIDE = ("value_at", "until_at", "note_at")

    quantity: Quantity
    """As read, its unit has a name and nothing else; `resolve` looks it up."""
    until: date
    """The day on which another value took its place; the first day without it."""
    reason: Reason
    note: str = ""
    """What more there is to say of it; Markdown."""
    value_at: Location
    until_at: Location
    note_at: Location


class Correction(Struct, frozen=True, kw_only=True):
    """One value of a figure that took the place of another."""

    figure: Figure
    """With the value that it has now."""
    vintage: Vintage
    """What it was before."""
    after: Quantity
    """What it became; that has been replaced since, where there is a later one."""

    @property
    def anchor(self) -> str:
        """Where the list of all corrections tells of it."""
        return f"{self.figure.id}-{self.vintage.until}"


def corrections(figures: Iterable[Figure]) -> tuple[Correction, ...]:
    """Return every correction, the newest first; those of one day as figures stand."""
    corrected = (figure for figure in figures if figure.vintages)
    found = [each for figure in corrected for each in corrections_of(figure)]
    return tuple(sorted(found, key=lambda each: each.vintage.until, reverse=True))


def corrections_of(figure: Figure) -> tuple[Correction, ...]:
    """Return the corrections of one figure, the newest first."""
    found, after = [], figure.quantity
    for vintage in sorted(figure.vintages, key=lambda one: one.until, reverse=True):
        found.append(Correction(figure=figure, vintage=vintage, after=after))
        after = vintage.quantity
    return tuple(found)
