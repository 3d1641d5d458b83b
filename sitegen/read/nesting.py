"""
Entries one level too deep or too high: told once, and read as they were meant.

A wrong indentation often is good YAML, and then makes a fault of every key below it.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

from sitegen.diagnostics import Edit, Location
from sitegen.read.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.diagnostics import Report
    from sitegen.read.nodes import Node

STEP = 2
"""Spaces of one level."""


def straighten(shape: object, node: Node, report: Report) -> None:
    """Report entries of *node* at the wrong level of *shape*, and put them right."""
    if not isinstance(node, Mapping):
        return
    if entry := entry_of(shape):
        _fill_empty(entry, node, report)
        for name in list(node.items):
            _lift(entry, name, node, report)
    elif is_dataclass(shape):
        for name in keys_of(shape):
            within = node.items.get(name)
            entry = entry_of(inside(shape, name))
            if entry and isinstance(within, Mapping):
                _take_in(name, shape, entry, node, report)
                straighten(inside(shape, name), within, report)


def _lift(entry: object, name: str, node: Mapping, report: Report) -> None:
    """Take out of an entry what is an entry itself."""
    part = node.items[name]
    if isinstance(part, Mapping):
        for inner in list(_too_deep(entry, part)):
            _report_deep(inner, name, node, part, report)
            _move(inner, part, node)


def keys_of(shape: object) -> list[str]:
    """Return the keys that a shape knows."""
    dataclasses = [each for each in (shape, *get_args(shape)) if is_dataclass(each)]
    return [each.name for one in dataclasses for each in fields(one)]


def inside(shape: object, step: int | str) -> object:
    """Return the type of one field, item or value of *shape*."""
    if isinstance(shape, type) and is_dataclass(shape):
        return _types(shape).get(str(step), str)
    arguments = get_args(shape)
    if get_origin(shape) is Annotated:
        return inside(arguments[0], step)
    if type(None) in arguments:
        return inside(arguments[0], step)
    return arguments[-1] if arguments else str


@cache
def _types(shape: type) -> dict[str, object]:
    return get_type_hints(shape)


def entry_of(shape: object) -> Any:  # a type made elsewhere
    """Return the shape of the entries of a mapping by id, if it is one."""
    arguments = get_args(shape)
    is_by_id = get_origin(shape) is dict and is_dataclass(arguments[1])
    return arguments[1] if is_by_id else None


def _fill_empty(entry: object, node: Mapping, report: Report) -> None:
    """Give an entry without lines those that follow it, if they are lines of one."""
    known, empty = {*keys_of(entry)}, ""
    for name, part in list(node.items.items()):
        if isinstance(part, Scalar) and not part.text:
            empty = name
        elif empty and name in known:
            if isinstance(node.items[empty], Scalar):
                at = node.keys[empty]
                message = (
                    f"nothing is indented below {empty!r}; indent its lines deeper "
                    "than it"
                )
                edits = shifted(_following(node, empty, known), STEP)
                report.error("yaml-level", at, message, edits=edits)
                node.items[empty] = Mapping(node.keys[name])
            inner = node.items[empty]
            if isinstance(inner, Mapping):
                _move(name, node, inner)
        else:
            empty = ""


def _following(node: Mapping, empty: str, known: set[str]) -> Iterator[Location]:
    """Yield the lines of the keys that follow an empty one and belong below it."""
    names = list(node.items)
    for name in names[names.index(empty) + 1 :]:
        if name not in known:
            return
        at = node.keys[name]
        for line in range(at.line, last_line(node.items[name]) + 1):
            yield Location(at.path, line)


def _too_deep(entry: object, part: Mapping) -> Iterator[str]:
    """Yield the keys of an entry that are entries themselves."""
    known = {*keys_of(entry)}
    for name, inner in part.items.items():
        if name not in known and isinstance(inner, Mapping) and known & {*inner.items}:
            yield name


def _report_deep(
    name: str, above: str, node: Mapping, part: Mapping, report: Report
) -> None:
    at, wanted = part.keys[name], node.keys[above].column
    message = (
        f"the entry {name!r} is indented as if it were a part of {above!r}; indent it "
        f"like that, by {wanted - 1} spaces"
    )
    lines = range(at.line, last_line(part.items[name]) + 1)
    edits = shifted((Location(at.path, line) for line in lines), wanted - at.column)
    report.error("yaml-level", at, message, edits=edits)


def _take_in(
    name: str, shape: object, entry: object, node: Mapping, report: Report
) -> None:
    """Take an entry that stands beside the mapping *name* into it."""
    known, own = {*keys_of(entry)}, {*keys_of(shape)}
    for other, part in list(node.items.items()):
        if other in own or not isinstance(part, Mapping) or part.is_flow:
            continue
        if not known & {*part.items}:
            continue
        at, target = node.keys[other], node.items[name]
        message = (
            f"{other!r} looks like an entry of {name!r}, but is not indented below it; "
            f"indent it by {STEP} spaces"
        )
        ends = [last_line(each) for key, each in part.items.items() if key in known]
        lines = range(at.line, max(ends) + 1)
        edits = shifted((Location(at.path, line) for line in lines), STEP)
        report.error("yaml-level", at, message, edits=edits)
        if isinstance(target, Mapping):
            for inner in list(_too_deep(entry, part)):
                _move(inner, part, target)
            _move(other, node, target)


def _move(name: str, source: Mapping, target: Mapping) -> None:
    target.items.setdefault(name, source.items.pop(name))
    target.keys.setdefault(name, source.keys.pop(name))


def last_line(node: Node) -> int:
    """Return the last line at which something of a node begins."""
    match node:
        case Mapping():
            inner = [last_line(each) for each in node.items.values()]
            return max(
                [node.at.line, *(each.line for each in node.keys.values()), *inner]
            )
        case Sequence():
            return max([node.at.line, *map(last_line, node.items)])
        case Scalar():
            return node.at.line


def shifted(lines: Iterable[Location], spaces: int) -> tuple[Edit, ...]:
    """Return the edits that indent lines by more or fewer spaces."""
    old, new = ("", " " * spaces) if spaces > 0 else (" " * -spaces, "")
    return tuple(Edit(each, old, new) for each in lines)
