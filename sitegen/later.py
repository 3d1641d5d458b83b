"""What is made when somebody asks for it: each thing once, and none in vain."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping
from hashlib import sha256
from threading import RLock
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

T = TypeVar("T")
A = TypeVar("A")
Make = Callable[[], "bytes | File | None"]
Makers = Mapping[str, Make]


class Done(Protocol):
    """Is told that no more is made."""

    def __call__(self, *, is_whole: bool) -> None:
        """Take notice; *is_whole* tells whether all is made."""


class Once(Generic[T]):
    """What *make* makes, when it is first called for."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make

    def __call__(self) -> T:
        """Return it; two threads that ask at once may both make the same."""
        make = self._make
        if make is not None:
            self._made = make()
            self._make = None  # last: who finds none finds what was made
        return self._made


class Awaited(Once[T]):
    """The same of what cannot be made twice: one thread makes it, and others wait."""

    __slots__ = ("_lock",)

    def __init__(self, make: Callable[[], T]) -> None:
        super().__init__(make)
        self._lock = RLock()

    def __call__(self) -> T:
        """Return it."""
        with self._lock:
            return super().__call__()


class Asked(Struct, Generic[A, T], frozen=True):
    """A function of one thing, to be asked later; smaller than a `partial`."""

    function: Callable[[A], T]
    given: A

    def __call__(self) -> T:
        """Ask it."""
        return self.function(self.given)


class Lazy(Mapping[str, T]):
    """
    Things by name, all of them made when one is first looked for.

    Where all *names* are known before, nothing is made for who asks only for them.
    """

    def __init__(
        self, make: Callable[[], Mapping[str, T]], names: Collection[str] = ()
    ) -> None:
        self._things, self._names = Once(make), dict.fromkeys(names)

    @property
    def made(self) -> Mapping[str, T]:
        """The same things, made by now."""
        return self._things()

    def __getitem__(self, name: str) -> T:
        return self._things()[name]

    def __contains__(self, name: object) -> bool:
        return name in (self._names or self._things())

    def __iter__(self) -> Iterator[str]:
        return iter(self._names or self._things())

    def __len__(self) -> int:
        return len(self._names or self._things())


class File:
    """
    The bytes of a file, by which they are known, and how many; fetched when asked for.

    Nobody holds them meanwhile, so that a site may be larger than memory.
    """

    __slots__ = ("_fetch", "hash", "size")

    def __init__(self, name: str, size: int, fetch: Callable[[], bytes]) -> None:
        self.hash, self.size, self._fetch = name, size, fetch

    @classmethod
    def of(cls, data: bytes) -> File:
        """Return bytes that are at hand as a file."""
        return cls(sha256(data).hexdigest(), len(data), lambda: data)

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self._fetch()


class Files(Mapping[str, bytes]):
    """Files by path, each with its hash and its size."""

    @abstractmethod
    def file(self, path: str) -> File:
        """Return a file; raises `KeyError` where there is none."""

    def __getitem__(self, path: str) -> bytes:
        return self.file(path).data


class Known(Files):
    """Files of which each is known before it is fetched."""

    def __init__(self, files: Mapping[str, File]) -> None:
        self._files = files

    def file(self, path: str) -> File:
        """Return a file; raises `KeyError` where there is none."""
        return self._files[path]

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class Later(Files):
    """
    Files by path, of which each is made when it is asked for.

    What makes a file may return `None`: then there is none. One is made at a time,
    whoever asks. *before* all are made, and when they are *done*, something is called;
    the latter also where there was a fault, and it is told whether all are made.
    """

    def __init__(self, makers: Makers, before: Callable[[], None], done: Done) -> None:
        self._files: dict[str, Make | File | None] = {**makers}
        """What was made takes the place of what makes it, which nobody needs then."""
        self._before, self._done, self._left = before, done, len(makers)
        self._lock = RLock()

    def file(self, path: str) -> File:
        """Return a file, which is made now if it was not before."""
        with self._lock:
            found = self._files[path]
            if callable(found):
                made = found()
                found = File.of(made) if isinstance(made, bytes) else made
                self._files[path] = found
                self._left -= 1
        if found is None:
            raise KeyError(path)
        return found

    def __contains__(self, path: object) -> bool:
        try:
            return bool(self.file(str(path)))
        except KeyError:
            return False

    def __iter__(self) -> Iterator[str]:
        if not self._left:
            yield from filter(self.__contains__, self._files)
            return
        try:
            self._before()
            for path in self._files:
                if path in self:
                    yield path
        finally:
            self._done(is_whole=not self._left)

    def __len__(self) -> int:
        return sum(path in self for path in self._files)
