"""What is made when somebody asks for it: each thing once, and none in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from threading import RLock
from typing import Generic, TypeVar

T = TypeVar("T")
Make = Callable[[], "bytes | None"]
Makers = Mapping[str, Make]


class Once(Generic[T]):
    """What *make* makes, when it is first called for."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make

    def __call__(self) -> T:
        """Return it."""
        if self._make is not None:
            self._made, self._make = self._make(), None
        return self._made


class Lazy(Mapping[str, T]):
    """Things by name, all of them made when it is first looked into."""

    def __init__(self, make: Callable[[], Mapping[str, T]]) -> None:
        self._things = Once(make)

    def __getitem__(self, name: str) -> T:
        return self._things()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._things())

    def __len__(self) -> int:
        return len(self._things())


class Later(Mapping[str, bytes]):
    """
    Files by path, of which each is made when it is asked for.

    What makes a file may return `None`: then there is none. One is made at a time,
    whoever asks. *before* all are made, and when they are *done*, something is called.
    """

    def __init__(
        self, makers: Makers, before: Callable[[], None], done: Callable[[], None]
    ) -> None:
        self._makers, self._before, self._done = makers, before, done
        self._made: dict[str, bytes | None] = {}
        self._lock = RLock()

    def __getitem__(self, path: str) -> bytes:
        with self._lock:
            if path not in self._made:
                self._made[path] = self._makers[path]()
            found = self._made[path]
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        is_whole = len(self._made) == len(self._makers)
        if not is_whole:
            self._before()
        for path in self._makers:
            if path in self:
                yield path
        if not is_whole:
            self._done()

    def __len__(self) -> int:
        return sum(path in self for path in self._makers)
