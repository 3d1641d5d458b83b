"""A node against a shape: pydantic checks, and every fault finds its line."""

import os
import re
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from sitegen.diagnostics import Edit, Location, Report
from sitegen.guesses import did_you_mean, renaming
from sitegen.read.fields import RefusedError, describe
from sitegen.read.meant import as_list, as_mapping
from sitegen.read.nesting import inside, keys_of, straighten
from sitegen.read.nodes import Mapping, Node, Scalar, Sequence, find, flatten
from sitegen.read.parting import part

S = TypeVar("S")
# Another program's plugin for pydantic could change what is read; to look for one takes
# as long as to read ten files.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"


def validate(shape: type[S], node: Node, report: Report) -> S | None:
    """Return *node* as a *shape*, or `None` after reporting every fault in it."""
    straighten(shape, node, report)
    part(shape, node, report)
    empty = _report_keys(node, report)
    try:
        hashable: Any = shape
        result: S = _adapter(hashable).validate_python(flatten(node))
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            _report(shape, node, fault, report)
        return None
    return None if empty else result


def where(node: Node) -> dict[str, Location]:
    """Return the places of the values of a mapping, by key."""
    items = node.items if isinstance(node, Mapping) else {}
    return {key: item.at for key, item in items.items()}


def keys(node: Node) -> dict[str, Location]:
    """Return the places of the keys of a mapping."""
    return node.keys if isinstance(node, Mapping) else {}


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:  # a type, which no annotation says
    return TypeAdapter(shape)


def _report_keys(node: Node, report: Report) -> int:
    """Report keys that stand twice; report and count those without a value."""
    match node:
        case Mapping():
            for name, at, _ in node.again:
                message = f"key {name!r} stands here twice; rename or remove one"
                report.error("key-duplicate", at, message)
            return sum(_report_keys(each, report) for each in node.items.values())
        case Sequence():
            return sum(_report_keys(each, report) for each in node.items)
        case Scalar():
            is_empty = not node.text.strip()
            if is_empty:
                message = "no value; write one or remove the key"
                report.error("value-missing", node.at, message)
            return int(is_empty)


def _report(shape: object, node: Node, fault: ErrorDetails, report: Report) -> None:
    """Put one fault of pydantic's into our words, at its line."""
    kind, value, path = fault["type"], fault["input"], list(fault["loc"])
    is_key = kind == "unexpected_keyword_argument"
    if kind == "value_error" and path[-1:] == ["[key]"]:
        is_key = bool(path.pop())
    if isinstance(value, str) and not value.strip() and not is_key:
        return  # said already: there is no value
    at = _place(node, path, is_key=is_key)
    name = str(path[-1]) if path else ""
    beside = find(node, path[:-1])
    match kind:
        case "unexpected_keyword_argument":
            known = _keys(shape, path[:-1])
            others = beside.keys if isinstance(beside, Mapping) else {}
            message = f"unknown key {name!r}{did_you_mean(name, known)}"
            edits = renaming(at, name, {*known}.difference(others))
            report.error("key-unknown", at, message, edits=edits)
        case "missing":
            report.error("key-missing", at, f"key {name!r} is missing; add it")
        case "value_error":
            error = fault["ctx"]["error"]
            edits = _meant(error, value, at, beside, is_key=is_key)
            report.error(error.code, at, str(error), edits=edits)
        case "enum":
            known = re.findall("'([^']+)'", fault["ctx"]["expected"])
            message = f"unknown word {value!r}{did_you_mean(str(value), known)}"
            edits = renaming(at, str(value), known)
            report.error("value-invalid", at, message, edits=edits)
        case "bool_parsing" | "bool_type":
            report.error(
                "value-invalid", at, f"{value!r} is neither yes nor no; write one"
            )
        case _:
            is_list = kind in {"list_type", "tuple_type"}
            below = None if is_list else _keys(shape, path) if path else []
            _report_type(name, value, at, report, known=below)


def _report_type(
    name: str, value: object, at: Location, report: Report, *, known: list[str] | None
) -> None:
    """Report what is no mapping with *known* keys, or no list where it is `None`."""
    cure, edits = "", tuple[Edit, ...]()
    if isinstance(value, str) and known is not None:
        cure = as_mapping(name, value, known)
    elif isinstance(value, str):
        cure, edits = as_list(value, at)
    elif isinstance(value, list):
        cure = "; write its keys and values, each with a colon"
    else:
        cure = "; write [ ] around its items"
    expected = "a list" if known is None else "a mapping"
    message = f"{expected} belongs here, not {describe(value)}{cure}"
    report.error("value-type", at, message, edits=edits)


def _meant(
    error: RefusedError, value: object, at: Location, beside: Node, *, is_key: bool
) -> tuple[Edit, ...]:
    """Return how a text was meant that could not be read."""
    new = error.new or _as_printed(value, beside)
    if error.code == "id-invalid" and not is_key:
        return ()  # it names something else: its id is not its label
    return (Edit(at, str(value), new),) if new else ()


def _place(node: Node, path: list[int | str], *, is_key: bool) -> Location:
    """Return where a value stands, or its key."""
    found = find(node, path[:-1] if is_key else path)
    if is_key and isinstance(found, Mapping):
        return found.keys.get(str(path[-1]), found.at)
    return found.at


def _keys(shape: object, path: list[int | str]) -> list[str]:
    """Return the keys that a shape knows below *path*."""
    for step in path:
        shape = inside(shape, step)
    return keys_of(shape)


def _as_printed(value: object, beside: Node) -> str:
    """Return a number without a unit in per cent, if so it is printed beside it."""
    printed = beside.items.get("printed") if isinstance(beside, Mapping) else None
    if not isinstance(printed, Mapping) or not re.fullmatch(r"-?[\d.,]+", str(value)):
        return ""
    texts = [each.text for each in printed.items.values() if isinstance(each, Scalar)]
    sign = re.escape(str(value).lstrip("-"))
    is_so = texts and all(
        re.search(rf"(?<![\d.,]){sign} ?(?:%|per ?cent)", each) for each in texts
    )
    return f"{value} %" if is_so else ""
