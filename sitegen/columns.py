"""The one list of columns, of which every download and their description are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import names, prose, words
from sitegen.cells import amount
from sitegen.model.figure import TERMS, Kind, Nature, Status
from sitegen.model.quantity import Qualifier
from sitegen.model.source import SourceKind
from sitegen.model.table import ADDRESS, DATE, INTEGER, NUMBER, TEXT, Column, Table
from sitegen.model.vintage import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.model.figure import Figure
    from sitegen.model.place import Place
    from sitegen.model.site import Site
    from sitegen.model.source import Source
    from sitegen.model.vintage import Correction

BETWEEN = "; "
"""Between several values in one cell."""


def _subject(key: str) -> Callable[[Figure, Site], str]:
    return lambda figure, _site: getattr(figure.subject, key)


def _amount(key: str) -> Callable[[Figure, Site], str]:
    return lambda figure, _site: amount(figure.quantity)[key]


def term(name: str) -> Callable[[Figure, Site], object]:
    """Return what gives one of the terms, or nothing where a source says nothing."""

    def get(figure: Figure, _site: Site) -> object:
        value = getattr(figure, name)
        return value if value.words else ""

    return get


def _remarks(figure: Figure, site: Site) -> str:
    note = prose.plain(figure.note, site)
    return " ".join(filter(None, (note, *names.cautions(figure, site))))


def _link(figure: Figure, site: Site) -> str:
    source = site.sources.get(figure.source)
    return source.deep_link(figure.places[0]) if source else ""


def _paragraphs(figure: Figure, _site: Site) -> str:
    return BETWEEN.join(str(place.spot) for place in figure.places)


def _printed(figure: Figure, _site: Site) -> str:
    return BETWEEN.join(dict.fromkeys(place.printed for place in figure.places))


FIGURES = Table(
    name="figures",
    title="Figures: a row for each value, growth rates and shares on rows of their own",
    key=("id",),
    foreign=(("source", "sources"),),
    things=lambda site: site.figures.values(),
    columns=(
        Column("id", TEXT, "Name and address of the figure", lambda f, _: f.id,
               is_required=True),
        Column("source", TEXT, "The source that prints it; empty if we computed it",
               lambda f, _: f.source),
        Column("paragraph", TEXT, "The paragraph or table", _paragraphs),
        Column("printed", TEXT, "How it stands there, letter by letter", _printed),
        Column("value", NUMBER, "Its digits, in the unit of its row; empty where only "
               "the sign or a range is known", _amount("value")),
        Column("unit", TEXT, "What the value counts, with its scale",
               lambda f, _: f.quantity.unit.id, is_required=True),
        Column("measure", TEXT, "What is measured", _subject("measure"),
               is_required=True),
        Column("period", TEXT, "When: 2025, 2025-H1, 2025-Q1..Q3, at-2024-12-31",
               lambda f, _: f.period, is_required=True),
        Column("partner", TEXT, "With whom; empty for all", _subject("partner")),
        Column("product", TEXT, "Of what; empty for all", _subject("product")),
        Column("enterprise", TEXT, "By which enterprises; empty for all",
               _subject("enterprise")),
        Column("base", TEXT, "The period with which a growth, change or shift compares",
               lambda f, _: f.base or ""),
        Column("qualifier", TEXT, "How the value bounds what it stands for",
               lambda f, _: f.quantity.qualifier or "", tuple(Qualifier)),
        Column("status", TEXT, "Printed by a source, computed from printed values, or "
               "computed through a rounded rate", lambda f, _: f.status, tuple(Status),
               is_required=True),
        Column("note", TEXT, "What to know before using it", _remarks),
        Column("url", ADDRESS, "The source, opened at the place", _link),
        Column("kind", TEXT, "What the value says of its subject", lambda f, _: f.kind,
               tuple(Kind), is_required=True),
        Column("scope", TEXT, "What a share, shift, contribution, difference or rank "
               "is measured against", lambda f, _: f.scope),
        Column("nature", TEXT, "Whether it happened", lambda f, _: f.nature,
               tuple(Nature), is_required=True),
        Column("decimals", INTEGER, "How many decimals are exact; negative where zeros "
               "stand for rounding", lambda f, _: f.quantity.decimals),
        Column("label", TEXT, "What it is called",
               lambda f, site: names.title(f, site.vocabulary)),
        Column("doubtful", TEXT, "yes, where its meaning depends on a reading",
               lambda f, _: "yes" if f.is_doubtful else "", ("yes",)),
        Column("low", NUMBER, "The least that its digits can stand for",
               _amount("low")),
        Column("high", NUMBER, "The most that its digits can stand for",
               _amount("high")),
        *(
            Column(name, TEXT, each.meaning, term(name))
            for name, each in TERMS.items()
        ),
        Column("obs_status", TEXT, "The code of SDMX", lambda f, _: f.observation.code),
        Column("corrected", DATE, "The day on which another value took its place last; "
               "what it was before is in vintages.csv", lambda f, _: f.corrected or ""),
    ),
)  # fmt: skip

Printed = tuple["Figure", "Place"]


def _places(site: Site) -> list[Printed]:
    return [(each, place) for each in site.figures.values() for place in each.places]


def _place_link(printed: Printed, site: Site) -> str:
    figure, place = printed
    return site.sources[figure.source].deep_link(place)


PLACES = Table(
    name="places",
    title="Places: a row for each place at which a source prints a figure",
    key=("figure", "source", "place", "printed", "prefix"),
    foreign=(("figure", "figures"), ("source", "sources")),
    things=_places,
    columns=(
        Column("figure", TEXT, "The figure", lambda p, _: p[0].id, is_required=True),
        Column("source", TEXT, "The source", lambda p, _: p[0].source,
               is_required=True),
        Column("paragraph", INTEGER, "From 1, among the lines of its text that are not "
               "empty; empty in a table", lambda p, _: p[1].paragraph or ""),
        Column("printed", TEXT, "The figure as it stands there, letter by letter",
               lambda p, _: p[1].printed, is_required=True),
        Column("prefix", TEXT, "Words before it that tell this place from others",
               lambda p, _: p[1].prefix),
        Column("suffix", TEXT, "Words behind it, likewise", lambda p, _: p[1].suffix),
        Column("url", ADDRESS, "The source, opened at the place", _place_link),
        Column("place", TEXT, "Where it stands, in words",
               lambda p, site: words.place(p[1], site.settings.language),
               is_required=True),
    ),
)  # fmt: skip


def _source_note(source: Source, site: Site) -> str:
    return prose.plain(f"{source.inferred} {source.note}".strip(), site)


SOURCES = Table(
    name="sources",
    title="Sources: a row for each article, release, report, table or speech",
    key=("source",),
    things=lambda site: site.sources.values(),
    columns=(
        Column("source", TEXT, "Name and address of the source", lambda s, _: s.slug,
               is_required=True),
        Column("seed", TEXT, "The file of its text, which is no part of the project",
               lambda s, _: s.text),
        Column("title", TEXT, "What it is called", lambda s, _: s.title,
               is_required=True),
        Column("publisher", TEXT, "Who published it", lambda s, _: s.publisher,
               is_required=True),
        Column("author", TEXT, "Who wrote it; several are parted by semicolons",
               lambda s, _: BETWEEN.join(author.full for author in s.authors)),
        Column("published", DATE, "The day; empty where none is known",
               lambda s, _: s.published or ""),
        Column("covers", TEXT, "The period that it is about", lambda s, _: s.covers),
        Column("url", ADDRESS, "Its page", lambda s, _: s.url, is_required=True),
        Column("note", TEXT, "What we inferred, and what to know before using it",
               _source_note),
        Column("kind", TEXT, "What it is", lambda s, _: s.kind, tuple(SourceKind),
               is_required=True),
        Column("language", TEXT, "Of its text, as in BCP 47; empty for that of the "
               "sheet", lambda s, _: s.language),
        Column("archived", ADDRESS, "A copy that an archive keeps",
               lambda s, _: s.archived),
        Column("pdf", ADDRESS, "The source as a PDF, at its page",
               lambda s, _: s.pdf_link),
        Column("untitled", TEXT, "yes, where the title is ours",
               lambda s, _: "yes" if s.is_untitled else "", ("yes",)),
    ),
)  # fmt: skip


def _was(key: str) -> Callable[[Correction, Site], str]:
    return lambda c, _site: amount(c.vintage.quantity)[key]


VINTAGES = Table(
    name="vintages",
    title="Vintages: a row for each earlier value of a figure, the newest first",
    key=("figure", "until"),
    foreign=(("figure", "figures"),),
    things=lambda site: site.corrections,
    columns=(
        Column("figure", TEXT, "The figure, in its own table with the value of now",
               lambda c, _: c.figure.id, is_required=True),
        Column("until", DATE, "The day on which another value took its place",
               lambda c, _: c.vintage.until, is_required=True),
        Column("reason", TEXT, "Why", lambda c, _: c.vintage.reason, tuple(Reason),
               is_required=True),
        Column("value", NUMBER, "What stood there before, as in figures.csv",
               _was("value")),
        Column("unit", TEXT, "What it counts", lambda c, _: c.vintage.quantity.unit.id,
               is_required=True),
        Column("qualifier", TEXT, "How it bounded what it stood for",
               lambda c, _: c.vintage.quantity.qualifier or "", tuple(Qualifier)),
        Column("low", NUMBER, "The least that it could stand for", _was("low")),
        Column("high", NUMBER, "The most that it could stand for", _was("high")),
        Column("note", TEXT, "What more there is to say",
               lambda c, site: prose.plain(c.vintage.note, site)),
    ),
)  # fmt: skip

TABLES = (FIGURES, PLACES, SOURCES, VINTAGES)
