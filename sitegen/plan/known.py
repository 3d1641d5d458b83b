"""
What is known of plans that earlier builds made: on what they rest, and their figures.

A plan that rests on nothing else today is that of today, without any fault: others are
not taken down. It is believed as far as its folder is (`sitegen.cache`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import MsgspecError
from msgspec.json import Decoder

from sitegen.as_json import line_of
from sitegen.cache import Store
from sitegen.hashed import hashed
from sitegen.inputs import tool
from sitegen.remembered import memory, remembered_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from pathlib import Path

    from sitegen.watch import Watch

ROOM, KNOWN = "plans", "known"
Entry = tuple[str, dict[str, str], tuple[str, ...]]
"""The hash of what a plan was given, what was read for it, and the ids of its figures.
"""
_KNOWN = Decoder(tuple[str, dict[str, Entry]])

_KEPT: dict[str, Mapping[str, Entry]] = memory()
"""What this process kept last, by the folder: it need not be read again."""


class Known:
    """Plans of some *figures* by the ids of their charts; without a *folder* none."""

    def __init__(
        self, folder: Path | None, watch: Watch, figures: Container[str]
    ) -> None:
        self._tool, self._folder = tool(), str(folder or "")
        self._store = Store(folder if self._tool else None, ROOM)
        self._watch, self._figures = watch, figures
        self._read = _KEPT.get(self._folder) or _entries(
            self._store.get(KNOWN) or b"", self._tool
        )
        self._now = dict[str, Entry]()

    def find(self, name: str, given: str) -> Entry | None:
        """Return the entry of a plan that would be the same today."""
        entry = self._read.get(name)
        if entry is None or entry[0] != given:
            return None
        if not all(each in self._figures for each in entry[2]):
            return None
        answer = self._watch.answer
        if any(answer(read) != was for read, was in entry[1].items()):
            return None
        self._now[name] = entry
        return entry

    def add(self, name: str, entry: Entry) -> None:
        """Take down a plan without faults."""
        self._now[name] = entry

    def keep(self) -> None:
        """Keep what is known of the plans of today."""
        if self._now != self._read:
            self._store.put(KNOWN, line_of((self._tool, self._now)))
        if self._folder:
            _KEPT[self._folder] = self._now


@remembered_of
def trace(entry: Any) -> str:
    """Return the hash of all that a plan rests on, by its entry."""
    given, reads, _ = entry
    return hashed((given, tuple(sorted(reads.items()))))


def _entries(data: bytes, made_by: str) -> Mapping[str, Entry]:
    """Return what `keep` wrote; nothing where that is something else."""
    try:
        known, found = _KNOWN.decode(data)
    except (MsgspecError, RecursionError):
        return {}
    return found if known == made_by else {}
