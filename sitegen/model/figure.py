"""
One value: what it is about, how much, and where it stands.

`Figure` is the one record of it, from the reader of YAML to the row of a download.
It says by `STATED` what of it content states, so that the shape of an entry in
YAML follows from the record (`sitegen.read.record`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from msgspec import Struct, field

from sitegen.catalogue import mark
from sitegen.diagnostics import Location
from sitegen.model.alike import Alike
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


class Kind(StrEnum):
    """What a value says of its subject; two kinds are never one series."""

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"
    """By what amount it rose or fell, in the unit of its level."""
    SHARE = "share"
    SHIFT = "shift"
    """By how many percentage points a share rose or fell."""
    CONTRIBUTION = "contribution"
    DIFFERENCE = "difference"
    RANK = "rank"
    EQUIVALENT = "equivalent"
    YEARLY_GROWTH = "yearly-growth"
    """The growth per year that makes the growth over several; only computed."""


BASED = frozenset({Kind.GROWTH, Kind.CHANGE, Kind.SHIFT})
"""The kinds that compare a period with an earlier one, their base."""
PARTS = frozenset({Kind.SHARE, Kind.SHIFT, Kind.CONTRIBUTION})
"""The kinds that say of a part how much it is of its scope, or does to it."""
SCOPED = PARTS | {Kind.DIFFERENCE, Kind.RANK}
"""The kinds that are measured against a scope."""


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


class Stated(Struct, frozen=True):
    """How content states a field; for terms also what downloads say of it."""

    where: Said
    key: str = ""
    """Empty where it is the name of the field."""
    heading: str = ""
    meaning: str = ""


class Subject(Struct, frozen=True, kw_only=True, cache_hash=True):
    """What a figure is about; ids of the vocabulary, empty where it is about all."""

    measure: Id
    partner: Id = ""
    product: Id = ""
    enterprise: Id = ""


def term(heading: str, meaning: str) -> Stated:
    """Mark a field that says on what terms a value is stated, for downloads too."""
    return Stated(Said.TERM, "", heading, meaning)


class Derivation(Struct, frozen=True, kw_only=True):
    """A formula and the figures that went into it."""

    formula: Name
    inputs: tuple[str, ...]


class Figure(Alike, frozen=True, kw_only=True, omit_defaults=True):
    """A value with its meaning and its evidence."""

    BESIDE = ("articles", "companions", "at", "where")
    STATED: ClassVar[Mapping[str, Stated]] = {
        "period": Stated(Said.ENTRY),
        "base": Stated(Said.BESIDE),
        "scope": Stated(Said.BESIDE),
        "quantity": Stated(Said.EACH, "value"),
        "nature": Stated(Said.ENTRY),
        "adjustment": term("Adjustment", "for seasons, the calendar or both"),
        "prices": term("Prices", "current, or constant with a year"),
        "basis": term("Basis", "how trade was counted and valued"),
        "observation": term(
            "Observation", "provisional, revised, estimated or forecast"
        ),
        "index": term("Index base", "the period that is 100"),
        "per": term("Per", "by what a level is divided"),
        "window": term("Window", "fiscal year, moving twelve months, cumulated months"),
        "places": Stated(Said.EACH, "printed"),
        "is_doubtful": Stated(Said.EACH, "doubtful"),
        "called": Stated(Said.EACH),
        "note": Stated(Said.EACH),
        "vintages": Stated(Said.EACH),
    }
    """What of it content states; `sitegen.read.record` makes keys of it."""

    id: str
    kind: Kind
    subject: Subject
    period: Period
    base: Period | None = None
    """What a growth rate or a change compares with; `None` for other kinds."""
    scope: Id = ""
    """What a share, its shift, a rank, contribution or difference is measured against:
    an id of the vocabulary's scopes or measures; empty for levels and growth."""
    quantity: Quantity
    """As read, its unit has a name and nothing else; `resolve` looks it up."""
    nature: Nature = Nature.ACTUAL
    adjustment: Adjustment = Adjustment.NONE
    prices: Prices = Prices()
    basis: Basis = Basis()
    observation: Observation = Observation.NORMAL
    index: Index = Index()
    per: Per = Per.WHOLE
    window: Window = Window.CALENDAR
    status: Status = Status.REPORTED
    places: tuple[Place, ...] = ()
    """In reading order; at least one for a reported figure, none for others."""
    source: str = ""
    """The slug of the article; empty for figures that we computed."""
    articles: tuple[str, ...] = ()
    """The slugs of all articles that it rests on, each once."""
    of: str = ""
    """The entry that states it beside its level; empty for the level itself."""
    companions: Mapping[Kind, tuple[str, ...]] = field(default_factory=dict)
    """The ids of what is stated beside a level, and of its growth that is computed."""
    derivation: Derivation | None = None
    """How we computed it; `None` for a reported figure."""
    is_doubtful: bool = False
    """Its meaning depends on a reading, so that nothing is computed from it."""
    called: str = ""
    """Its name as it stands in a sentence, where the vocabulary makes a clumsy one."""
    note: Markdown = ""
    """An editor's remark that readers see."""
    vintages: tuple[Vintage, ...] = ()
    """What it was before it was corrected, as the file has it."""
    at: Location
    where: Where = field(default_factory=Where)
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
        return {name: getattr(self, name) for name in TERMS}

    @property
    def series(self) -> dict[str, Any]:
        """The same as far as they part series: what was revised is no other fact."""
        return self.terms | {"observation": self.observation.series}

    @property
    def corrected(self) -> date | None:
        """The day on which it was corrected last; `None` if it never was."""
        return max((each.until for each in self.vintages), default=None)

    @property
    def growth(self) -> str:
        """The id of its growth rate, the first where there are several, or nothing."""
        return next(iter(self.companions.get(Kind.GROWTH, ())), "")


TERMS: Mapping[str, Stated] = {
    name: each for name, each in Figure.STATED.items() if each.where is Said.TERM
}
"""The fields that say on what terms a value is stated."""
