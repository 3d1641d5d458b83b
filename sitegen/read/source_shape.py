"""What may be written at the top of ``content/sources/<slug>.yaml``, key by key."""

from dataclasses import dataclass, field

from sitegen.model.source import SourceKind
from sitegen.model.terms import GrowthBase
from sitegen.read.addresses import Address, Page, TextFile
from sitegen.read.fields import Day, Id, Paragraph, Span, Text, Texts
from sitegen.read.lines import Line, Tag
from sitegen.read.record import FigureShape, Shape, no_list, no_mapping


@dataclass(kw_only=True, eq=False, repr=False)
class NameShape(Shape):
    """An entry of ``author``: a whole name, an organisation, or a name in parts."""

    name: Line = ""
    organisation: Line = ""
    family: Line = ""
    given: Line = ""
    suffix: Line = ""


@dataclass(kw_only=True, eq=False, repr=False)
class SourceShape(Shape):
    """``sources/<slug>.yaml``."""

    kind: SourceKind = SourceKind.ARTICLE
    title: Line
    untitled: bool = False
    """The source has no title; ``title`` describes it in our words."""
    name: Line
    short: Line = ""
    publisher: Line
    author: list[NameShape] = field(default_factory=no_list)
    """Written as a name, or as a list of names."""
    published: Day | None = None
    covers: Span
    url: Page
    archived: Address = ""
    pdf: Page = ""
    pdf_page: Paragraph | None = None
    language: Tag = ""
    text: TextFile = ""
    """The file that `verify` reads; ``<slug>.txt`` if the key is left out."""
    inferred: Text = ""
    note: Text = ""
    growth_base: GrowthBase | None = None
    """With what growth rates compare that name no base."""
    no_figure: dict[Paragraph, Texts] = field(default_factory=no_mapping)
    """Paragraph -> words of numbers that are none, so that `verify` lists them not."""
    figures: dict[Id, FigureShape]
