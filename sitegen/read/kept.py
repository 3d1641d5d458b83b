"""
What was read of files by an earlier process, kept as bytes.

They hold what the records say, and nothing that runs: each is made again field by
field, as its class says; bytes that do not say such records are not used. What is told
of a file is told each time, so that what had something to be told is not kept.
"""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from msgspec import DecodeError, Struct, ValidationError, msgpack

from sitegen.cache import Store
from sitegen.diagnostics import Location
from sitegen.inputs import tool
from sitegen.model.where import Where

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
ROOM = "read"
UNDER_WAY: dict[str, Callable[[], None]] = {}
"""What waits for a copy of this process that reads what is new, by the folder."""
BROKEN = (DecodeError, ValidationError, ZeroDivisionError, RecursionError)
"""What it raises to make records of something else."""


class Part(Struct, Generic[T_co], frozen=True):
    """A part of the content that is read of its own files alone."""

    name: str
    kind: Any
    """The type of what it is read as, as a value."""


class Shelf:
    """What was read before, in the cache folder of a project."""

    def __init__(self, folder: Path) -> None:
        self._store, self._tool = Store(folder, ROOM), tool()
        self._folder = str(folder)

    def make_room(self) -> None:
        """Let what is read be kept here; who only looks leaves nothing behind."""
        with suppress(OSError):  # where nothing can be kept, all is read
            self._store.is_made()

    def has(self, part: Part[Any], texts: Mapping[PurePosixPath, str]) -> bool:
        """Tell whether something is kept of files."""
        return self._store.has(self._name(part, texts))

    def get(self, part: Part[T], texts: Mapping[PurePosixPath, str]) -> T | None:
        """Return what was read of files; `None` where nothing is kept."""
        name = self._name(part, texts)
        raw = self._store.get(name) if self._tool else None
        if raw is None and (wait := UNDER_WAY.pop(self._folder, None)):
            wait()
            return self.get(part, texts)
        if raw is None:
            return None
        try:
            return cast("T", _decoder(part).decode(raw))
        except BROKEN:
            self._store.doubt()
            return None

    def put(
        self, part: Part[T], texts: Mapping[PurePosixPath, str], made: object
    ) -> None:
        """Keep what was read of files, where there is room."""
        if self._tool and self._store.is_ours():
            self._store.put(self._name(part, texts), _ENCODER.encode(made))

    def _name(self, part: Part[Any], texts: Mapping[PurePosixPath, str]) -> str:
        total = sha256(f"{self._tool} {part.name}".encode())
        for path, text in texts.items():
            total.update(f"{len(text)} {path} {text}".encode())
        return total.hexdigest()


@cache
def _decoder(part: Part[T]) -> msgpack.Decoder[T]:
    return msgpack.Decoder(part.kind, dec_hook=_made)


def _told(thing: object) -> object:
    """Return what is no record as plain values."""
    if isinstance(thing, Where):
        return thing.flat
    if isinstance(thing, Location):
        return thing.path, thing.line, thing.column
    if isinstance(thing, PurePosixPath | Fraction):
        return str(thing)
    raise TypeError(f"{type(thing)} is no part of a record")


def _made(kind: type, told: Any) -> object:
    """Return the thing that is so told."""
    if kind is PurePosixPath:
        return _path(told)
    if kind is Location:
        path, *place = told
        if [*map(type, (path, *place))] != [str, int, int]:
            raise ValueError(told)
        return Location(_path(path), *place)
    if kind is Where:
        path, *places = told
        if {*map(type, places[::3])} - {str} or {*map(type, _lines(places))} - {int}:
            raise ValueError(told)
        return Where.of(path and _path(path), places)
    return kind(told)


def _lines(places: list[Any]) -> list[Any]:
    """Return the lines and columns of keys, a line and a column behind each."""
    return [each for at, each in enumerate(places) if at % 3]


@lru_cache
def _path(text: str) -> PurePosixPath:
    """Return a path; all that stands in one file shares its."""
    return PurePosixPath(text)


_ENCODER = msgpack.Encoder(enc_hook=_told)
