"""
What is known of texts -> data, and back.

In the data each thing that was read stands once, with the hash of what was answered,
and so does each id; a text has the places of those that it rests on. It is written and
read some texts at a time, so that nobody holds it twice.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

from msgspec import Meta
from msgspec.json import Decoder

from sitegen.as_json import line_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

T = TypeVar("T")
Read = tuple[str, str]
"""The name of something that is read, and the hash of the answer."""
Place = tuple[str, int, int, str]
"""Hash and size of a text, where it begins, and in which heap."""
Why = dict[str, tuple[str, ...]]
"""Name of each text that was made anew -> what it rests on that changed."""
Found = tuple[str, list[str], list[bytes], Why]
"""The heap; texts that hold; what is known of those that were made anew; and why."""
_HASH = re.compile("[0-9a-f]{64}")
SOME = 1_000
"""So many texts are told at a time."""
Natural = Annotated[int, Meta(ge=0)]
Listed = list[Natural]
Told = tuple[str, Listed, Listed, Listed, str, Natural, Natural]
"""An `Entry` that has, for what others share, its places among these."""
_LINE = Decoder(tuple[list[Read], list[str], dict[str, Told]])


class Entry(NamedTuple):
    """What is known of a text."""

    given: str
    """The hash of what it was given to show."""
    reads: Collection[Read]
    shown: Collection[str]
    """The ids of the figures with a card that it shows, and of those before it."""
    noted: Collection[str]
    """Those of them that have a note."""
    hash: str
    """Of its bytes."""
    size: int
    """In bytes."""
    start: int
    """Where it begins among the texts that are kept."""


def told_of(entries: Iterable[tuple[str, Entry]]) -> Iterator[bytes]:
    """Yield what is known of texts as data, some a line."""
    reads, ids, left = _Places[Read](), _Places[str](), iter(entries)
    while some := [*islice(left, SOME)]:
        told = {
            name: (
                entry.given,
                [reads[each] for each in entry.reads],
                [ids[each] for each in entry.shown],
                [ids[each] for each in entry.noted],
                *entry[4:],
            )
            for name, entry in some
        }
        yield line_of((reads.new(), ids.new(), told))


def entries_of(
    lines: Iterable[bytes], shared: list[Read], known: list[str]
) -> Iterator[tuple[str, Entry]]:
    """
    Yield what `told_of` told, adding to what is *shared*, and to the *known* ids.

    Raises `MsgspecError`, `ValueError` or `IndexError` for anything else.
    """
    answers = dict[str, str]()
    for line in lines:
        reads, ids, told = _LINE.decode(line)
        shared += [(name, answers.setdefault(to, to)) for name, to in reads]
        known += ids
        for name, each in told.items():
            yield name, _entry(shared, known, each)


def names_of(line: bytes) -> Iterable[str]:
    """Return the names of the texts of a line that `told_of` told."""
    return _LINE.decode(line)[2]


class _Places(dict[T, int]):
    """The place of each thing among all in the order in which they are asked for."""

    def __init__(self) -> None:
        self._new: list[T] = []

    def __missing__(self, thing: T) -> int:
        self._new.append(thing)
        self[thing] = place = len(self)
        return place

    def new(self) -> list[T]:
        """Return those that were not asked for before the last time."""
        new, self._new = self._new, []
        return new


def _entry(shared: Sequence[Read], known: Sequence[str], told: Told) -> Entry:
    """Return what was told of a text; raises `ValueError` or `IndexError`."""
    given, reads, shown, noted, name, size, start = told
    if not _HASH.fullmatch(name):
        raise ValueError(name)
    return Entry(
        given,
        tuple([shared[place] for place in reads]),
        tuple([known[place] for place in shown]),
        tuple([known[place] for place in noted]),
        name,
        size,
        start,
    )
