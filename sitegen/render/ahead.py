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

    from sitegen.later import File, Make, Makers
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
        self._copy: Callable[[], tuple[bool, Why]] | None = None
        self.makers: Makers = {
            path: partial(self._made, place, make)
            for place, (path, make) in enumerate(makers.items())
        }
        """The same makers, which say how far they are."""

    def begin(self) -> None:
        """Prove all passages, and make the last page, here or in the copy."""
        if self._press.kept.is_lasting:
            self._copy = forked(self._backwards)
        if not self._copy:
            self._press.prove()

    def end(self) -> None:
        """Wait for the page that is made there; keep why pages were made anew."""
        if self._copy:
            is_proved, why = self._copy()
            self._press.kept.why |= why
            if not is_proved:  # what there is to tell is told here
                self._press.prove()
        self._press.kept.keep()

    def _made(self, place: int, make: Make) -> bytes | File | None:
        self._reached[:] = place.to_bytes(LENGTH)
        return make()

    def _backwards(self) -> tuple[bool, Why]:
        """Return whether all passages are as they should be, and what `end` keeps."""
        is_proved = False
        with suppress(BuildError):
            is_proved = self._press.prove()
        for place in reversed(range(len(self._makers))):
            if int.from_bytes(self._reached[:]) >= place:
                break
            with suppress(BuildError):
                self._makers[place]()
        return is_proved, self._press.kept.why
