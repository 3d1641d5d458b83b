"""One stated value: what it is about, how much, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.diagnostics import Location
    from sitegen.model.formula import Name
    from sitegen.model.period import Period
    from sitegen.model.quantity import Quantity


class Kind(StrEnum):
    """What a value says of its subject; two kinds are never one series."""

    LEVEL = "level"
    GROWTH = "growth"
    SHARE = "share"
    CONTRIBUTION = "contribution"
    DIFFERENCE = "difference"
    RANK = "rank"
    EQUIVALENT = "equivalent"
    YEARLY_GROWTH = "yearly-growth"
    """The growth per year that makes the growth over several; only computed."""


class Status(StrEnum):
    """How we know a value."""

    REPORTED = "reported"
    DERIVED = "derived"
    IMPLIED = "implied"


class Nature(StrEnum):
    """Whether a value happened."""

    ACTUAL = "actual"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a figure is about; ids of the vocabulary, empty where it is about all."""

    measure: str
    partner: str = ""
    product: str = ""
    enterprise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a figure is printed in its article."""

    paragraph: int
    """From 1, among the non-empty lines of the article's text."""
    printed: str
    """The figure as it stands there, letter by letter."""
    prefix: str = ""
    """The few words before it that tell this occurrence from others."""
    suffix: str = ""
    """The few words behind it, likewise."""
    at: Location = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A formula and the figures that went into it."""

    formula: Name
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value with its meaning and its evidence."""

    id: str
    kind: Kind
    subject: Subject
    period: Period
    base: Period | None = None
    """What a growth rate compares with; `None` for other kinds."""
    scope: str = ""
    """What a share, rank, contribution or difference is measured against: an id of
    the vocabulary's scopes or measures; empty for levels and growth."""
    quantity: Quantity
    nature: Nature = Nature.ACTUAL
    status: Status = Status.REPORTED
    places: tuple[Place, ...] = ()
    """In reading order; at least one for a reported figure, none for others."""
    source: str = ""
    """The slug of the article; empty for figures that we computed."""
    derivation: Derivation | None = None
    """How we computed it; `None` for a reported figure."""
    is_doubtful: bool = False
    """Its meaning depends on a reading, so that nothing is computed from it."""
    note: str = ""
    """An editor's remark that readers see; Markdown with figure references."""
    at: Location = field(compare=False)
    value_at: Location = field(compare=False)
    note_at: Location = field(compare=False)
