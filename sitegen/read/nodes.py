"""
YAML text -> nodes that know their place.

Every scalar stays text, so that the model decides what it means: `no`, `012`
and `1:30` reach it as they were typed. The tree is built from the parser's
events in one pass without recursion; whatever a content file has no use for
(aliases, tags, several documents, deep nesting) is refused as it appears, so
that no input can grow or overflow.
"""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct, field

from sitegen.diagnostics import Edit, Location, Report
from sitegen.read import slips
from sitegen.read.files import UNFIT
from sitegen.read.quotes import quoted
from sitegen.read.unparsed import explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import PurePosixPath

    from sitegen.diagnostics import Diagnostic

DEPTH = 16
MISLEADING = {"yaml-cut", "yaml-quotes"}
"""Faults after which a text says something else than its editor meant."""
NEEDLESS = re.compile(rf"[&*!\\]|{UNFIT.pattern}")
"""Signs without which a text has no alias, no tag, and no character that is unfit."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(Struct):
    """Text as typed."""

    text: str
    at: Location


class Sequence(Struct):
    """Nodes in order."""

    at: Location
    items: list[Node] = field(default_factory=list)


class Mapping(Struct):
    """Nodes by key; the keys keep their own places."""

    at: Location
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Location] = field(default_factory=dict)
    waiting: tuple[str, Location] | None = None
    """The key whose value comes next, while the mapping is being built."""
    is_flow: bool = False
    """Written in braces."""
    again: tuple[tuple[str, Location, Node], ...] = ()
    """What stands behind a key that was there before, with the places of the keys."""


Node = Scalar | Sequence | Mapping
ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class UnreadableError(Exception):
    """The text is no YAML that content may use."""

    def __init__(self, code: str, at: Location, message: str) -> None:
        super().__init__(message)
        self.code, self.at, self.message = code, at, message


def parse(
    text: str, path: PurePosixPath, report: Report, first_line: int = 1
) -> Node | None:
    """
    Return the root node of one YAML document.

    *first_line* is the line of the file at which *text* begins. Faults go to
    the report; then the result is `None`. Of equal keys the first one counts, and
    what stands behind the others is kept beside it: the shape tells what was meant.
    """
    own = Report()
    try:
        root = _build(text, path, own, first_line)
        report.add(own.diagnostics)
        if any(each.code in MISLEADING for each in own.diagnostics):
            return None
        if root is None:
            message = "nothing but comments; write something or remove it"
            report.error("file-empty", Location(path, first_line), message)
    except UnreadableError as fault:
        report.error(fault.code, fault.at, fault.message)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        found = explained(text, (mark.line, mark.column), error.problem, error.context)
        at = Location(path, found.line + first_line, found.column + 1)
        edits = (Edit(at, found.old, found.new),) if found.old != found.new else ()
        report.error("yaml-broken", at, found.message, edits=edits)
    else:
        return root
    return None


def flatten(node: Node) -> object:
    """Return *node* as plain text, lists and dictionaries."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [flatten(item) for item in node.items]
        case Mapping():
            return {key: flatten(item) for key, item in node.items.items()}


def find(node: Node, path: Iterable[object]) -> Node:
    """Follow keys and indices as far as they lead; the rest names what is missing."""
    for step in path:
        match node, step:
            case Mapping(), str() if step in node.items:
                node = node.items[step]
            case Sequence(), int():
                node = node.items[step]
            case Mapping(), 0:  # one thing where there may be several
                pass
            case _:
                break
    return node


def _build(
    text: str, path: PurePosixPath, report: Report, first_line: int
) -> Node | None:
    root: Node | None = None
    open_nodes: list[Sequence | Mapping] = []
    lines, is_plain = text.split("\n"), not NEEDLESS.search(text)
    event: Any  # there are more of them than of all else, so that they cost most
    for event in yaml.parse(text, Loader=LOADER):
        kind, mark = type(event), event.start_mark
        at = Location(path, mark.line + first_line, mark.column + 1)
        if not is_plain or len(open_nodes) > DEPTH or kind is yaml.DocumentStartEvent:
            _refuse(event, at, len(open_nodes), has_root=root is not None)
        if kind in ENDS:
            open_nodes.pop()
        elif kind is yaml.ScalarEvent:
            node = _scalar(event, at, lines, open_nodes, report)
            root = _placed(node, open_nodes, root)
        elif kind in {yaml.MappingStartEvent, yaml.SequenceStartEvent}:
            is_list, is_flow = kind is yaml.SequenceStartEvent, bool(event.flow_style)
            whole = Sequence(at) if is_list else Mapping(at, is_flow=is_flow)
            root = _placed(whole, open_nodes, root)
            open_nodes.append(whole)
    return root


