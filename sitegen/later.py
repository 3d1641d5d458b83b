"""Files that are made when somebody asks for them: each once, and none in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from threading import RLock

Make = Callable[[], "bytes | None"]
Makers = Mapping[str, Make]


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
