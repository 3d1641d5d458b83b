"""A node against a shape: pydantic checks, and every fault finds its line."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from sitegen.diagnostics import Location, Report, did_you_mean
from sitegen.read.fields import describe
from sitegen.read.nodes import Mapping, Node, Scalar, Sequence, find, flatten

S = TypeVar("S")


def validate(shape: type[S], node: Node, report: Report) -> S | None:
    """Return *node* as a *shape*, or `None` after reporting every fault in it."""
    empty = _report_empty(node, report)
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


def _report_empty(node: Node, report: Report) -> int:
    """Report and count keys and items without a value."""
    match node:
        case Mapping():
            return sum(_report_empty(each, report) for each in node.items.values())
        case Sequence():
            return sum(_report_empty(each, report) for each in node.items)
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
    match kind:
        case "unexpected_keyword_argument":
            guess = did_you_mean(name, _keys(shape, path[:-1]))
            report.error("key-unknown", at, f"unknown key {name!r}{guess}")
        case "missing":
            report.error("key-missing", at, f"key {name!r} is missing; add it")
        case "value_error":
            error = fault["ctx"]["error"]
            report.error(error.code, at, str(error))
        case "enum":
            choices = fault["ctx"]["expected"]
            report.error("value-invalid", at, f"unknown word {value!r}; use {choices}")
        case "bool_parsing" | "bool_type":
            report.error("value-invalid", at, f"{value!r} is neither yes nor no")
        case _:
            expected = "a list" if kind in {"list_type", "tuple_type"} else "a mapping"
            message = f"{expected} belongs here, not {describe(value)}"
            report.error("value-type", at, message)


def _place(node: Node, path: list[int | str], *, is_key: bool) -> Location:
    """Return where a value stands, or its key."""
    found = find(node, path[:-1] if is_key else path)
    if is_key and isinstance(found, Mapping):
        return found.keys.get(str(path[-1]), found.at)
    return found.at


def _keys(shape: object, path: list[int | str]) -> list[str]:
    """Return the keys that a shape knows below *path*."""
    for step in path:
        shape = _inside(shape, step)
    dataclasses = [each for each in (shape, *get_args(shape)) if is_dataclass(each)]
    return [each.name for one in dataclasses for each in fields(one)]


def _inside(shape: object, step: int | str) -> object:
    """Return the type of one field, item or value of *shape*."""
    if is_dataclass(shape):
        return get_type_hints(shape).get(str(step), str)
    arguments = get_args(shape)
    if get_origin(shape) is Annotated:
        return _inside(arguments[0], step)
    if type(None) in arguments:
        return _inside(arguments[0], step)
    return arguments[-1] if arguments else str
