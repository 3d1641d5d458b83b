"""
Pages that earlier builds made, and of which nothing changed.

What is known of a text is data: by which hash it is found, which numbers stand in it,
and what was read for it, with a hash of each answer (`sitegen.watch`). It is used
while what the page is given, all that it read, the templates and the tool are the same;
it is believed as far as its folder is (`sitegen.cache`). The text itself is only read
where somebody asks for it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sitegen.as_json import line_of
from sitegen.cache import Store
from sitegen.heap import Heap
from sitegen.later import Asked, File
from sitegen.remembered import forget, may_build_again
from sitegen.render.held import (
    CARD,
    NEW,
    OTHER,
    SLICE,
    Same,
    changed,
    made_again,
    told_of_given,
)
from sitegen.render.ledger import LEDGERS, MOST, ROOM, ROOMY, TEXTS, last
from sitegen.render.reasons import REASONS, explained
from sitegen.render.told import Entry, Shared, entries_of, told_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Mapping
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.render.held import Again, Place
    from sitegen.render.ledger import Ledger
    from sitegen.render.numbers import Numbers
    from sitegen.render.told import Found, Why
    from sitegen.watch import Watch

BUSY = 600
"""Seconds by which a heap is older than ours that no build has any more."""


class Kept:
    """
    Texts by their names; each is made only if it would be another one.

    The *ground* is a hash of all that every text rests on; without one nothing is kept.
    """

    def __init__(
        self,
        folder: Path | None,
        ground: str,
        watch: Watch,
        figures: Mapping[str, Figure],
        report: Report,
    ) -> None:
        self._figures, self._fetch = figures, self._fetched
        self._folder = str(folder) if folder and ground else ""
        self._store = Store(self._folder, ROOM)
        self._watch, self._report, self._same = watch, report, Same()
        self._ledger = self._known_on(ground)
        self.is_lasting, self.count = bool(self._folder), len(self._ledger.names)
        """Another process, too, has what is kept; so many texts were known before."""
        self.why: Why = {}
        self.sure: dict[str, Entry] = {}
        """What is known of texts that are as they would be made today."""

    def text(
        self,
        name: str,
        given: object,
        numbers: Numbers,
        make: Callable[[], str],
        again: Again | None = None,
    ) -> File:
        """
        Return the text of that name, which is *given* something to show.

        *numbers* has the figures that were shown before it, and takes those that the
        text shows. Who holds the file says what makes it *again* by its name, should
        it be lost; then all else is held by nobody.
        """
        anew = again or partial(made_again, numbers, numbers.copy(), make)
        if known := self.as_made(name, given, numbers, anew):
            return known
        return self._anew(name, told_of_given(given, numbers), numbers, make, anew)

    def as_made(
        self, name: str, given: object, numbers: Numbers, again: Again
    ) -> File | None:
        """Return the same of a text that is as it would be made today, or nothing."""
        entry = self._as_made(name, told_of_given(given, numbers))
        if entry is None:
            return None
        self._watch.rest(lambda: entry.reads)
        of = self._figures.__getitem__
        numbers.take(map(of, entry.shown), map(of, entry.noted))
        return self._file(name, entry, again)

    def _as_made(self, name: str, told: str) -> Entry | None:
        """Return what is known of such a text; of another, take down why it is not."""
        sure = self.sure.get(name)
        if sure and sure.given == told:
            return sure
        entry = self._ledger.find(name)[1] if self.is_lasting else None
        why: tuple[str, ...] = OTHER if name in self._ledger.others else NEW
        if entry:
            why = changed(entry, told, self._same, self._watch)
            if not why and self._same.has(entry, self._figures):
                self.sure[name] = entry
                return entry
        self.why[name] = why
        return None

    def known(self, name: str, again: Again) -> tuple[File, Collection[str]] | None:
        """Return a text that is known by now, and the ids of its figures with cards."""
        if entry := self.sure.get(name):
            self._watch.rest(lambda: entry.reads)
            return self._file(name, entry, again), entry.carded
        return None

    def _anew(
        self,
        name: str,
        told: str,
        numbers: Numbers,
        make: Callable[[], str],
        again: Again,
    ) -> File:
        """Make a text; keep it, if nothing is wrong with it."""
        found = self._report.told
        with self._watch.noting() as reads:
            file = File.of(make().encode())
        if not self.is_lasting or self._report.told > found:
            return file
        heap, before = self._ledger.find(name)
        if before and before.hash == file.hash:
            start: int | None = before.start
        else:
            start = self._heaped(heap).put(file.data)
        if start is None:
            return file
        shared, state = self._ledger.newer, numbers.state
        new = shared.entry(told, reads.items(), state, file, start)
        self.sure[name] = entry = self._ledger.add(name, new, heap)
        return self._file(name, entry, again)

    def found(self, before: Container[str]) -> Found:
        """Return what is known of texts, but of those *before*, for `take`."""
        heap, found = self._ledger.heap, dict[str, Entry]()
        for name in self.sure:
            now, entry = self._ledger.find(name)
            if entry and now == heap and name not in before:
                found[name] = entry
        new = (each for each in found.items() if each[0] in self.why)
        return heap, [*found], [*told_of(new)], self.why

    def take(self, told: Found) -> None:
        """Take what a copy of this process found: all texts; of new ones, entries."""
        heap, names, lines, why = told
        for name, new in entries_of(lines, Shared()):
            self._ledger.add(name, new, heap)
        for name in names:
            now, entry = self._ledger.find(name)
            if entry and now == heap:
                self.sure[name] = entry
        self.why |= why

    def keep(self, *, is_whole: bool) -> None:
        """Keep what is known of texts, and why some are new; *whole*, of no others."""
        if not self.is_lasting:
            return
        self._store.put(REASONS, line_of(explained(self.why, self.sure)))
        ledger = self._ledger
        if is_whole:
            ledger.keep({*self.sure, *self.why, *filter(self._is_within, ledger.names)})
            size = sum(entry.size for entry in ledger.texts.values())
            if self._heaped(ledger.heap).size > MOST * size + ROOMY:
                ledger.move(self._store)
        if ledger.is_new:
            if ledger.write(self._store):
                self._store.outlive(TEXTS, ledger.heap, BUSY)
            else:  # nobody would find them, nor those that are made again
                self.is_lasting = False
                self._heaped(ledger.heap).remove()
        if is_whole and not may_build_again():
            self._close()

    def drop(self) -> None:
        """Keep nothing of this build, and know nothing of it in the next."""
        self.is_lasting = False
        LEDGERS.pop(self._folder, None)

    def _close(self) -> None:
        """Hold of texts only where they are, since what follows needs the room."""
        self.is_lasting = False
        self.sure.clear()
        self._same = Same()
        self._watch.forget()
        self._ledger.lighten()
        forget()

    def _is_within(self, name: str) -> bool:
        """Tell whether a text is part of one that did not have to ask for it."""
        if name.startswith(CARD):
            return name.removeprefix(CARD) in self._figures
        page = name.removeprefix(SLICE).partition(" ")[0]
        is_as_before = page in self.sure and page not in self.why
        return is_as_before and name.startswith(SLICE)

    def _known_on(self, ground: str) -> Ledger:
        """Return what is known on that ground, if the texts are still there."""
        ledger = last(self._folder).on(ground)
        if self._folder:  # without one, the next build knows nothing of this
            LEDGERS[self._folder] = ledger
        return ledger

    def _heaped(self, name: str) -> Heap:
        return Heap(self._store, name)

    def _file(self, name: str, entry: Entry, again: Again) -> File:
        """Return a text by its hash; one that was lost is made again."""
        digest, size, heap = entry.hash, entry.size, self._ledger.heap
        place = name, digest, size, entry.start, heap, again
        return File(digest, size, Asked(self._fetch, place))

    def _fetched(self, place: Place) -> bytes:
        """Return a text that was at a place of a heap, wherever it is now."""
        name, digest, size, start, before, again = place
        heap, now = self._ledger.find(name)
        is_now = now is not None and now.hash == digest
        if not is_now and heap != before:
            return again(name).encode()
        start = now.start if now and is_now else start
        text = self._heaped(heap).get(start, size, digest)
        if text is None and is_now:  # so that all are made anew, once, and kept again
            self._heaped(heap).remove()
            self._ledger.lose()
            self.sure.clear()
        return again(name).encode() if text is None else text
