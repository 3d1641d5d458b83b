"""
Values of the model -> hashes, by which what was made of equal ones is found again.

Where in the content something stands is left out: a line more above it changes nothing
that is made of it, but where its faults are told. What stands in much that is hashed,
as figures do, is hashed once; within another record it is told with that. Where a class
leaves out its defaults (`omit_defaults`), a default is the very object of the class.
"""

from __future__ import annotations

import marshal
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from hashlib import sha256
from operator import attrgetter
from types import FunctionType, MappingProxyType, NoneType
from typing import TYPE_CHECKING, Any

from msgspec import Struct, msgpack

from sitegen.diagnostics import Location
from sitegen.model.alike import Alike
from sitegen.model.chart import Chart
from sitegen.model.drawing import Drawing
from sitegen.model.figure import Figure
from sitegen.model.identity import Identity
from sitegen.model.page import Page
from sitegen.model.quantity import Unit
from sitegen.model.source import Source
from sitegen.model.vocabulary import Vocabulary
from sitegen.model.where import Where
from sitegen.remembered import remembered_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

PLAIN = {str, int, float, bool, bytes, NoneType}
ONCE = {Chart, Figure, Identity, Page, Source, Unit, Vocabulary}
EMPTY = {list, tuple, dict, MappingProxyType, frozenset}
FEW = 10_000
"""Plain values of which there are most: ids, and whether something is so."""
NOWHERE = {Location, Where}
PLACES = {each.__name__ for each in NOWHERE}
LONG = 32
"""Letters of a hash, 128 bits: enough to know one of billions of things by."""
BY_VALUE = 2
"""The version of `marshal` that tells equal things alike, the same or not."""


def hashed(thing: object) -> str:
    """
    Return the hash of a thing by what it says, without its places.

    Raises `ValueError` for what is neither plain nor a record of ours.
    """
    kind: Any = type(thing)
    if kind in ONCE:
        return _hash_of_record(thing)
    if isinstance(thing, Drawing):
        return thing.hash
    if kind in PLAIN:
        return _hash_of_plain(kind.__name__, thing)
    if kind in EMPTY and not thing:
        return _hash_of_plain(kind.__name__, None)
    return _hash_of(_way(kind)(thing))


def _hash_of(told: Any) -> str:
    return sha256(marshal.dumps(told, BY_VALUE)).hexdigest()[:LONG]


@lru_cache(FEW)
def _hash_of_plain(kind: str, thing: object) -> str:
    return sha256(f"{kind} {thing!r}".encode()).hexdigest()[:LONG]


@remembered_of
def _hash_of_record(record: object) -> str:
    return _hash_of(_told(record))


def _told(record: object) -> tuple[object, ...]:
    """
    Return a record of ours as the name of its kind and all that it says.

    Sets are told in an order of ours; a record within another must have none.
    """
    kind: Any = type(record)
    said = _values(kind)(record)
    return kind.__qualname__, _list(said) if has_sets(kind) else _ENCODER.encode(said)


@cache
def has_sets(kind: Any) -> bool:
    """Tell whether a kind of records has sets, whose order is none."""
    kinds = (each for one in kind.__mro__ for each in _types(one).values())
    return any("set[" in each for each in kinds)


@cache
def _values(kind: Any) -> Callable[[object], Iterable[object]]:
    """Return what takes the fields of a record but those of where something stands."""
    beside = kind.BESIDE if issubclass(kind, Alike) else ()
    types = {name: each for one in kind.__mro__ for name, each in _types(one).items()}
    names = [
        name
        for name in kind.__struct_fields__
        if name not in beside or not any(each in types[name] for each in PLACES)
    ]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: [getattr(record, name) for name in names]


def _types(kind: Any) -> dict[str, str]:
    return {
        name: str(each) for name, each in vars(kind).get("__annotations__", {}).items()
    }


def _list(things: Iterable[Any]) -> tuple[object, ...]:
    way: Any = _way  # mypy takes the kind of anything for what cannot be hashed
    # A list is made in place, which is faster; this is asked most of all.
    return tuple(
        [each if type(each) in PLAIN else way(type(each))(each) for each in things]
    )


def _mapping(things: Mapping[Any, Any]) -> tuple[object, ...]:
    return "of", _list(things), _list(things.values())


def _set(things: frozenset[object]) -> tuple[object, ...]:
    return tuple(sorted(map(repr, things)))  # its order is another in each process


def _written(thing: object) -> tuple[str, str]:
    return type(thing).__qualname__, str(thing)


def _said(thing: object) -> object:
    """Return what is within a record and no plain value as one; places say nothing."""
    kind: Any = type(thing)
    if kind in NOWHERE:  # as almost all that is asked for
        return ""
    if kind in WAYS or issubclass(kind, str):
        return _way(kind)(thing)
    raise ValueError(f"{kind.__qualname__} does not say what it is")


_ENCODER = msgpack.Encoder(enc_hook=_said)


def _named(function: FunctionType) -> str:
    if "<" in function.__qualname__:
        raise ValueError(f"{function.__qualname__} has a name in one process alone")
    return f"{function.__module__}.{function.__qualname__}"


def _nowhere(_: object) -> str:
    return ""


WAYS: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys(ONCE, _hash_of_record),
    # One can be planned anew: who remembered it would hold the whole site.
    Drawing: attrgetter("hash"),
    **dict.fromkeys((list, tuple), _list),
    **dict.fromkeys((dict, MappingProxyType), _mapping),
    **dict.fromkeys((Decimal, Fraction, date), _written),
    **dict.fromkeys(NOWHERE, _nowhere),
    frozenset: _set,
    FunctionType: _named,
}
"""What says things of a kind in plain values. Within a record only what is no plain
value of MessagePack is asked for here."""


@cache
def _way(kind: Any) -> Callable[[Any], Any]:
    if issubclass(kind, Enum):
        return lambda thing: (kind.__qualname__, thing.name)
    if issubclass(kind, str):  # as Markup
        return lambda thing: (kind.__qualname__, thing.encode())
    return WAYS.get(kind) or (
        _told if issubclass(kind, Struct) else lambda thing: thing
    )
