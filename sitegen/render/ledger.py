"""
What is known of the texts of a site: they share most of what they read.

After an edit only what is new is written, beside what was written as a whole.
"""

from __future__ import annotations

import json
import os
import re
from io import BytesIO
from itertools import chain
from sys import byteorder
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

from msgspec import MsgspecError
from msgspec.structs import replace

from sitegen.as_json import line_of
from sitegen.cache import Store
from sitegen.heap import Heap
from sitegen.remembered import memory
from sitegen.render.told import Entry, Shared, entries_of, told_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


ROOM = "pages"
MOST, ROOMY = 1.5, 16_000_000
"""So many times their size texts may have in the cache, and so many bytes more."""
LEDGER, SINCE = "ledger", "since"
"""The entries that have all that was known once, and what came since."""
LITTLE = 4
"""While there is so many times more in all, what came since is written alone."""
TEXTS = "texts-"
"""What the name of a heap begins with."""
_HEAP = re.compile(f"{TEXTS}[0-9a-f]{{16}}")


BROKEN = MsgspecError, ValueError, TypeError, AttributeError, IndexError, RecursionError
"""What it raises to read something else."""
BEGINNING = 1_000
"""Bytes, in which its first line is."""
FEW = 1_000
"""So many things that nobody has any more are no burden."""
MUCH = 10_000_000
"""Bytes of a ledger that copies of this process, which need none, should not carry."""
NOTHING: Mapping[str, Entry] = MappingProxyType({})
LEDGERS: dict[str, Ledger] = memory()
"""Those that this process knows, by the folder of the cache."""


class Ledger:
    """What is known of texts by their names, of all that rest on one *ground*."""

    def __init__(
        self,
        ground: str,
        heap: str = "",
        entries: Mapping[str, Entry] = NOTHING,
        shared: Shared | None = None,
    ) -> None:
        self.ground = ground
        self._known = heap or another(), {**entries}
        """Both change at once: a preview asks while another build moves texts."""
        self._shared = Shared() if shared is None else shared
        self.newer = Shared()
        """What texts have that came since, which are few where many were known."""
        self._roomy = 2 * len(self._shared) + FEW
        self.is_new = False
        """It has more than was read."""
        self._mark, self._since = "", dict[str, None]()
        """By what is known which whole it is to which something came."""
        self.others: Collection[str] = ()
        """Names of texts that are known, but on another ground."""

    @classmethod
    def read(cls, store: Store) -> Self:
        """Return what `write` wrote; an empty ledger where that is something else."""
        shared = Shared()
        lines, since = (BytesIO(store.get(each) or b"") for each in (LEDGER, SINCE))
        try:
            ground, heap, mark, order = json.loads(lines.readline())
            newer = since if since.readline() == line_of(mark) else ()
            entries = dict(entries_of(lines, shared))
            ledger = cls(str(ground), _named(heap, order), entries, shared)
            for name, entry in entries_of(newer, Shared()):
                ledger.add(name, entry, ledger.heap)
        except BROKEN:
            return cls("")
        ledger._mark, ledger.is_new = str(mark), False
        return ledger

    def write(self, store: Store) -> bool:
        """Write what is new, or all that is known; tell whether it can be read."""
        if not self.is_new:
            return True
        since, entries = self._since.copy(), self._entries.copy()  # both may grow
        if self._is_there(store) and LITTLE * len(since) < len(entries):
            newer = ((name, entries[name]) for name in since if name in entries)
            store.put(SINCE, chain((line_of(self._mark),), told_of(newer)))
        else:
            self._mark, self._since = os.urandom(8).hex(), {}
            head = line_of(self._head)
            store.put(LEDGER, chain((head,), told_of(entries.items())))
        self.is_new = False
        return store.has(LEDGER)

    def _is_there(self, store: Store) -> bool:
        """Tell whether the whole to which something came is there: others write it."""
        begun = (store.part(LEDGER, 0, BEGINNING) or b"").splitlines()
        return bool(self._mark) and line_of(self._head).strip() in begun

    @property
    def _head(self) -> tuple[str, str, str, str]:
        return self.ground, self.heap, self._mark, byteorder

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
        self._known, self._mark, self.is_new = (another(), {}), "", True

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
        found = entry.among(self.newer)
        now, entries = self._known
        if heap == now:
            entries[name], self._since[name], self.is_new = found, None, True
        return found

    def keep(self, names: Collection[str]) -> None:
        """Forget all texts but some, and what only the others had."""
        known = self._entries.copy()  # a preview may add meanwhile, here and below
        found = {name: known[name] for name in names if name in known}
        self._known = self.heap, found
        if len(found) < len(known):
            self._mark, self.is_new = "", True
        if len(self._shared) + len(self.newer) > self._roomy:
            shared, entries = Shared(), self._entries.copy()
            found = {name: entry.among(shared) for name, entry in entries.items()}
            self._known, self._shared = (self.heap, found), shared
            self.newer = Shared()
            self._roomy = 2 * len(self._shared) + FEW

    def lighten(self) -> None:
        """Forget what texts rest on and show; only where each is will be asked for."""
        nothing = Shared()
        found = {
            name: replace(entry, shared=nothing, rests_on=b"", shows=b"", notes=b"")
            for name, entry in self._entries.items()
        }
        self._known, self._shared, self.newer = (self.heap, found), nothing, Shared()

    def move(self, store: Store) -> None:
        """Move all texts to another heap, but for those that nobody needs any more."""
        before, name = Heap(store, self.heap), another()
        heap, starts = Heap(store, name), dict[int, int]()
        for start, entry in self.texts.items():
            text = before.get(start, entry.size, entry.hash)
            moved = None if text is None else heap.put(text)
            if moved is None:
                heap.remove()
                return
            starts[start] = moved
        found = {
            each: replace(entry, start=starts[entry.start])
            for each, entry in self._entries.copy().items()
            if entry.start in starts
        }
        self._known, self._mark, self.is_new = (name, found), "", True

    @property
    def end(self) -> int:
        """How long a heap is at least that has all of the texts."""
        ends = (entry.start + entry.size for entry in self._entries.copy().values())
        return max(ends, default=0)

    @property
    def texts(self) -> Mapping[int, Entry]:
        """Each text of the heap that is known, by where it begins."""
        return {entry.start: entry for entry in self._entries.copy().values()}


def another() -> str:
    """Return the name of another heap: no other process takes it for its own."""
    return f"{TEXTS}{os.urandom(8).hex()}"


def _named(heap: Any, order: Any) -> str:
    """Return the name of a heap; raises `ValueError`, also on another machine."""
    if order != byteorder or not _HEAP.fullmatch(heap):
        raise ValueError(heap)
    return str(heap)


def ahead(folder: str) -> None:
    """Read what is known of texts there while there is time, unless it is much."""
    if Store(folder, ROOM).size(LEDGER) < MUCH:
        last(folder)


def last(folder: str) -> Ledger:
    """Return what is known of texts there."""
    ledger = LEDGERS.get(folder) if folder else Ledger("")
    if ledger is None:
        store = Store(folder, ROOM)
        ledger = Ledger.read(store)
        size, end = Heap(store, ledger.heap).size, ledger.end
        if not end <= size <= 2 * (MOST * end + ROOMY):  # lost, or of no use
            ledger = ledger.emptied(ledger.ground)
        LEDGERS[folder] = ledger
    return ledger
