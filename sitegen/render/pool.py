"""Words that many texts have: each once, and of a text their places, packed."""

from __future__ import annotations

from array import array
from threading import Lock
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDE: Final = "I"
"""A place takes four bytes, where a pointer would take eight."""
SIZE: Final = array(WIDE).itemsize


class Pool:
    """Words in the order in which they came, each known by its place."""

    def __init__(self) -> None:
        self.all = list[str]()
        self._places, self._indexed = dict[str, int](), 0
        self._lock = Lock()  # a preview makes texts in several threads

    def put(self, words: Iterable[str]) -> bytes:
        """Take *words*, and return their places."""
        with self._lock:
            return array(WIDE, map(self._place, words)).tobytes()

    def _place(self, word: str) -> int:
        places, known = self._places, self.all
        if self._indexed < len(known):  # they were read, and nobody asked so far
            places.update((each, place) for place, each in enumerate(known))
        place = places.setdefault(word, len(known))
        if place == len(known):
            known.append(word)
        self._indexed = len(known)
        return place

    def of(self, places: bytes) -> list[str]:
        """Return the words at *places*."""
        known = self.all
        return [known[place] for place in unpacked(places)]


class Words(Struct, frozen=True):
    """Words of a pool, by their places: a collection that takes little room."""

    pool: Pool
    places: bytes

    def __iter__(self) -> Iterator[str]:
        return iter(self.pool.of(self.places))

    def __contains__(self, word: object) -> bool:
        return word in self.pool.of(self.places)

    def __len__(self) -> int:
        return len(unpacked(self.places))


def unpacked(places: bytes) -> memoryview[int]:
    """Return places as numbers."""
    return memoryview(places).cast(WIDE)


def prove(packed: Iterable[bytes], pool: Pool) -> None:
    """Raise `ValueError` for what is no packed places, `IndexError` for other ones."""
    found = [*packed]
    if any(len(each) % SIZE for each in found):
        raise ValueError(WIDE)
    if (places := unpacked(b"".join(found))) and max(places) >= len(pool.all):
        raise IndexError(max(places))
