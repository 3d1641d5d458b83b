"""The key ``author`` of a source -> Authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.author import Author
from sitegen.read.bylines import read_authors
from sitegen.read.nodes import Mapping, Node, Scalar, Sequence, find

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Many

    from sitegen.diagnostics import Report
    from sitegen.read.source_shape import NameShape


def with_names(node: Node) -> None:
    """Make the authors of a source a list of mappings, however they are written."""
    if not isinstance(node, Mapping) or "author" not in node.items:
        return
    given = node.items["author"]
    many = given.items if isinstance(given, Sequence) else [given]
    node.items["author"] = Sequence(given.at, [_named(each) for each in many])


def authors_of(
    shapes: Many[NameShape], node: Node, report: Report
) -> tuple[Author, ...]:
    """Return the authors; one whose name is missing or said twice is reported."""
    return tuple(
        author
        for place, shape in enumerate(shapes)
        for author in _authors(shape, find(node, ["author", place]), report)
    )


def _named(node: Node) -> Node:
    """Return a name as the mapping that says no more about it."""
    if not isinstance(node, Scalar):
        return node
    return Mapping(node.at, {"name": node}, {"name": node.at})


def _authors(shape: NameShape, node: Node, report: Report) -> Iterator[Author]:
    ways = [shape.name, shape.organisation, shape.family]
    if sum(map(bool, ways)) != 1 or (shape.organisation and shape.given):
        message = "one of 'name', 'organisation' and 'family' names an author"
        report.error("key-missing", node.at, f"{message}; write exactly one")
    elif shape.name:
        yield from read_authors(shape.name)
    else:
        yield Author(
            family=shape.organisation or shape.family,
            given=shape.given,
            suffix=shape.suffix,
        )
