"""Pages from the last on, made by a copy of this process, until both meet."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from mmap import mmap
from typing import TYPE_CHECKING

from sitegen.diagnostics import BuildError
from sitegen.forked import forked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitegen.later import File, Make, Makers
    from sitegen.render.kept import Why
    from sitegen.render.ledger import Entry
    from sitegen.render.press import Press

LENGTH = 8
"""Bytes of a place among pages, in memory that both share."""
HERE, THERE = slice(LENGTH), slice(LENGTH, 2 * LENGTH)
"""Where each says the place that it has come to."""
Told = tuple[bool, "Mapping[str, Entry]", "Why"]
"""Whether all passages are as they should be; texts that were made, and why."""


class Ahead:
    """
    Lets a press make all of its pages from both ends.

    What the copy made is taken over when this process comes to it, and is then known;
    what has faults is not, so that they arise here.
    """

    def __init__(self, makers: Makers, press: Press) -> None:
        self._makers, self._press = [*makers.values()], press
        self._reached = mmap(-1, 2 * LENGTH)
        self._copy: Callable[[], Told] | None = None
        self.makers: Makers = {
            path: partial(self._made, place, make)
            for place, (path, make) in enumerate(makers.items())
        }
        """The same makers, which say how far they are."""

    def begin(self) -> None:
        """Prove all passages, and make the last page, here or in the copy."""
        self._say(THERE, len(self._makers))
        if self._press.kept.is_lasting:
            self._copy = forked(self._backwards)
        if not self._copy:
            self._press.prove()

    def end(self) -> None:
        """Wait for the copy, if that was not done; keep what is known of all pages."""
        self._meet()
        self._press.kept.keep()

    def _made(self, place: int, make: Make) -> bytes | File | None:
        self._say(HERE, place)
        if place >= self._place(THERE):
            self._meet()
        return make()

    def _meet(self) -> None:
        """Take what was made there."""
        if self._copy:
            is_proved, made, why = self._copy()
            self._copy = None
            self._press.kept.take(made, why)
            if not is_proved:  # what there is to tell is told here
                self._press.prove()

    def _backwards(self) -> Told:
        kept = self._press.kept
        before = {*kept.made}
        is_proved = False
        with suppress(BuildError):
            is_proved = self._press.prove()
        for place in reversed(range(len(self._makers))):
            self._say(THERE, place)
            if self._place(HERE) >= place:
                break
            with suppress(BuildError):
                self._makers[place]()
        made = {name: entry for name, entry in kept.made.items() if name not in before}
        return is_proved, made, kept.why

    def _say(self, who: slice, place: int) -> None:
        self._reached[who] = place.to_bytes(LENGTH)

    def _place(self, who: slice) -> int:
        return int.from_bytes(self._reached[who])
