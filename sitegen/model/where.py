"""Where the parts of a record stand in its file."""

from __future__ import annotations

from collections.abc import Mapping
from sys import intern
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sitegen.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import PurePosixPath


NONE: Mapping[str, Location] = MappingProxyType({})


class Where(Mapping[str, Location]):
    """
    Places by key, all in one file.

    They are asked for by who tells of a fault, and held of all figures: so they take
    little room, and are put together when they are asked for.
    """

    __slots__ = ("_path", "_told")

    def __init__(self, places: Mapping[str, Location] = NONE) -> None:
        self._path = next((each.path for each in places.values()), None)
        told = [(key, each.line, each.column) for key, each in places.items()]
        self._told: tuple[Any, ...] = tuple([part for each in told for part in each])
        """A key, a line and a column in turn."""

    @property
    def flat(self) -> tuple[Any, ...]:
        """The file, and a key, a line and a column in turn."""
        return (self._path, *self._told)

    @classmethod
    def of(cls, path: PurePosixPath | None, told: Sequence[Any]) -> Where:
        """Return the places that are so told in one file."""
        made = cls()
        told = [intern(each) if type(each) is str else each for each in told]
        made._path, made._told = path, tuple(told)  # keys are few, and figures many
        return made

    def __getitem__(self, key: str) -> Location:
        told = self._told
        for at in range(0, len(told), 3):
            if told[at] == key and self._path:
                return Location(self._path, told[at + 1], told[at + 2])
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._told[::3])

    def __len__(self) -> int:
        return len(self._told) // 3
