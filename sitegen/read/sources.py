"""``content/sources/<slug>.yaml`` -> a Source and the figures read in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from sitegen.model.figure import BASED, Figure, Kind, Said, Subject
from sitegen.model.place import Cell, Place
from sitegen.model.source import Source
from sitegen.model.terms import GrowthBase
from sitegen.model.where import Where
from sitegen.read.authors import authors_of, with_names
from sitegen.read.nodes import Mapping, find
from sitegen.read.record import BESIDES, DIMENSIONS, stated
from sitegen.read.source_shape import SourceShape
from sitegen.read.validate import keys, validate, where
from sitegen.read.vintages import read_vintages

if TYPE_CHECKING:
    from collections import abc
    from collections.abc import Iterator

    from sitegen.diagnostics import Location, Report
    from sitegen.model.period import Period
    from sitegen.model.place import Spot
    from sitegen.read.nodes import Node
    from sitegen.read.record import FigureShape


def read_sources(
    files: abc.Mapping[str, Node], report: Report
) -> list[tuple[Source, tuple[Figure, ...]]]:
    """Return each article with its figures, in order of the slugs."""
    found = []
    for slug, node in files.items():
        _rename(node, report)
        with_names(node)
        shape = validate(SourceShape, node, report)
        if shape is None:
            continue
        entries = find(node, ["figures"])
        figures = tuple(
            each
            for name, part in shape.figures.items()
            for each in _Entry(
                *(slug, name, part, find(entries, [name]), keys(entries)[name]),
                shape.growth_base,
            ).figures(report)
        )
        source = _source(slug, shape, node)
        authors = authors_of(shape.author, node, report)
        found.append((replace(source, authors=authors), figures))
    return found


RENAMED = {"seed": "text"}
"""What keys of older content are called now."""


def _rename(node: Node, report: Report) -> None:
    """Give the keys of older content their names of now, and say so."""
    for old, new in RENAMED.items():
        at = keys(node).get(old)
        if at is None or not isinstance(node, Mapping) or new in node.items:
            continue
        report.remark("key-renamed", at, f"{old!r} is called {new!r} now; rename it")
        node.items[new], node.keys[new] = node.items.pop(old), node.keys.pop(old)


def _source(slug: str, shape: SourceShape, node: Node) -> Source:
    return Source(
        slug=slug,
        kind=shape.kind,
        title=shape.title,
        is_untitled=shape.untitled,
        name=shape.name,
        short=shape.short,
        publisher=shape.publisher,
        published=shape.published,
        covers=shape.covers,
        url=shape.url,
        archived=shape.archived,
        pdf=shape.pdf,
        pdf_page=shape.pdf_page,
        language=shape.language,
        text=shape.text or f"{slug}.txt",
        inferred=shape.inferred,
        note=shape.note,
        no_figure=tuple(_marks(shape, find(node, ["no_figure"]))),
        at=node.at,
        where=where(node),
    )


def _marks(shape: SourceShape, node: Node) -> Iterator[Place]:
    """Yield the words that are marked as no figure, each where it is marked."""
    for paragraph, words in shape.no_figure.items():
        for number, each in enumerate(words):
            at = find(node, [str(paragraph), number]).at
            yield Place(paragraph=paragraph, printed=each, at=at)


class _Entry(Struct, frozen=True):
    """What is stated under one id: a level, and what stands beside it."""

    slug: str
    name: str
    shape: FigureShape
    node: Node
    at: Location
    growth_base: GrowthBase | None

    def figures(self, report: Report) -> Iterator[Figure]:
        """Yield the level, where the entry has one, and what stands beside it."""
        shape, node = self.shape, self.node
        if (shape.value is None) != (shape.printed is None):
            missing = "value" if shape.value is None else "printed"
            report.error("key-missing", node.at, f"key {missing!r} is missing; add it")
        beside = {kind: getattr(shape, kind) or [] for kind in BESIDES}
        has_level = shape.value is not None and shape.printed is not None
        if has_level:
            yield self._figure(Kind.LEVEL, shape, node, report)
        for kind, parts in beside.items():
            inner = find(node, [kind.value])
            for place, part in enumerate(parts):
                at = find(inner, [place])
                yield self._beside(kind, part, at, report, is_first=not place)
        if not (shape.value or shape.printed or any(beside.values())):
            message = f"{self.name!r} states nothing; add a value, a growth or a share"
            report.error("figure-empty", node.at, message)
        if not has_level and shape.note:
            message = "this note belongs to no value; put it into the growth or share"
            report.error("figure-empty", where(node)["note"], message)

    def _beside(
        self, kind: Kind, part: Any, node: Node, report: Report, *, is_first: bool
    ) -> Figure:
        """Return what stands beside a level; a second growth is told by its base."""
        figure = self._figure(kind, part, node, report)
        base = figure.base
        if kind in BASED and base is None:
            has_one = self.growth_base or not figure.period.has_two_bases
            one = (self.growth_base or GrowthBase.YEAR).of(figure.period)
            base = one if has_one else None
        name = f"{self.name}.{kind}" if is_first else _named(self.name, figure, base)
        at = keys(self.node)[kind.value] if is_first else node.at
        return replace(figure, id=name, of=self.name, base=base, at=at)

    def _figure(self, kind: Kind, part: Any, node: Node, report: Report) -> Figure:
        """Return the record of *part* of the entry, which stands at *node*."""
        besides = () if part is self.shape else (Said.BESIDE,)
        said = {
            **_values(self.shape, Said.ENTRY, Said.TERM),
            **{key: each for key, each in _values(part, Said.TERM).items() if each},
            **_values(part, Said.EACH, *besides),
            "places": _places(part.printed, find(node, ["printed"]), report),
            "vintages": read_vintages(part.vintages, find(node, ["vintages"])),
        }
        return Figure(
            id=self.name,
            kind=kind,
            subject=Subject(**{key: getattr(self.shape, key) for key in DIMENSIONS}),
            source=self.slug,
            articles=(self.slug,),
            at=self.at if part is self.shape else node.at,
            where=Where(where(self.node) | where(node)),
            **said,
        )


def _named(name: str, figure: Figure, base: Period | None) -> str:
    """
    Return the id of a second figure of a kind beside a level.

    It is told by its scope, and by its base where that is not the year before; without
    a scope by its base. A contribution may be stated in points as well.
    """
    is_usual = figure.scope and base == figure.period.year_before
    in_points = figure.kind is Kind.CONTRIBUTION and figure.quantity.unit.id == "pp"
    told = [figure.scope, "" if base is None or is_usual else base.slug]
    told += ["points"] if in_points else []
    return f"{name}.{figure.kind}-{'-'.join(filter(None, told))}"


def _values(shape: Any, *parts: Said) -> dict[str, Any]:  # of any type of a field
    """Return what is stated of the fields of the record, by their names."""
    return {each.name: getattr(shape, key) for each, key in stated(*parts)}


CELL_PARTS = (3, 4)
"""Of a place in a table: row, column and cell; then the unit."""
_MARKED = re.compile(
    r"(?P<prefix>[^<>]*)<(?P<printed>\s*[^<>\s][^<>]*)>(?P<suffix>[^<>]*)"
)


def _places(
    printed: abc.Mapping[Spot, str], node: Node, report: Report
) -> tuple[Place, ...]:
    """Read ``{paragraph: a few words <the figure> more words}`` in reading order."""
    places: list[Place] = []
    located = where(node)
    for spot, text in sorted(printed.items()):
        at = located[str(spot)]
        if spot.table:
            places += _cells(spot, text, at, report)
            continue
        match = _MARKED.fullmatch(text)
        if not match and ("<" in text or ">" in text):
            message = (
                f"{text!r} does not mark one figure; write it like growth of <12%>"
            )
            report.error("printed-invalid", at, message)
            continue
        found = match.groupdict() if match else {"printed": text}
        words = {name: str(part).strip() for name, part in found.items()}
        places.append(
            Place(
                paragraph=spot.paragraph,
                printed=words["printed"],
                prefix=words.get("prefix", ""),
                suffix=words.get("suffix", ""),
                at=at,
            )
        )
    if not printed:
        report.error("printed-invalid", node.at, "no place; add the paragraph and text")
    return tuple(places)


def _cells(spot: Spot, text: str, at: Location, report: Report) -> Iterator[Place]:
    """Read ``row | column | cell | unit``; the unit may stand in the cell itself."""
    parts = [" ".join(each.split()) for each in text.split("|")]
    if len(parts) not in CELL_PARTS or not all(parts):
        message = (
            f"{text!r} is no cell; write row | column | cell, and the unit of its "
            "caption or head as a fourth"
        )
        report.error("printed-invalid", at, message)
        return
    row, column, printed, *unit = parts
    cell = Cell(row=row, column=column, unit="".join(unit))
    yield Place(
        paragraph=0, table=spot.table, page=spot.page, printed=printed, cell=cell, at=at
    )
