"""
Values of the model -> hashes, by which what was made of equal ones is found again.

Where in the content something stands is left out: a line more above it changes nothing
that is made of it, but where its faults are told. What stands in much that is hashed,
as figures and units do, is hashed once.
"""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType, NoneType
from typing import TYPE_CHECKING, Any, cast

from sitegen.diagnostics import Location
from sitegen.model.chart import Chart
from sitegen.model.drawing import Drawing
from sitegen.model.figure import Figure
from sitegen.model.identity import Identity
from sitegen.model.page import Page
from sitegen.model.quantity import Unit
from sitegen.model.source import Source
from sitegen.model.vocabulary import Vocabulary
from sitegen.model.where import Where
from sitegen.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping


ONCE = {Chart, Drawing, Figure, Identity, Page, Source, Unit, Vocabulary}
PLAIN = {str, int, bool, NoneType}
EMPTY = {list, tuple, dict, frozenset}
FEW = 10_000
"""Plain values of which there are most: ids, and whether something is so."""
WRITTEN = {Decimal, Fraction, date}
PLACES = Location.__name__, Where.__name__


def hashed(thing: object) -> str:
    """Return the hash of a thing by what it says, without its places."""
    kind = type(thing)
    if kind in ONCE:
        return _hash_of_record(thing)
    if kind in PLAIN:
        return _hash_of_plain(kind.__name__, thing)
    if kind in EMPTY and not thing:
        return _hash_of_plain(kind.__name__, None)
    stream = BytesIO()
    pickler = _Pickler(stream, protocol=5)
    pickler.fast = True  # what is equal is told alike, whether it is the same or not
    pickler.dump(_steady(thing))
    return sha256(stream.getbuffer()).hexdigest()


def _steady(thing: object) -> object:
    """Return what a thing says, in plain values as far as it can be, no places."""
    kind: type = type(thing)
    if kind in PLAIN:
        return thing
    if kind in ONCE:
        return _hash_of_record(thing)
    if kind is tuple:
        return tuple(map(_steady, cast("tuple[object, ...]", thing)))
    if isinstance(thing, Enum):
        return kind.__qualname__, thing.name
    if kind in WRITTEN:
        return kind.__qualname__, str(thing)
    if kind is Location:
        return ""
    if _is_record(kind):
        return _told(thing)
    # The order of a set is another in each process.
    return sorted(thing, key=repr) if isinstance(thing, frozenset) else thing


@lru_cache(FEW)
def _hash_of_plain(kind: str, thing: object) -> str:
    return sha256(f"{kind} {thing!r}".encode()).hexdigest()


def _hash_of_record(record: object) -> str:
    # A drawing can be planned anew: who remembered it would hold the whole site.
    return record.hash if isinstance(record, Drawing) else _hash_once(record)


@remembered
def _hash_once(record: object) -> str:
    return hashed(_told(record))


def _told(record: object) -> tuple[object, ...]:
    """Return a record of ours as the name of its kind and its fields."""
    kind: type = type(record)
    told = [_steady(getattr(record, name)) for name in _names(kind)]
    return kind.__qualname__, *told


class _Pickler(pickle.Pickler):
    """Makes steady what stands in mappings, too; nothing is ever unpickled."""

    def reducer_override(self, thing: object) -> Any:
        kind: type = type(thing)
        if kind is MappingProxyType:
            return dict, (dict(cast("Mapping[object, object]", thing)),)
        if kind is Location or kind in ONCE or _is_record(kind):
            return tuple, (_steady(thing),)
        return NotImplemented


@cache
def _is_record(kind: type) -> bool:
    return is_dataclass(kind)


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a record but those that only say where something stands."""
    return tuple(
        each.name
        for each in fields(kind)
        if each.compare or not any(name in str(each.type) for name in PLACES)
    )
