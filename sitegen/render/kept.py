"""
Pages that earlier builds made, and of which nothing changed.

What is known of a text is data: by which hash it is found, which numbers stand in it,
and what was read for it, with a hash of each answer (`sitegen.watch`). It is used
while what the page is given, all that it read, the templates and the tool are the same;
it is believed as far as its folder is (`sitegen.cache`). The text itself is only read
where somebody asks for it.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from sitegen.cache import Store
from sitegen.hashed import hashed
from sitegen.later import File
from sitegen.options import unmoved
from sitegen.remembered import memory
from sitegen.render.ledger import Entry, Ledger, Read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.render.numbers import Numbers
    from sitegen.watch import Watch

ROOM, REASONS, LEDGER = "pages", "reasons", "ledger"
GROUND = "the templates, the vocabulary, the settings or the tool"
TEXT, CARD, CARDS = "text of ", "card of ", "cards of "
"""What the name of the text of a page written by hand, of a card, or of the cards of a
page begins with."""
Why = dict[str, tuple[str, ...]]
"""Name of each text that was made anew -> what it rests on that changed."""
_LEDGERS: dict[str, Ledger] = memory()
_TEXTS: dict[str, tuple[str, bytes]] = memory()
"""The texts of pages written by hand: each build of a process asks for them."""


class Kept:
    """
    Texts by their names; each is made only if it would be another one.

    The *ground* is a hash of all that every text rests on; without one nothing is kept.
    """

    def __init__(
        self, folder: Path | None, ground: str, watch: Watch, report: Report
    ) -> None:
        self._folder = str(folder) if folder and ground else ""
        self._store = Store(self._folder, ROOM)
        self._ground, self._watch, self._report = ground, watch, report
        self._ledger = _LEDGERS.get(self._folder) or Ledger("", {})
        if self._ledger.ground != ground:
            self._ledger = Ledger.read(self._store.get(LEDGER) or b"", ground)
        if self._folder:
            _LEDGERS[self._folder] = self._ledger
        self._asked: dict[str, None] = {}
        self._holds: dict[Read, bool] = {}
        """Whether what was read would be answered the same today."""
        self.is_lasting = bool(self._folder)
        """Another process, too, has what is kept."""
        self.why: Why = {}

    def text(
        self,
        name: str,
        given: object,
        numbers: Numbers,
        figures: Mapping[str, Figure],
        make: Callable[[], str],
    ) -> File:
        """
        Return the text of that name, which is *given* something to show.

        *numbers* has the figures that were shown before it, and takes those that the
        text shows, as it does when it is made.
        """
        told = hashed((given, numbers.figures, numbers.noted))
        before = numbers.copy()

        def again() -> bytes:
            numbers.become(before)
            return make().encode()

        self._asked[name] = None
        entry, changed = self._known(name, told)
        if entry and not changed and figures.keys() >= {*entry.shown, *entry.noted}:
            numbers.take(
                (figures[each] for each in entry.shown),
                (figures[each] for each in entry.noted),
            )
            return self._file(name, entry, again)
        self.why[name] = changed
        found = self._report.told
        with self._watch.noting() as reads:
            file = File.of(make().encode())
        if not self.is_lasting or self._report.told > found:
            return file
        entry = Entry(told, [*reads.items()], *numbers.state, file.hash, file.size)
        self._add(name, entry, file.data)
        return self._file(name, entry, again)

    def keep(self) -> None:
        """Keep what is known of all texts, and why some were made anew."""
        self._store.put(REASONS, json.dumps(self.why).encode())
        now = self._ledger.of(self._asked)
        if now.is_new:
            self._store.put(LEDGER, now.told())
        now.is_new = False
        if self.is_lasting:
            _LEDGERS[self._folder] = now

    def _add(self, name: str, entry: Entry, data: bytes) -> None:
        self._store.put(entry.hash, data)
        self._store.put(_name(name), json.dumps((self._ground, *entry)).encode())
        self._ledger.add(name, entry)

    def _file(self, name: str, entry: Entry, again: Callable[[], bytes]) -> File:
        """Return a text by its hash; one that was lost is made again."""
        place = f"{self._folder} {name}"

        def fetched() -> bytes:
            if (known := _TEXTS.get(place)) and known[0] == entry.hash:
                return known[1]
            data = self._store.get(entry.hash)
            if data is None or sha256(data).hexdigest() != entry.hash:
                data = again()
                self._store.put(entry.hash, data)
            if name.startswith(TEXT):
                _TEXTS[place] = entry.hash, data
            return data

        return File(entry.hash, entry.size, fetched)

    def _known(self, name: str, told: str) -> tuple[Entry | None, tuple[str, ...]]:
        """Return what is known of a text, and the names of what is not as it was."""
        entry = self._ledger.find(name)
        changed = self._changed(entry, told) if entry else ("it was not made before",)
        if changed:  # but perhaps another process made it
            ground, noted = self._noted(name)
            if ground not in {"", self._ground}:
                changed = (GROUND,)
            elif noted and not (changed := self._changed(noted, told)):
                self._ledger.add(name, noted)
                return noted, ()
        return entry, changed

    def _noted(self, name: str) -> tuple[str, Entry | None]:
        """Return the ground of a text, and what was noted of it when it was made."""
        try:
            ground, given, told, *rest = json.loads(self._store.get(_name(name)) or b"")
            reads = [(str(each), str(answer)) for each, answer in told]
            return str(ground), Entry.of(given, reads, *rest)
        except (ValueError, TypeError):
            return "", None

    def _changed(self, entry: Entry, told: str) -> tuple[str, ...]:
        given = ["what it is given"] if entry.given != told else []
        holds, is_held = self._holds, self._is_held
        changed = [
            each[0] for each in entry.reads if not (holds.get(each) or is_held(each))
        ]
        return (*given, *changed)

    def _is_held(self, read: Read) -> bool:
        name, answer = read
        self._holds[read] = found = self._watch.answer(name) == answer
        return found


def reasons(folder: Path, path: str) -> str:
    """Say why the page at *path* was made anew when pages were made last."""
    address = path.removesuffix("index.html")
    try:
        why = json.loads(Store(folder, ROOM).get(REASONS) or b"{}")
        found = [*why.get(address, ()), *why.get(TEXT + address, ())]
    except (ValueError, TypeError, AttributeError):
        found = []
    if not found:
        return unmoved(path)
    return "\n".join(
        (f"{path!r} was made anew, since these changed:", *sorted({*found}))
    )


def _name(name: str) -> str:
    return f"of-{sha256(name.encode()).hexdigest()}"
