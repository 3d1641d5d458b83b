"""``content/sources/<slug>.yaml`` -> a Source and the statements read in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model.content import Statement
from sitegen.model.figure import Kind, Place, Subject
from sitegen.model.source import Source
from sitegen.read.nodes import find
from sitegen.read.shapes import SourceShape, StatementShape
from sitegen.read.validate import keys, validate, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.diagnostics import Location, Report
    from sitegen.model.period import Period
    from sitegen.read.nodes import Node
    from sitegen.read.shapes import FigureShape, Printed

BESIDES = tuple(kind for kind in Kind if kind not in {Kind.LEVEL, Kind.YEARLY_GROWTH})
"""The kinds of statement that stand inside a figure's entry under their own key."""


def read_sources(
    files: Mapping[str, Node], report: Report
) -> list[tuple[Source, tuple[Statement, ...]]]:
    """Return each article with its statements, in order of the slugs."""
    found = []
    for slug, node in files.items():
        shape = validate(SourceShape, node, report)
        if shape is None:
            continue
        stated = [
            statement
            for name, figure in shape.figures.items()
            for statement in _statements(slug, name, figure, node, report)
        ]
        found.append((_source(slug, shape, node), tuple(stated)))
    return found


def _source(slug: str, shape: SourceShape, node: Node) -> Source:
    return Source(
        slug=slug,
        title=shape.title,
        name=shape.name,
        short=shape.short,
        publisher=shape.publisher,
        author=shape.author,
        published=shape.published,
        covers=shape.covers,
        url=shape.url,
        seed=shape.seed,
        language=shape.language,
        inferred=shape.inferred,
        note=shape.note,
        at=node.at,
        where=where(node),
    )


def _statements(
    slug: str, name: str, shape: FigureShape, root: Node, report: Report
) -> Iterator[Statement]:
    """Yield the level of a figure, where it has one, and what stands beside it."""
    figures = find(root, ["figures"])
    entry = find(figures, [name])
    common = _Common(slug, name, shape, entry)
    if (shape.value is None) != (shape.printed is None):
        missing = "value" if shape.value is None else "printed"
        report.error("key-missing", entry.at, f"key {missing!r} is missing; add it")
    level = None
    if shape.value is not None and shape.printed is not None:
        level = StatementShape(
            value=shape.value,
            printed=shape.printed,
            note=shape.note,
            doubtful=shape.doubtful,
        )
        yield _statement(common, Kind.LEVEL, level, keys(figures)[name], report)
    beside = [(kind, getattr(shape, kind.value)) for kind in BESIDES]
    for kind, part in beside:
        if part:
            yield _statement(common, kind, part, keys(entry)[kind.value], report)
    if not (shape.value or shape.printed or any(part for _, part in beside)):
        message = f"{name!r} states nothing; add a value, a growth or a share"
        report.error("figure-empty", entry.at, message)
    if level is None and shape.note:
        message = "this note belongs to no value; put it into the growth or share"
        report.error("figure-empty", where(entry)["note"], message)


@dataclass(frozen=True, slots=True)
class _Common:
    """What the statements of one entry share."""

    slug: str
    name: str
    shape: FigureShape
    entry: Node


def _statement(
    common: _Common, kind: Kind, part: StatementShape, at: Location, report: Report
) -> Statement:
    shape, is_level = common.shape, kind is Kind.LEVEL
    node = common.entry if is_level else find(common.entry, [kind.value])
    return Statement(
        id=common.name if is_level else f"{common.name}.{kind}",
        kind=kind,
        subject=Subject(
            measure=shape.measure,
            partner=shape.partner,
            product=shape.product,
            enterprise=shape.enterprise,
        ),
        period=shape.period,
        base=part.base or (_year_before(shape.period) if kind is Kind.GROWTH else None),
        scope=part.scope,
        nature=shape.nature,
        value=part.value,
        places=_places(part.printed, find(node, ["printed"]), report),
        source=common.slug,
        note=part.note,
        is_doubtful=part.doubtful,
        at=at,
        where=where(common.entry) | where(node),
    )


def _year_before(period: Period) -> Period | None:
    """Return the base of a growth rate that names none: the year before."""
    try:
        return period.shifted(-1) if period.is_dated else None
    except ValueError:  # the day after 28 February, or the first year of the calendar
        return None


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
