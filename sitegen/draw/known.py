"""
What is known of drawings that earlier builds made, by the traces of their plans.

A plan of the same trace is the same plan, of which the same is drawn by the same tool.
It is believed as far as its folder is (`sitegen.cache`).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sitegen.cache import Store
from sitegen.inputs import tool
from sitegen.remembered import memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sitegen.graphics.cache import Cache, Files
    from sitegen.model.drawing import Planned

PAGE = ("narrow", "wide", "looks")
"""What stands in a page; all else is to download."""
BEHIND = ("live.json", "chart.vl.json", "chart.svg")
"""What else is drawn of a chart."""
TABLE = "chart.csv"
"""Made of the plan, and not kept."""
DOWNLOADS = {*BEHIND, TABLE}
"""The names of what can be downloaded of a chart, but for its PNG."""
ROOM, KNOWN = "plans", "drawn"
_HASH = re.compile("(?:[0-9a-f]{32}){1,2}")


def keeping(cache: Cache, key: str, drawn: Iterable[Files]) -> Iterator[None]:
    """Keep files as they are *drawn*, those of a page first, and yield after each."""
    for name, files in zip((key, behind(cache, key)), drawn, strict=True):
        cache.put(name, files)
        yield


def behind(cache: Cache, key: str) -> str:
    """Return the key of what is to download of a drawing whose pages' is another."""
    return cache.key("behind", key)


class Record(NamedTuple):
    """What is known of a drawing without its pictures."""

    trace: str
    """That of its plan."""
    key: str
    """Under which its pictures are kept."""
    hash: str
    """Of all that a page can say of it."""
    files: tuple[tuple[str, str, int], ...]
    """Of each download its name, its hash, and its size in bytes."""
    is_drawable: bool
    """Whether the font of pictures has all of its letters."""


_KEPT: dict[str, Mapping[str, Record]] = memory()
"""What this process kept last, by the folder: it need not be read again."""


class Known:
    """Drawings by the ids of their charts, made with one *ground* of tools."""

    def __init__(self, folder: Path | None, ground: str) -> None:
        made_by = tool()
        self._ground, self._folder = f"{ground} {made_by}", str(folder or "")
        self._store = Store(folder if made_by else None, ROOM)
        self._read = _KEPT.get(self._folder) or _records(
            self._store.get(KNOWN) or b"", self._ground
        )
        self._now = dict[str, Record]()

    def find(self, planned: Planned, cache: Cache) -> Record | None:
        """Return what is known of the drawing of a plan, if its pictures are there."""
        record = self._read.get(planned.chart.id)
        if record and record.trace == planned.trace and cache.has(record.key):
            self.add(planned.chart.id, record)
            return record
        return None

    def add(self, name: str, record: Record) -> None:
        """Take down a drawing, of which the pictures are kept."""
        self._now[name] = record

    def keep(self) -> None:
        """Keep what is known of the drawings of today."""
        if self._now != self._read:
            told = json.dumps((self._ground, self._now), separators=(",", ":"))
            self._store.put(KNOWN, told.encode())
        if self._folder:
            _KEPT[self._folder] = self._now


def _records(data: bytes, ground: str) -> Mapping[str, Record]:
    """Return what `keep` wrote; nothing where that is something else."""
    try:
        known, found = json.loads(data)
        told = found.items() if known == ground else ()
        return {str(name): _record(rest) for name, rest in told}
    except (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return {}


def _record(told: Any) -> Record:
    """Return what was told of a drawing; raises `TypeError` or `ValueError`."""
    trace, key, name, files, is_drawable = told
    known = tuple((str(each), of, int(size)) for each, of, size in files)
    if not all(map(_HASH.fullmatch, (key, name, *(of for _, of, _ in known)))):
        raise ValueError(name)
    is_whole = {each for each, *_ in known} == DOWNLOADS
    if not is_whole or min(size for *_, size in known) < 1:
        raise ValueError(files)
    if not isinstance(is_drawable, bool):
        raise TypeError(is_drawable)
    return Record(str(trace), key, name, known, is_drawable)
