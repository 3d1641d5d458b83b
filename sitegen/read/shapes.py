"""
What may be written in content files, key by key.

These records are the reference of the format: a field without a default is a
key that must be there. They are checked by pydantic and turned at once into
the records of the model.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from sitegen.model.chart import Order
from sitegen.model.figure import Kind
from sitegen.model.formula import Name
from sitegen.read.addresses import Address, Folder, Home, Way
from sitegen.read.fields import (
    Day,
    Factor,
    Hash,
    Id,
    Integer,
    Paragraph,
    Text,
)
from sitegen.read.lines import Area, Days, Language, Licence, Line, Tag
from sitegen.read.record import Shape, no_list, no_mapping


@dataclass(kw_only=True, eq=False, repr=False)
class Link(Shape):
    """An entry of the navigation."""

    label: Text
    path: Way
    """Below the site, e.g. ``figures/``; ``.`` for the front page."""


@dataclass(kw_only=True, eq=False, repr=False)
class SettingsShape(Shape):
    """``content/site.yaml``."""

    title: Line
    description: Text
    language: Language
    edition: Day
    next: Day | None = None
    """When the next edition is due."""
    correction_days: Days = 90
    """How long pages tell at their top that a figure was corrected."""
    place: Line = ""
    area: Area = ""
    """The place by its code of ISO 3166, for statistical programs: DE, CN-CQ."""
    address: Home = ""
    repository: Home = ""
    translations: dict[Tag, Home] = field(default_factory=no_mapping)
    """Where the same sheet stands in other languages, by their tags."""
    maker: str = ""
    licence: Licence
    licence_url: Address
    navigation: list[Link]
    moved: dict[Folder, Way] = field(default_factory=dict)
    """Former addresses of pages, and where each is now."""


@dataclass(kw_only=True, eq=False, repr=False)
class TermShape(Shape):
    """An entry of ``vocabulary/{partners,products,enterprises,scopes}.yaml``."""

    label: Text
    inline: Text = ""
    definition: Text = ""
    synonyms: list[Text] = field(default_factory=no_list)
    """Other words by which a reader may look for it."""
    part_of: list[Id] = field(default_factory=no_list)
    overlaps: list[Id] = field(default_factory=no_list)
    aspect: Text = ""
    by: Kind = Kind.LEVEL
    is_whole: bool = True


@dataclass(kw_only=True, eq=False, repr=False)
class MeasureShape(Shape):
    """An entry of ``vocabulary/measures.yaml``."""

    label: Text
    inline: Text = ""
    definition: Text
    synonyms: list[Text] = field(default_factory=no_list)
    part_of: list[Id] = field(default_factory=no_list)
    sum_of: list[Id] = field(default_factory=no_list)
    balance_of: list[Id] = field(default_factory=no_list)
    topic: Id
    is_stock: bool = False
    is_rate: bool = False
    is_signed: bool | None = None
    surplus: Text = ""
    deficit: Text = ""
    partner_word: Text = ""
    enterprise_word: Text = ""


@dataclass(kw_only=True, eq=False, repr=False)
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
    nouns: list[Text] = field(default_factory=no_list)
    is_measured: bool | None = None
    definition: Text = ""


@dataclass(kw_only=True, eq=False, repr=False)
class TopicShape(Shape):
    """An entry of ``vocabulary/topics.yaml``; the first one that fits a figure wins."""

    label: Text
    summary: Text
    dimension: Text = ""
    measures: list[Id] = field(default_factory=no_list)
    targets: bool = False


@dataclass(kw_only=True, eq=False, repr=False)
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


@dataclass(kw_only=True, eq=False, repr=False)
class ContradictionShape(Shape):
    """An entry of ``contradictions`` in ``identities.yaml``."""

    title: Text
    figures: list[Text]
    says: Text
    doubtful: bool = False
    readings: list[Text] = field(default_factory=no_list)


@dataclass(kw_only=True, eq=False, repr=False)
class KnownShape(Shape):
    """``identities.yaml``."""

    acknowledged: dict[Text, Text] = field(default_factory=no_mapping)
    """Identity, as the diagnostic names it -> how we read it."""
    contradictions: dict[Id, ContradictionShape] = field(default_factory=no_mapping)


@dataclass(kw_only=True, eq=False, repr=False)
class ChartShape(Shape):
    """``charts/<id>.yaml``; which keys go with which kind, `sitegen.plan` tells."""

    kind: Text
    title: Text
    subtitle: Text
    figures: list[Text] = field(default_factory=no_list)
    query: dict[Text, Text] = field(default_factory=no_mapping)
    order: Order = Order.WRITTEN
    panels: Text = ""
    series: Text = ""
    whole: Text = ""
    rest: Text = ""
    note: Text = ""
    annotations: dict[Text, Text] = field(default_factory=no_mapping)
    aliases: list[Id] = field(default_factory=no_list)


@dataclass(kw_only=True, eq=False, repr=False)
class PageShape(Shape):
    """What stands between the two lines ``---`` at the top of ``pages/<id>.md``."""

    title: Text
    description: Text
    place: Text = ""


Terms = dict[Id, TermShape]
Measures = dict[Id, MeasureShape]
Units = dict[Text, UnitShape]
Topics = dict[Id, TopicShape]
Recipes = dict[Id, RecipeShape]
Hashes = dict[Id, dict[Paragraph, Hash]]
"""``paragraphs.yaml``: source -> paragraph -> SHA-256 of its text."""
