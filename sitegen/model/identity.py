"""What should hold between figures, and whether it does."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.diagnostics import Location
from sitegen.model.alike import Alike
from sitegen.remembered import remembered

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Interval


class Outcome(StrEnum):
    """How an identity comes out."""

    HOLDS = "holds"
    WIDER = "holds in a wider reading"
    """Only if a rate printed without decimals was rounded to a whole number, or
    "over" and "nearly" are mere limits."""
    BROKEN = "broken"


class Computed(Struct, frozen=True):
    """A value that an identity computes, beside the ones that are printed."""

    low: str
    high: str
    unit: str


Words = tuple["str | Figure | Computed", ...]
"""A sentence whose numbers are figures or computed values, never plain text."""


class Identity(Alike, frozen=True, kw_only=True, dict=True):
    """One thing that should hold, with its arithmetic."""

    BESIDE = ("explained_at",)

    rule: str
    """The name of the check that found it."""
    figures: tuple[Figure, ...]
    """Every figure that takes part; the stated one first."""
    is_equality: bool
    """Corroborates its figures, rather than only limiting them."""
    words: Words
    outcome: Outcome
    explanation: str = ""
    """How the content reads a broken one; Markdown."""
    explained_at: Location | None = None

    @cached_property
    def id(self) -> str:
        """
        Return the id, as acknowledgements name it: rule, figures and their values.

        An explanation is of these values only, and lapses with each of them.
        """
        return " ".join((self.rule, *dict.fromkeys(map(told, self.figures))))


class Contradiction(Alike, frozen=True, kw_only=True):
    """What articles say against themselves or each other, or is easily misread."""

    BESIDE = ("at", "title_at", "words_at")

    id: str
    title: str
    """What it is, in a few words; plain text."""
    figures: tuple[str, ...]
    words: str
    """What the articles say, and how we read it; Markdown."""
    is_doubt: bool = False
    """Its figures are in doubt; else it only keeps a reader from misreading them."""
    readings: tuple[str, ...] = ()
    """What the articles may mean, ours first; Markdown. A doubt has at least two."""
    at: Location
    title_at: Location
    words_at: Location


class Known(Struct, frozen=True, kw_only=True):
    """What ``identities.yaml`` knows of the articles."""

    acknowledged: Mapping[str, tuple[str, Location]]
    """Explanation and place by id of a broken identity."""
    contradictions: tuple[Contradiction, ...]


@remembered
def doubted(known: Known) -> frozenset[str]:
    """Return the ids of the figures that articles contradict themselves about."""
    doubts = (each for each in known.contradictions if each.is_doubt)
    return frozenset(name for each in doubts for name in each.figures)


def told(figure: Figure) -> str:
    """Return a figure with its value, as diagnostics name it."""
    quantity = figure.quantity
    is_bounded = quantity.qualifier and not quantity.ends
    bound = f"{quantity.qualifier} " if is_bounded else ""
    return f"{figure.id} ({bound}{quantity.plain} {quantity.unit.id})"


def sentence(text: str, *parts: str | Figure | Computed | Words) -> Words:
    """Return *text* with its ``{0}``, ``{1}`` … filled, the parts kept as they are."""
    words: list[str | Figure | Computed] = []
    first, *others = text.split("{")
    for place, _, gap in (each.partition("}") for each in others):
        part = parts[int(place)]
        words += [*(part if isinstance(part, tuple) else (part,)), gap]
    return tuple(word for word in (first, *words) if word != "")


def outcome(computed: Interval, strict: Interval, wide: Interval) -> Outcome:
    """Compare a computed interval with the two readings of a stated value."""
    if computed.meets(strict):
        return Outcome.HOLDS
    return Outcome.WIDER if computed.meets(wide) else Outcome.BROKEN
