"""Pages from the last on, made by a copy of this process, until both meet."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from mmap import mmap
from typing import TYPE_CHECKING

from sitegen.diagnostics import BuildError
from sitegen.forked import forked

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.later import Make, Makers
    from sitegen.render.kept import Why
    from sitegen.render.press import Press

LENGTH = 8
"""Bytes of a place among pages, in memory that both share."""


class Ahead:
    """
    Lets a press make all of its pages from both ends.

    They share what is kept of pages; one that is not has faults, which arise here.
    """

    def __init__(self, makers: Makers, press: Press) -> None:
        self._makers, self._press = [*makers.values()], press
        self._reached = mmap(-1, LENGTH)
        self._copy: Callable[[], Why] | None = None
        self.makers: Makers = {
            path: partial(self._made, place, make)
            for place, (path, make) in enumerate(makers.items())
        }
        """The same makers, which say how far they are."""

    def begin(self) -> None:
        """Prove all passages, and begin with the last page."""
        self._press.prove()
        if self._press.kept.is_lasting:
            self._copy = forked(self._backwards)

    def end(self) -> None:
        """Wait for the page that is made there; keep why pages were made anew."""
        if self._copy:
            self._press.kept.why |= self._copy()
        self._press.kept.keep_reasons()

    def _made(self, place: int, make: Make) -> bytes | None:
        self._reached[:] = place.to_bytes(LENGTH)
        return make()

    def _backwards(self) -> Why:
        for place in reversed(range(len(self._makers))):
            if int.from_bytes(self._reached[:]) >= place:
                break
            with suppress(BuildError):
                self._makers[place]()
        return self._press.kept.why
