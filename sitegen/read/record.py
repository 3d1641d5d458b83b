"""
The entry of a figure in YAML: its shape follows from the record of the model.

What `Figure` says is stated has a key here, with the reader of its type. An entry
states a level, and beside it, under the name of its kind, what else is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, make_dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, get_type_hints

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields
from pydantic import ConfigDict

from sitegen.diagnostics import Location
from sitegen.model.figure import TERMS, Figure, Kind, Said, Subject
from sitegen.model.formula import Name
from sitegen.model.place import Place, Spot
from sitegen.model.vintage import Reason, Vintage
from sitegen.read.fields import Day, Id, Span, Text, Value, parsed, several

Printed: Any = dict[parsed(Spot, "paragraph-invalid"), Text]  # type: ignore[misc]
"""
Paragraph -> printed string, with <the figure> in a few words where it recurs;
table -> row | column | cell | unit of the caption or a head.
"""


def no_list() -> list[Any]:
    """Return what stands where no list is written."""
    return []  # pydantic asks what this takes: of `list` it would have to read a text


def no_mapping() -> dict[Any, Any]:
    """Return what stands where no mapping is written."""
    return {}


READERS: dict[str, Any] = {  # types, which no annotation says
    "Id": Id,
    "Markdown": Text,
    "Period": Span,
    "Quantity": Value,
    "Place": Place,
    "Location": Location,
    "Name": Name,
    "Mapping": Mapping,
    "Vintage": Vintage,
    "date": date,
}
"""What reads the types of the record, by their names."""

BESIDES = tuple(kind for kind in Kind if kind not in {Kind.LEVEL, Kind.YEARLY_GROWTH})
"""The kinds that stand inside a figure's entry under their own key."""

DIMENSIONS = tuple(each.name for each in fields(Subject))
"""The keys of what a figure is about."""


class Shape:
    """What all shapes have in common: a key that is not listed is a fault."""

    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(kw_only=True, eq=False, repr=False)
class VintageShape(Shape):
    """What a figure was before: an entry of its ``vintages``."""

    value: Value
    until: Day
    reason: Reason
    note: Text = ""


OWN: dict[str, Any] = {"printed": Printed, "vintages": several(VintageShape)}
"""Keys whose places the reader wants to know, with what reads them."""


@cache
def stated(*where: Said) -> tuple[tuple[FieldInfo, str], ...]:
    """Return the fields of the record that are stated there, with their keys."""
    known = {each.name: each for each in fields(Figure)}
    return tuple(
        (known[name], each.key or name)
        for name, each in Figure.STATED.items()
        if each.where in where
    )


Key = tuple[str, Any] | tuple[str, Any, Any]
"""Name, reader and, unless it must be there, what holds without it."""


def _shape(name: str, *keys: Key) -> Any:  # a type made here
    made = {"__module__": __name__}  # where pydantic looks for names
    bases = (Shape,)
    return make_dataclass(
        name, keys, bases=bases, namespace=made, kw_only=True, eq=False, repr=False
    )


def _key(name: str, reader: Any, given: Any) -> Key:
    return (
        (name, reader) if given is NODEFAULT else (name, reader, field(default=given))
    )


def _keys(*where: Said, may_miss: bool = False) -> Iterator[Key]:
    """
    Yield the keys that are stated there, with their readers.

    A level *may miss*, and so may terms that are those of the level.
    """
    readers = get_type_hints(Figure, localns=READERS, include_extras=True)
    for each, key in stated(*where):
        is_printed = key == "printed"
        reader = OWN.get(key, readers[each.name])
        is_own = isinstance(reader, type) and hasattr(reader, "parse")
        reader = parsed(reader) if is_own else reader
        given = NODEFAULT if is_printed else each.default
        is_inherited = each.name in TERMS
        if may_miss and (is_inherited or given is NODEFAULT):
            yield _key(key, reader | None, None)
        else:
            yield _key(key, reader, given)


if TYPE_CHECKING:
    FigureShape: TypeAlias = Any  # mypy knows no types made here
else:
    StatementShape = _shape(
        "StatementShape",
        *_keys(Said.EACH, Said.BESIDE),
        *_keys(Said.TERM, may_miss=True),
    )
    FigureShape = _shape(
        "FigureShape",
        *(_key(each.name, Id, each.default) for each in fields(Subject)),
        *_keys(Said.ENTRY, Said.TERM),
        *_keys(Said.EACH, may_miss=True),
        *(_key(kind.value, several(StatementShape), None) for kind in BESIDES),
    )
