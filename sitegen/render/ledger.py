"""What is known of the texts of a site: they share most of what they read."""

from __future__ import annotations

import json
import os
import re
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

from sitegen.as_json import line_of
from sitegen.render.told import Entry, Read, entries_of, told_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping


TEXTS = "texts-"
"""What the name of a heap begins with."""
_HEAP = re.compile(f"{TEXTS}[0-9a-f]{{16}}")


FEW = 1_000
"""So many things that nobody has any more are no burden."""
NOTHING: Mapping[str, Entry] = MappingProxyType({})


class Ledger:
    """What is known of texts by their names, of all that rest on one *ground*."""

    def __init__(
        self,
        ground: str,
        heap: str = "",
        entries: Mapping[str, Entry] = NOTHING,
        shared: Iterable[object] = (),
    ) -> None:
        self.ground = ground
        self._known = heap or another(), {**entries}
        """Both change at once: a preview asks while another build moves texts."""
        self._shared: dict[object, Any] = {each: each for each in shared}
        """What many entries have, once."""
        self._roomy = 2 * len(self._shared) + FEW
        self.is_new = False
        """It has more than was read."""
        self.others: Collection[str] = ()
        """Names of texts that are known, but on another ground."""

    @classmethod
    def read(cls, data: bytes) -> Self:
        """Return what `told` wrote; an empty ledger where that is something else."""
        shared, known = list[Read](), list[str]()
        try:
            lines = BytesIO(data)
            ground, heap = json.loads(lines.readline())
            entries = dict(entries_of(lines, shared, known))
            return cls(str(ground), _named(heap), entries, (*shared, *known))
        except (ValueError, TypeError, AttributeError, IndexError):
            return cls("")

    def on(self, ground: str) -> Self:
        """Return the ledger of that ground, which knows nothing if it is another."""
        return self if ground == self.ground else self.emptied(ground)

    def emptied(self, ground: str) -> Self:
        """Return a ledger of that ground that knows nothing, with another heap."""
        ledger = type(self)(ground)
        ledger.others = frozenset({*self.others, *self._entries})
        return ledger

    def lose(self) -> None:
        """Forget all texts, which are no longer there, and begin another heap."""
        self.others = frozenset({*self.others, *self._entries})
        self._known, self.is_new = (another(), {}), True

    @property
    def heap(self) -> str:
        """The name of the heap that has the texts."""
        return self._known[0]

    @property
    def _entries(self) -> dict[str, Entry]:
        return self._known[1]

    @property
    def names(self) -> Collection[str]:
        """The names of all texts."""
        return self._entries.copy()

    def find(self, name: str) -> tuple[str, Entry | None]:
        """Return the name of the heap, and what is known of a text."""
        heap, entries = self._known
        return heap, entries.get(name)

    def add(self, name: str, entry: Entry, heap: str) -> Entry:
        """
        Take down what is known of a text; return it, sharing what others have.

        One that was put into another *heap* than the texts are in now is not known.
        """
        one = self._shared.setdefault
        reads = tuple([one(each, each) for each in entry.reads])
        shown = tuple([one(each, each) for each in entry.shown])
        noted = tuple([one(each, each) for each in entry.noted])
        found = entry._replace(reads=reads, shown=shown, noted=noted)
        now, entries = self._known
        if heap == now:
            entries[name], self.is_new = found, True
        return found

    def keep(self, names: Collection[str]) -> None:
        """Forget all texts but some, and what only the others had."""
        known = self._entries.copy()  # a preview may add meanwhile, here and below
        found = {name: known[name] for name in names if name in known}
        self._known = self.heap, found
        self.is_new |= len(found) < len(known)
        if len(self._shared) > self._roomy:
            entries = self._entries.copy().values()
            shared = (part for each in entries for part in each[1:4])
            self._shared = {each: each for part in shared for each in part}
            self._roomy = 2 * len(self._shared) + FEW

    def move(self, heap: str, starts: Mapping[int, int]) -> None:
        """Take down where each text begins in another heap, by where it began."""
        moved = {
            name: entry._replace(start=starts[entry.start])
            for name, entry in self._entries.copy().items()
            if entry.start in starts
        }
        self._known, self.is_new = (heap, moved), True

    @property
    def end(self) -> int:
        """How long a heap is at least that has all of the texts."""
        ends = (entry.start + entry.size for entry in self._entries.copy().values())
        return max(ends, default=0)

    @property
    def texts(self) -> Mapping[int, Entry]:
        """Each text of the heap that is known, by where it begins."""
        return {entry.start: entry for entry in self._entries.copy().values()}

    def told(self) -> Iterator[bytes]:
        """Yield all as data: first what all rest on, then some texts a line."""
        yield line_of((self.ground, self.heap))
        yield from told_of(self._entries.copy().items())


def another() -> str:
    """Return the name of another heap: no other process takes it for its own."""
    return f"{TEXTS}{os.urandom(8).hex()}"


def _named(heap: Any) -> str:
    if not _HEAP.fullmatch(heap):
        raise ValueError(heap)
    return str(heap)
