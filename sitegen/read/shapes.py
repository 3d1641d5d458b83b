"""
What may be written in content files, key by key.

These records are the reference of the format: a field without a default is a
key that must be there. They are checked by pydantic and turned at once into
the records of the model.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from pydantic import ConfigDict

from sitegen.model.chart import Order
from sitegen.model.figure import Nature
from sitegen.model.formula import Name
from sitegen.read.fields import (
    Address,
    Day,
    Factor,
    Hash,
    Id,
    Integer,
    Language,
    Paragraph,
    Seed,
    Span,
    Text,
    Value,
    Way,
)


class Shape:
    """What all shapes have in common: a key that is not listed is a fault."""

    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(frozen=True, kw_only=True)
class Link(Shape):
    """An entry of the navigation."""

    label: Text
    path: Way
    """Below the site, e.g. ``figures/``; ``.`` for the front page."""


@dataclass(frozen=True, kw_only=True)
class SettingsShape(Shape):
    """``content/site.yaml``."""

    title: Text
    description: Text
    language: Language
    edition: Day
    address: Address = ""
    repository: Address = ""
    licence: Text
    licence_url: Address
    navigation: list[Link]


@dataclass(frozen=True, kw_only=True)
class TermShape(Shape):
    """An entry of ``vocabulary/{partners,products,enterprises,scopes}.yaml``."""

    label: Text
    inline: Text = ""
    definition: Text = ""
    part_of: list[Id] = field(default_factory=list)
    overlaps: list[Id] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class MeasureShape(Shape):
    """An entry of ``vocabulary/measures.yaml``."""

    label: Text
    inline: Text = ""
    definition: Text
    part_of: list[Id] = field(default_factory=list)
    sum_of: list[Id] = field(default_factory=list)
    topic: Id
    is_stock: bool = False
    is_rate: bool = False
    partner_word: Text = "with"
    enterprise_word: Text = "of"


@dataclass(frozen=True, kw_only=True)
class UnitShape(Shape):
    """An entry of ``vocabulary/units.yaml``."""

    label: Text
    short: Text = ""
    one: Text = ""
    before: Text = ""
    currency: Text = ""
    scale: Integer = 0
    of: Text = ""
    factor: Factor = Decimal(1)
    nouns: list[Text] = field(default_factory=list)
    definition: Text = ""


@dataclass(frozen=True, kw_only=True)
class TopicShape(Shape):
    """An entry of ``vocabulary/topics.yaml``; the first one that fits a figure wins."""

    label: Text
    summary: Text
    dimension: Text = ""
    measures: list[Id] = field(default_factory=list)
    targets: bool = False


Printed = dict[Paragraph, Text]
"""Paragraph -> printed string, with <the figure> in a few words where it recurs."""


@dataclass(frozen=True, kw_only=True)
class StatementShape(Shape):
    """A value that an article states beside a figure, e.g. its growth or rank."""

    value: Value
    printed: Printed
    base: Span | None = None
    scope: Id = ""
    note: Text = ""
    doubtful: bool = False


@dataclass(frozen=True, kw_only=True)
class FigureShape(Shape):
    """An entry of ``figures`` in ``sources/<slug>.yaml``."""

    measure: Id
    partner: Id = ""
    product: Id = ""
    enterprise: Id = ""
    period: Span
    nature: Nature = Nature.ACTUAL
    value: Value | None = None
    printed: Printed | None = None
    note: Text = ""
    doubtful: bool = False
    growth: StatementShape | None = None
    share: StatementShape | None = None
    contribution: StatementShape | None = None
    difference: StatementShape | None = None
    rank: StatementShape | None = None
    equivalent: StatementShape | None = None


@dataclass(frozen=True, kw_only=True)
class SourceShape(Shape):
    """``sources/<slug>.yaml``."""

    title: Text
    name: Text
    publisher: Text
    author: Text = ""
    published: Day | None = None
    covers: Span
    url: Address
    seed: Seed
    inferred: Text = ""
    note: Text = ""
    figures: dict[Id, FigureShape]


@dataclass(frozen=True, kw_only=True)
class RecipeShape(Shape):
    """An entry of ``derived.yaml``; the subject is that of the first input."""

    formula: Name
    of: list[Text]
    measure: Id = ""
    partner: Id = ""
    product: Id = ""
    enterprise: Id = ""
    unit: Text = ""
    note: Text = ""


@dataclass(frozen=True, kw_only=True)
class ContradictionShape(Shape):
    """An entry of ``contradictions`` in ``identities.yaml``."""

    title: Text
    figures: list[Text]
    says: Text


@dataclass(frozen=True, kw_only=True)
class KnownShape(Shape):
    """``identities.yaml``."""

    acknowledged: dict[Text, Text] = field(default_factory=dict)
    """Identity, as the diagnostic names it -> how we read it."""
    contradictions: dict[Id, ContradictionShape] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ChartShape(Shape):
    """``charts/<id>.yaml``; which keys go with which kind, `sitegen.plan` tells."""

    kind: Text
    title: Text
    subtitle: Text
    figures: list[Text] = field(default_factory=list)
    query: dict[Text, Text] = field(default_factory=dict)
    order: Order = Order.WRITTEN
    panels: Text = ""
    series: Text = ""
    whole: Text = ""
    rest: Text = ""
    note: Text = ""
    annotations: dict[Text, Text] = field(default_factory=dict)
    aliases: list[Id] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class PageShape(Shape):
    """What stands between the two lines ``---`` at the top of ``pages/<id>.md``."""

    title: Text
    description: Text


Terms = dict[Id, TermShape]
Measures = dict[Id, MeasureShape]
Units = dict[Text, UnitShape]
Topics = dict[Id, TopicShape]
Recipes = dict[Id, RecipeShape]
Hashes = dict[Id, dict[Paragraph, Hash]]
"""``paragraphs.yaml``: source -> paragraph -> SHA-256 of its text."""
