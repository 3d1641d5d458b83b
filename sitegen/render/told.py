"""
What is known of texts -> data, and back.

Each thing that was read stands once, with the hash of what was answered, and so does
each id; a text has the places of those that it rests on. It is written and read some
texts at a time, so that nobody holds it twice.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct
from msgspec.json import Decoder

from sitegen.as_json import line_of
from sitegen.render.pool import Pool, Words, prove, unpacked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sitegen.later import File

Read = tuple[str, str]
"""The name of something that is read, and the hash of the answer; in data both are one
word, the hash first."""
Why = dict[str, tuple[str, ...]]
"""Name of each text that was made anew -> what it rests on that changed."""
Found = tuple[str, list[str], list[bytes], Why]
"""The heap; texts that hold; what is known of those that were made anew; and why."""
_HASH = re.compile("[0-9a-f]{64}")
SOME = 1_000
"""So many texts are told at a time."""
Natural = Annotated[int, Meta(ge=0)]
Told = tuple[str, bytes, bytes, bytes, str, Natural, Natural]
"""An `Entry` without what is shared, among which its packed places are."""
_LINE = Decoder(tuple[list[str], list[str], dict[str, Told]])


class Shared:
    """What many texts have."""

    def __init__(self) -> None:
        self.reads, self.ids = Pool(), Pool()

    def __len__(self) -> int:
        return len(self.reads.all) + len(self.ids.all)

    def read(self, place: int) -> Read:
        """Return what stands at a place among what is read."""
        answer, _, name = self.reads.all[place].partition(" ")
        return name, answer

    def entry(
        self,
        given: str,
        reads: Iterable[Read],
        figures: tuple[Iterable[str], Iterable[str]],
        text: File,
        start: int,
    ) -> Entry:
        """Return what is known of a new text; of *figures* those with cards first."""
        shown, noted = figures
        return Entry(
            given=given,
            hash=text.hash,
            size=text.size,
            start=start,
            shared=self,
            rests_on=self.reads.put(f"{answer} {name}" for name, answer in reads),
            shows=self.ids.put(shown),
            notes=self.ids.put(noted),
        )


class Entry(Struct, frozen=True, kw_only=True, gc=False):
    """What is known of a text; nothing that it holds leads back to it."""

    given: str
    """The hash of what it was given to show."""
    hash: str
    """Of its bytes."""
    size: int
    """In bytes."""
    start: int
    """Where it begins among the texts that are kept."""
    shared: Shared
    """Among what is shared are the places of the rest, which are packed."""
    rests_on: bytes
    shows: bytes
    notes: bytes

    @property
    def reads(self) -> list[Read]:
        """What it rests on."""
        return [self.shared.read(place) for place in unpacked(self.rests_on)]

    @property
    def shown(self) -> list[str]:
        """The ids of the figures with a card that it shows, and of those before it."""
        return self.shared.ids.of(self.shows)

    @property
    def carded(self) -> Collection[str]:
        """The same, for who holds them."""
        return Words(self.shared.ids, self.shows)

    @property
    def noted(self) -> list[str]:
        """Those of them that have a note."""
        return self.shared.ids.of(self.notes)

    def among(self, shared: Shared) -> Entry:
        """Return the same with its places among what others share."""
        if shared is self.shared:
            return self
        reads, ids = shared.reads, shared.ids
        return Entry(
            given=self.given,
            hash=self.hash,
            size=self.size,
            start=self.start,
            shared=shared,
            rests_on=reads.put(self.shared.reads.of(self.rests_on)),
            shows=ids.put(self.shown),
            notes=ids.put(self.noted),
        )


def told_of(entries: Iterable[tuple[str, Entry]]) -> Iterator[bytes]:
    """Yield what is known of texts as data, some a line."""
    shared, left = Shared(), iter(entries)
    reads, ids = shared.reads, shared.ids
    while some := [*islice(left, SOME)]:
        known = len(reads.all), len(ids.all)
        told = {name: _told(entry.among(shared)) for name, entry in some}
        yield line_of((reads.all[known[0] :], ids.all[known[1] :], told))


def _told(entry: Entry) -> Told:
    given, places = entry.given, (entry.rests_on, entry.shows, entry.notes)
    return given, *places, entry.hash, entry.size, entry.start


def entries_of(lines: Iterable[bytes], shared: Shared) -> Iterator[tuple[str, Entry]]:
    """
    Yield what `told_of` told; what texts share comes into *shared*, which is empty.

    Raises `MsgspecError`, `ValueError` or `IndexError` for anything else.
    """
    for line in lines:
        reads, ids, told = _LINE.decode(line)
        shared.reads.all += reads
        shared.ids.all += ids
        prove((each[1] for each in told.values()), shared.reads)
        prove((places for each in told.values() for places in each[2:4]), shared.ids)
        for name, each in told.items():
            yield name, _entry(shared, each)


def _entry(shared: Shared, told: Told) -> Entry:
    """Return what was told of a text; raises `ValueError`."""
    given, rests_on, shows, notes, name, size, start = told
    if not _HASH.fullmatch(name):
        raise ValueError(name)
    return Entry(
        given=given,
        hash=name,
        size=size,
        start=start,
        shared=shared,
        rests_on=rests_on,
        shows=shows,
        notes=notes,
    )
