"""
One value: what it is about, how much, and where it stands.

`Figure` is the one record of it, from the reader of YAML to the row of a download.
Its fields say by `said` where content states them, so that the shape of an entry in
YAML follows from the record (`sitegen.read.record`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from sitegen.catalogue import mark
from sitegen.diagnostics import Location
from sitegen.model.formula import Name
from sitegen.model.period import Period
from sitegen.model.place import Place
from sitegen.model.quantity import Quantity
from sitegen.model.terms import (
    Adjustment,
    Basis,
    Index,
    Observation,
    Per,
    Prices,
    Window,
)
from sitegen.model.vintage import Vintage
from sitegen.model.where import Where
from sitegen.remembered import Hashed


class Kind(StrEnum):
    """What a value says of its subject; two kinds are never one series."""

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"
    """By what amount it rose or fell, in the unit of its level."""
    SHARE = "share"
    CONTRIBUTION = "contribution"
    DIFFERENCE = "difference"
    RANK = "rank"
    EQUIVALENT = "equivalent"
    YEARLY_GROWTH = "yearly-growth"
    """The growth per year that makes the growth over several; only computed."""


BASED = frozenset({Kind.GROWTH, Kind.CHANGE})
"""The kinds that compare a period with an earlier one, their base."""


class Status(StrEnum):
    """How we know a value."""

    REPORTED = mark("reported")
    DERIVED = mark("derived")
    IMPLIED = mark("implied")


class Nature(StrEnum):
    """Whether a value happened."""

    ACTUAL = "actual"
    TARGET = "target"


Id = str
"""The id of a word of the vocabulary."""
Markdown = str
"""Prose with figure references."""


class Said(StrEnum):
    """Where the entry of a figure in YAML states a field."""

    ENTRY = "entry"
    """Once, of the level and of all that stands beside it."""
    EACH = "each"
    """Of the level, and again of each growth, share or rank beside it."""
    BESIDE = "beside"
    """Only of what stands beside a level."""
    TERM = "term"
    """Of the level and of all beside it, unless that says otherwise of itself."""


def said(where: Said, key: str = "") -> dict[str, str]:
    """Mark a field that content states under *key*, or under its own name."""
    return {"said": where, "key": key}


def term(heading: str, meaning: str) -> dict[str, str]:
    """Mark a field that says on what terms a value is stated, for downloads too."""
    return said(Said.TERM) | {"heading": heading, "help": meaning}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Hashed):
    """What a figure is about; ids of the vocabulary, empty where it is about all."""

    measure: Id
    partner: Id = ""
    product: Id = ""
    enterprise: Id = ""

    def __post_init__(self) -> None:
        own = hash((self.measure, self.partner, self.product, self.enterprise))
        object.__setattr__(self, "hashed", own)

    def __hash__(self) -> int:
        """All that compares figures looks them up by their subjects."""
        return self.hashed


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
    period: Period = field(metadata=said(Said.ENTRY))
    base: Period | None = field(default=None, metadata=said(Said.BESIDE))
    """What a growth rate or a change compares with; `None` for other kinds."""
    scope: Id = field(default="", metadata=said(Said.BESIDE))
    """What a share, rank, contribution or difference is measured against: an id of
    the vocabulary's scopes or measures; empty for levels and growth."""
    quantity: Quantity = field(metadata=said(Said.EACH, "value"))
    """As read, its unit has a name and nothing else; `resolve` looks it up."""
    nature: Nature = field(default=Nature.ACTUAL, metadata=said(Said.ENTRY))
    adjustment: Adjustment = field(
        default=Adjustment.NONE,
        metadata=term("Adjustment", "for seasons, the calendar or both"),
    )
    prices: Prices = field(
        default=Prices(),
        metadata=term("Prices", "current, or constant with a year"),
    )
    basis: Basis = field(
        default=Basis(), metadata=term("Basis", "how trade was counted and valued")
    )
    observation: Observation = field(
        default=Observation.NORMAL,
        metadata=term("Observation", "provisional, revised, estimated or forecast"),
    )
    index: Index = field(
        default=Index(), metadata=term("Index base", "the period that is 100")
    )
    per: Per = field(
        default=Per.WHOLE, metadata=term("Per", "by what a level is divided")
    )
    window: Window = field(
        default=Window.CALENDAR,
        metadata=term("Window", "fiscal year, moving twelve months, cumulated months"),
    )
    status: Status = Status.REPORTED
    places: tuple[Place, ...] = field(default=(), metadata=said(Said.EACH, "printed"))
    """In reading order; at least one for a reported figure, none for others."""
    source: str = ""
    """The slug of the article; empty for figures that we computed."""
    articles: tuple[str, ...] = field(default=(), compare=False)
    """The slugs of all articles that it rests on, each once."""
    of: str = ""
    """The entry that states it beside its level; empty for the level itself."""
    companions: Mapping[Kind, tuple[str, ...]] = field(
        default_factory=dict, compare=False
    )
    """The ids of what is stated beside a level, and of its growth that is computed."""
    derivation: Derivation | None = None
    """How we computed it; `None` for a reported figure."""
    is_doubtful: bool = field(default=False, metadata=said(Said.EACH, "doubtful"))
    """Its meaning depends on a reading, so that nothing is computed from it."""
    called: str = field(default="", metadata=said(Said.EACH))
    """Its name as it stands in a sentence, where the vocabulary makes a clumsy one."""
    note: Markdown = field(default="", metadata=said(Said.EACH))
    """An editor's remark that readers see."""
    vintages: tuple[Vintage, ...] = field(default=(), metadata=said(Said.EACH))
    """What it was before it was corrected, as the file has it."""
    at: Location = field(compare=False)
    where: Where = field(default_factory=Where, compare=False)
    """The places of its parts by key."""

    def place_of(self, key: str) -> Location:
        """Return where *key* stands, or the figure itself."""
        return self.where.get(key, self.at)

    @property
    def is_average(self) -> bool:
        """It is one thing per another, so that it has no length and is never added."""
        averages = {Name.MONTHLY, Name.RATIO}
        return self.derivation is not None and self.derivation.formula in averages

    @property
    def value_at(self) -> Location:
        """Where its value stands, or what it is computed from."""
        return self.place_of("value")

    @property
    def note_at(self) -> Location:
        """Where its note stands."""
        return self.place_of("note")

    @property
    def terms(self) -> dict[str, Any]:
        """On what terms it is stated, by field; each says itself by ``words``."""
        return {each.name: getattr(self, each.name) for each in term_fields()}

    @property
    def corrected(self) -> date | None:
        """The day on which it was corrected last; `None` if it never was."""
        return max((each.until for each in self.vintages), default=None)

    @property
    def growth(self) -> str:
        """The id of its growth rate, the first where there are several, or nothing."""
        return next(iter(self.companions.get(Kind.GROWTH, ())), "")


@cache
def term_fields() -> tuple[Field[Any], ...]:
    """Return the fields that say on what terms a value is stated."""
    return tuple(
        each for each in fields(Figure) if each.metadata.get("said") is Said.TERM
    )


def difference(one: Figure, other: Figure) -> str:
    """Say in what the terms of two figures differ, or nothing."""
    mine, its = one.terms, other.terms
    told = [
        f"{name} {str(mine[name]) or 'none'} and {str(its[name]) or 'none'}"
        for name in mine
        if mine[name] != its[name]
    ]
    return "; ".join(told)
