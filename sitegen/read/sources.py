"""``content/sources/<slug>.yaml`` -> a Source and the figures read in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sitegen.model.figure import Figure, Kind, Place, Said, Subject
from sitegen.model.source import Source
from sitegen.read.nodes import find
from sitegen.read.record import BESIDES, DIMENSIONS, stated
from sitegen.read.shapes import SourceShape
from sitegen.read.validate import keys, validate, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.diagnostics import Location, Report
    from sitegen.read.nodes import Node
    from sitegen.read.record import FigureShape, Printed


def read_sources(
    files: Mapping[str, Node], report: Report
) -> list[tuple[Source, tuple[Figure, ...]]]:
    """Return each article with its figures, in order of the slugs."""
    found = []
    for slug, node in files.items():
        shape = validate(SourceShape, node, report)
        if shape is None:
            continue
        entries = find(node, ["figures"])
        figures = tuple(
            each
            for name, part in shape.figures.items()
            for each in _Entry(
                slug, name, part, find(entries, [name]), keys(entries)[name]
            ).figures(report)
        )
        found.append((_source(slug, shape, node), figures))
    return found


def _source(slug: str, shape: SourceShape, node: Node) -> Source:
    return Source(
        slug=slug,
        title=shape.title,
        name=shape.name,
        publisher=shape.publisher,
        author=shape.author,
        published=shape.published,
        covers=shape.covers,
        url=shape.url,
        seed=shape.seed,
        inferred=shape.inferred,
        note=shape.note,
        at=node.at,
        where=where(node),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is stated under one id: a level, and what stands beside it."""

    slug: str
    name: str
    shape: FigureShape
    node: Node
    at: Location

    def figures(self, report: Report) -> Iterator[Figure]:
        """Yield the level, where the entry has one, and what stands beside it."""
        shape, node = self.shape, self.node
        if (shape.value is None) != (shape.printed is None):
            missing = "value" if shape.value is None else "printed"
            report.error("key-missing", node.at, f"key {missing!r} is missing; add it")
        beside = {kind: getattr(shape, kind) for kind in BESIDES}
        has_level = shape.value is not None and shape.printed is not None
        if has_level:
            yield self._figure(Kind.LEVEL, shape, report)
        for kind, part in beside.items():
            if part:
                yield self._figure(kind, part, report)
        if not (shape.value or shape.printed or any(beside.values())):
            message = f"{self.name!r} states nothing; add a value, a growth or a share"
            report.error("figure-empty", node.at, message)
        if not has_level and shape.note:
            message = "this note belongs to no value; put it into the growth or share"
            report.error("figure-empty", where(node)["note"], message)

    def _figure(self, kind: Kind, part: Any, report: Report) -> Figure:
        """Return the record of *part* of the entry: the entry itself for a level."""
        is_level = part is self.shape
        node = self.node if is_level else find(self.node, [kind.value])
        said = {
            **_values(self.shape, Said.ENTRY),
            **_values(part, Said.EACH, *([] if is_level else [Said.BESIDE])),
            "places": _places(part.printed, find(node, ["printed"]), report),
        }
        if kind is Kind.GROWTH and said["base"] is None:
            said["base"] = self.shape.period.year_before
        return Figure(
            id=self.name if is_level else f"{self.name}.{kind}",
            of="" if is_level else self.name,
            kind=kind,
            subject=Subject(**{key: getattr(self.shape, key) for key in DIMENSIONS}),
            source=self.slug,
            articles=(self.slug,),
            at=self.at if is_level else keys(self.node)[kind.value],
            where=where(self.node) | where(node),
            **said,
        )


def _values(shape: Any, *parts: Said) -> dict[str, Any]:  # of any type of a field
    """Return what is stated of the fields of the record, by their names."""
    return {each.name: getattr(shape, key) for each, key in stated(*parts)}


_MARKED = re.compile(
    r"(?P<prefix>[^<>]*)<(?P<printed>\s*[^<>\s][^<>]*)>(?P<suffix>[^<>]*)"
)


def _places(printed: Printed, node: Node, report: Report) -> tuple[Place, ...]:
    """Read ``{paragraph: a few words <the figure> more words}`` in reading order."""
    places = []
    located = where(node)
    for paragraph, text in sorted(printed.items()):
        at = located[str(paragraph)]
        match = _MARKED.fullmatch(text)
        if not match and ("<" in text or ">" in text):
            message = (
                f"{text!r} does not mark one figure; write it like growth of <12%>"
            )
            report.error("printed-invalid", at, message)
            continue
        found = match.groupdict() if match else {"printed": text}
        words = {name: part.strip() for name, part in found.items()}
        places.append(Place(paragraph=paragraph, at=at, **words))
    if not printed:
        report.error("printed-invalid", node.at, "no place; add the paragraph and text")
    return tuple(places)
