"""
Values of the model -> hashes, by which what was made of equal ones is found again.

Where in the content something stands is left out: a line more above it changes nothing
that is made of it, but where its faults are told.
"""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from sitegen.diagnostics import Location
from sitegen.model.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping


class Hasher:
    """
    Hashes values without their places; nothing is ever unpickled.

    Figures stand in much that is hashed; each is hashed once.
    """

    def __init__(self) -> None:
        self._figures: dict[int, tuple[Figure, str]] = {}

    def __call__(self, thing: object) -> str:
        """Return the hash of a thing."""
        stream = BytesIO()
        _Pickler(stream, self).dump(_steady(thing))
        return sha256(stream.getbuffer()).hexdigest()

    def figure(self, figure: Figure) -> str:
        """Return the hash of a figure, which lives as long as this."""
        if id(figure) not in self._figures:
            self._figures[id(figure)] = figure, self(_told(figure))
        return self._figures[id(figure)][1]


class _Pickler(pickle.Pickler):
    """Leaves out where in the content something stands: no result shows it."""

    def __init__(self, stream: BytesIO, hasher: Hasher) -> None:
        super().__init__(stream, protocol=5)
        self._hasher = hasher

    def reducer_override(self, thing: object) -> Any:
        kind = type(thing)
        if kind is Location:
            return str, ()
        if kind is Figure:
            return str, (self._hasher.figure(cast("Figure", thing)),)
        if kind is MappingProxyType:
            return dict, (dict(cast("Mapping[object, object]", thing)),)
        if not isinstance(thing, type) and is_dataclass(thing):
            return tuple, (_told(thing),)
        return NotImplemented


def _told(record: object) -> tuple[object, ...]:
    """Return a record of ours as the name of its kind and its fields."""
    kind: type = type(record)
    named = (_steady(getattr(record, name)) for name in _names(kind))
    return kind.__qualname__, *named


def _steady(thing: object) -> object:
    """Return a set as a list, since the order of a set is another in each process."""
    return sorted(thing, key=repr) if isinstance(thing, frozenset) else thing


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
