"""
What is known of the texts of a site, in one piece: they share most of what they read.

In the file each thing that was read stands once, with the hash of what was answered; a
text has the places of those that it rests on.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Read = tuple[str, str]
"""The name of something that is read, and the hash of the answer."""
_HASH = re.compile("[0-9a-f]{64}")


class Entry(NamedTuple):
    """What is known of a text."""

    given: str
    """The hash of what it was given to show."""
    reads: Collection[Read]
    shown: Collection[str]
    """The ids of the figures that it shows, and of those shown before it."""
    noted: Collection[str]
    """Those of them that have a note."""
    hash: str
    """By which it is found."""
    size: int
    """In bytes."""

    @classmethod
    def of(cls, given: object, reads: Iterable[Read], *rest: Any) -> Self:
        """Return what was told of a text; raises `TypeError` or `ValueError`."""
        shown, noted, name, size = rest
        if not _HASH.fullmatch(name) or not isinstance(size, int):
            raise ValueError(name)
        return cls(str(given), [*reads], _ids(shown), _ids(noted), name, size)


def _ids(told: Any) -> tuple[str, ...]:
    """Return ids; raises `TypeError` where some are none."""
    if not isinstance(told, list) or not all(isinstance(each, str) for each in told):
        raise TypeError(told)
    return tuple(told)


class Ledger:
    """What is known of texts by their names, of all that rest on one *ground*."""

    def __init__(self, ground: str, entries: Mapping[str, Entry]) -> None:
        self.ground, self._entries = ground, dict(entries)
        self.is_new = False
        """It has more than was read."""

    @classmethod
    def read(cls, data: bytes, ground: str) -> Self:
        """Return what `told` wrote; an empty ledger where that is something else."""
        entries: dict[str, Entry] = {}
        try:
            was, reads, told = json.loads(data)
            shared = [(str(name), str(answer)) for name, answer in reads]
            for name, (given, places, *rest) in told.items() if was == ground else ():
                reads = [shared[place] for place in places]
                entries[name] = Entry.of(given, reads, *rest)
        except (ValueError, TypeError, AttributeError, IndexError):
            entries.clear()
        return cls(ground, entries)

    def find(self, name: str) -> Entry | None:
        """Return what is known of a text."""
        return self._entries.get(name)

    def add(self, name: str, entry: Entry) -> None:
        """Take down what is known of a text."""
        self._entries[name] = entry
        self.is_new = True

    def of(self, names: Iterable[str]) -> Self:
        """Return a ledger of some of the texts alone."""
        found = {name: self._entries[name] for name in names if name in self._entries}
        ledger = type(self)(self.ground, found)
        ledger.is_new = self.is_new or len(found) < len(self._entries)
        return ledger

    def told(self) -> bytes:
        """Return all as data."""
        places: dict[Read, int] = {}
        entries = {
            name: (
                entry.given,
                [places.setdefault(each, len(places)) for each in entry.reads],
                *entry[2:],
            )
            for name, entry in self._entries.items()
        }
        return json.dumps((self.ground, [*places], entries)).encode()
