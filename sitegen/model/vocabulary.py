"""The words of a fact sheet: labels, definitions and how they combine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.diagnostics import Location
    from sitegen.model.quantity import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A partner, product, enterprise (type) or scope."""

    id: str
    label: str
    """In tables and headings, e.g. "Laptops"."""
    inline: str
    """Inside a phrase, e.g. "laptops"."""
    definition: str
    """For the glossary; Markdown."""
    part_of: tuple[str, ...] = ()
    """Terms of the same kind that wholly contain this one."""
    overlaps: tuple[str, ...] = ()
    """Terms that share members with this one, so that they are never added up."""
    at: Location = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is measured, e.g. exports."""

    id: str
    label: str
    inline: str
    definition: str
    topic: str
    """The topic of figures that no topic claims by their dimension."""
    is_stock: bool = False
    """Counted at an instant rather than over a period."""
    is_rate: bool = False
    """Its levels are percentages by nature, e.g. a reduction by 60 %."""
    partner_word: str = "with"
    """Between the measure and a partner: trade *with*, exports *to*."""
    enterprise_word: str = "of"
    """Between the measure and an enterprise: trade *of* private enterprises."""
    at: Location = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A page that gathers figures by what they are about."""

    id: str
    label: str
    summary: str
    dimension: str = ""
    """``partner``, ``product`` or ``enterprise``: claims figures that have one."""
    measures: tuple[str, ...] = ()
    """With a dimension: only figures of these measures are claimed by it."""
    at: Location = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every word that figures may use, by id, in the order of the files."""

    measures: Mapping[str, Measure]
    units: Mapping[str, Unit]
    partners: Mapping[str, Term]
    products: Mapping[str, Term]
    enterprises: Mapping[str, Term]
    scopes: Mapping[str, Term]
    topics: Mapping[str, Topic]