def _placed(
    node: Node, open_nodes: list[Sequence | Mapping], root: Node | None
) -> Node:
    """Put a node into what is open last; return the root, which may be the node."""
    if open_nodes:
        _add(open_nodes[-1], node)
    return root or node


def _scalar(
    event: yaml.ScalarEvent,
    at: Location,
    lines: list[str],
    open_nodes: list[Sequence | Mapping],
    report: Report,
) -> Scalar:
    """Return a text; report that YAML cuts it short, or quotes that are none."""
    if not event.implicit[0]:  # in quotes, or as a block
        return Scalar(event.value, at)
    parent = open_nodes[-1] if open_nodes else None
    key = parent.waiting if isinstance(parent, Mapping) else None
    end: Any = event.end_mark  # there always is one
    # YAML knows more ends of lines than we; such a text is refused elsewhere.
    line = lines[end.line] if end.line < len(lines) else ""
    if not event.value:
        has_colon = line[: end.column].rstrip().endswith(":")
        if isinstance(parent, Mapping) and parent.is_flow and not has_colon:
            report.add(_cut(parent, line, end.column))
    elif fault := slips.cut_by_comment(line, end.column):
        report.error("yaml-cut", at, fault)
    elif isinstance(parent, Mapping) and (
        fault := slips.misquoted(event.value, key[0] if key else "")
    ):  # a list may be of names in quotes
        edit = Edit(at, event.value, quoted(event.value[1:-1]))
        report.error("yaml-quotes", at, fault, edits=(edit,))
    return Scalar(intern(event.value), at)  # the same ones stand in each entry


def _cut(parent: Mapping, line: str, end: int) -> Iterator[Diagnostic]:
    """Yield the fault that the key in waiting is no key; its *line* ends it there."""
    if parent.waiting is None:
        return
    key = parent.waiting
    before = next(reversed(parent.items.values()), None)
    if before is None:
        yield slips.cut_by_comma(line, end, key, None)
    elif isinstance(before, Scalar) and before.text:
        yield slips.cut_by_comma(line, end, key, (before.text, before.at))


def _add(parent: Sequence | Mapping, node: Node) -> None:
    """Put *node* where it belongs in its parent: an item, a key or a value."""
    if isinstance(parent, Sequence):
        parent.items.append(node)
    elif parent.waiting is not None:
        name, at = parent.waiting
        if name in parent.items:
            parent.again = (*parent.again, (name, at, node))
        else:
            parent.items[name], parent.keys[name] = node, at
        parent.waiting = None
    elif not isinstance(node, Scalar):
        message = "a key must be text; put it in quotes if it begins with [ or {"
        raise UnreadableError("yaml-broken", node.at, message)
    else:
        parent.waiting = (node.text, node.at)


def _refuse(event: yaml.Event, at: Location, depth: int, *, has_root: bool) -> None:
    """Raise `UnreadableError` for what no content file needs."""
    if anchor := getattr(event, "anchor", None):
        message = f"* or & before {anchor!r} is an alias, which has no use here; "
        raise UnreadableError("yaml-alias", at, message + "write the value alone")
    tag = getattr(event, "tag", None)
    if tag:
        message = f"tags are not used here ({tag!r}); remove it"
        raise UnreadableError("yaml-tag", at, message)
    unfit = UNFIT.search(getattr(event, "value", ""))
    if unfit:
        message = f"character U+{ord(unfit[0]):04X} does not belong in text; remove it"
        raise UnreadableError("yaml-broken", at, message)
    if depth > DEPTH:
        message = f"nested more than {DEPTH} levels deep; write it flatter"
        raise UnreadableError("yaml-depth", at, message)
    if isinstance(event, yaml.DocumentStartEvent) and has_root:
        message = "a second document begins here; keep one document a file"
        raise UnreadableError("yaml-broken", at, message)
