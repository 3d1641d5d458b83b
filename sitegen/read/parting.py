"""
Lines that run into the entry above them: told once, and read as they were meant.

Where one line is indented wrongly, those below it stand a second time in the entry
above, which is good YAML and makes a fault of each.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from sitegen.diagnostics import Location
from sitegen.read.nesting import (
    STEP,
    entry_of,
    inside,
    keys_of,
    last_line,
    shifted,
)
from sitegen.read.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.read.nodes import Node

Placed = tuple[str, Location, "Node"]
"""A key, its place and its value."""


def part(shape: object, node: Node, report: Report) -> None:
    """Report lines of *node* that run into another entry of *shape*, and part them."""
    if not isinstance(node, Mapping):
        return
    if entry := entry_of(shape):
        _take_back(entry, node, report)
        for name in list(node.items):
            _cut_off(entry, name, name, node, report)
    elif is_dataclass(shape):
        for name in keys_of(shape):
            if name in node.items:
                part(inside(shape, name), node.items[name], report)


def _take_back(entry: object, node: Mapping, report: Report) -> None:
    """Put a part of an entry that stands beside it back into it."""
    known, above = keys_of(entry), ""
    for name, inner in list(node.items.items()):
        whole = node.items.get(above)
        is_part = name in known and not _begins(entry, inner)
        if is_part and isinstance(whole, Mapping) and name not in whole.items:
            at = node.keys.pop(name)
            _report_beside((name, at, inner), above, whole, report)
            whole.items[name], whole.keys[name] = node.items.pop(name), at
        elif isinstance(inner, Mapping) and not inner.is_flow:
            above = name


def _begins(entry: object, node: Node) -> bool:
    """Tell whether a node has what only an entry must have, or nothing."""
    if isinstance(node, Mapping):
        return bool(_needed(entry) & {*node.items})
    return isinstance(node, Scalar) and not node.text


def _needed(entry: object) -> set[str]:
    """Return the keys without which there is no entry."""
    if not is_dataclass(entry):
        return set()
    return {
        each.name
        for each in fields(entry)
        if each.default is MISSING and each.default_factory is MISSING
    }


def _report_beside(found: Placed, above: str, whole: Mapping, report: Report) -> None:
    name, at, inner = found
    column = min(each.column for each in whole.keys.values())
    message = (
        f"{name!r} looks like a part of {above!r}, but is not indented below it; "
        f"indent it by {column - 1} spaces"
    )
    below = inner.keys.values() if isinstance(inner, Mapping) else ()
    is_deep = all(each.line == at.line or each.column > column for each in below)
    last = at.line if is_deep else last_line(inner)
    lines = (Location(at.path, line) for line in range(at.line, last + 1))
    edits = shifted(lines, column - at.column)
    report.error("yaml-level", at, message, edits=edits)


def _cut_off(
    entry: object, name: str, above: str, node: Mapping, report: Report
) -> None:
    """Part an entry, itself or what is *above*, from what stands in it again."""
    whole = node.items[name]
    if not isinstance(whole, Mapping) or not whole.again or whole.is_flow:
        return
    key = _last_empty(whole)
    if not key:
        return
    found = _behind(key, whole)
    if key in keys_of(entry):
        if found := _own(entry, key, found, whole):
            _report_level(key, found, whole, report)
            _move(found, whole, key, whole)
    elif _needed(entry) & {each for each, _, _ in whole.again}:
        _report_sunk(key, above, node, whole, report)
        _move(found, whole, key, node)
        node.keys[key] = whole.keys.pop(key)
        del whole.items[key]
        _cut_off(entry, key, above, node, report)


def _last_empty(whole: Mapping) -> str:
    """Return the last key without a value before those that stand again."""
    found = [
        key
        for key, each in whole.items.items()
        if isinstance(each, Scalar) and not each.text
        if whole.keys[key] < whole.again[0][1]
    ]
    return found[-1] if found else ""


def _behind(key: str, whole: Mapping) -> list[Placed]:
    """Return what stands behind a key, in order of its lines."""
    first = ((name, whole.keys[name], each) for name, each in whole.items.items())
    found = [each for each in (*first, *whole.again) if each[1] > whole.keys[key]]
    return sorted(found, key=lambda each: each[1])


def _own(entry: object, key: str, found: list[Placed], whole: Mapping) -> list[Placed]:
    """Return those first lines behind a key of an entry that can only be its own."""
    known, again = keys_of(entry), {at for _, at, _ in whole.again}
    own = keys_of(inside(inside(entry, key), 0))
    return [
        *takewhile(
            lambda each: each[0] in own and (each[1] in again or each[0] not in known),
            found,
        )
    ]


def _report_level(
    key: str, found: list[Placed], whole: Mapping, report: Report
) -> None:
    at = whole.keys[key]
    message = (
        f"what belongs to {key!r} is not indented below it; indent its lines deeper, "
        f"by {at.column - 1 + STEP} spaces"
    )
    lines = range(found[0][1].line, last_line(found[-1][2]) + 1)
    edits = shifted((Location(at.path, line) for line in lines), STEP)
    report.error("yaml-level", at, message, edits=edits)


def _report_sunk(
    key: str, above: str, node: Mapping, whole: Mapping, report: Report
) -> None:
    at, beside = whole.keys[key], node.keys[above]
    message = (
        f"the entry {key!r} seems to be indented too far; indent it like {above!r} in "
        f"line {beside.line}, by {beside.column - 1} spaces"
    )
    edits = shifted([Location(at.path, at.line)], beside.column - at.column)
    report.error("yaml-level", at, message, edits=edits)


def _move(found: list[Placed], whole: Mapping, key: str, target: Mapping) -> None:
    """Take what was found out of an entry, and put it below a key of the target."""
    made = Mapping(found[0][1])
    for name, at, each in found:
        if whole.keys.get(name) == at:
            del whole.items[name], whole.keys[name]
        if name in made.items:
            made.again = (*made.again, (name, at, each))
        else:
            made.items[name], made.keys[name] = each, at
    places = {at for _, at, _ in found}
    whole.again = tuple(each for each in whole.again if each[1] not in places)
    target.items[key] = made
