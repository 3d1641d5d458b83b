"""Texts from the last to the first, made by a copy of this process, until both meet."""

from __future__ import annotations

from contextlib import suppress
from mmap import mmap
from typing import TYPE_CHECKING, Generic, TypeVar

from sitegen.diagnostics import BuildError
from sitegen.forked import forked, has_idle_core
from sitegen.later import Asked
from sitegen.outputs import cards_address, file_of
from sitegen.remembered import search_for_garbage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sitegen.later import File, Make
    from sitegen.render.kept import Kept
    from sitegen.render.press import Press
    from sitegen.render.told import Found
    from sitegen.render.views import View

T = TypeVar("T")
LENGTH = 8
"""Bytes of a place among texts, in memory that both share."""
HERE, THERE = slice(LENGTH), slice(LENGTH, 2 * LENGTH)
"""Where each says the place that it has come to."""
MANY = 1_000
"""So many pages take long even where nothing of them changed."""
SOME = 40
"""So many texts that had to be made anew are followed by more. After as many it is
looked whether a core has nothing to do: to copy for a busy one costs more than it
brings."""
Told = tuple[bool, "Found"]
"""Whether all is well that is asked first, and what is known of texts."""


class Ahead:
    """
    Lets a press make all of its pages, and then all cards, from both ends.

    Where most of few pages are as they were, a copy would cost more than it makes.
    """

    def __init__(self, shown: Sequence[View], press: Press) -> None:
        self._press, self._is_whole = press, False
        kept, self._addresses = press.kept, [view[0] for view in shown]
        pays = len(shown) >= MANY or kept.count < len(shown)
        self._pages = Ends(press.page, shown, kept, is_shared=pays)
        self._cards = Ends(press.cards, self._addresses, kept, is_shared=pays)

    def makers(self) -> Iterator[tuple[str, Make]]:
        """Yield their paths, with what makes each and says how far it is."""
        for place, address in enumerate(self._addresses):
            yield file_of(address), Asked(self._pages.make, place)
        for place, address in enumerate(self._addresses):
            yield cards_address(address), Asked(self._carded, place)

    def begin(self) -> None:
        """Prove all passages, and make the last page, here or in the copy."""
        self._is_whole = True
        self._pages.begin(self._press.prove)

    def end(self, *, is_whole: bool) -> None:
        """Keep what is known of texts, of all if that is the *whole* site."""
        if is_whole:
            self._pages.meet()
            self._cards.meet()
        self._press.keep(is_whole=is_whole)

    def _carded(self, place: int) -> File | None:
        """Make a file of cards, of pages that are known by then."""
        if self._is_whole:
            self._is_whole = False
            self._pages.meet()
            self._cards.begin()
        return self._cards.make(place)


class Ends(Generic[T]):
    """
    Makes texts of what is *given*, in that order, and a copy from the last on.

    It is a copy of this process. What it made is taken over when this process comes to
    it, and is then known; what has faults is not, so that they arise here. There is one
    if work is *shared*, or as soon as much of it is new, and if what it makes is kept.
    """

    def __init__(
        self,
        make: Callable[[T], File | None],
        given: Iterable[T],
        kept: Kept,
        *,
        is_shared: bool,
    ) -> None:
        self._make, self._given, self._kept = make, dict(enumerate(given)), kept
        self._reached = mmap(-1, 2 * LENGTH)
        self._is_shared, self._is_alone = is_shared, False
        self._copy: Callable[[], Told] | None = None
        self._first: Callable[[], bool] = lambda: True

    def begin(self, first: Callable[[], bool] = lambda: True) -> None:
        """Let a copy begin with what is to be done *first*; else that is done here."""
        self._first, self._is_alone = first, self._kept.is_lasting
        self._say(THERE, 1 + max(self._given, default=-1))
        self._share()
        if not self._copy:
            first()
            self._first = lambda: True

    def make(self, place: int) -> File | None:
        """Make the text at a place."""
        self._say(HERE, place)
        if not place % SOME:
            self._look_around()
        if place >= self._place(THERE):
            self.meet()
        made = self._make(self._given[place])
        del self._given[place]  # with what it shows, for nobody asks again
        return made

    def meet(self) -> None:
        """Take what the copy made, once; what it would have to tell is told here."""
        if self._copy:
            is_well, found = self._copy()
            self._copy = None
            self._kept.take(found)
            if not is_well:
                self._first()

    def _look_around(self) -> None:
        """See whether much is new: it leaves garbage, and a copy may share the work."""
        if len(self._kept.why) >= SOME:
            search_for_garbage()
            self._is_shared = True
        self._share()

    def _share(self) -> None:
        """Let a copy begin where it pays, once."""
        if self._is_alone and self._is_shared and has_idle_core():
            self._is_alone, self._copy = False, forked(self._backwards)

    def _backwards(self) -> Told:
        kept, is_well = self._kept, False
        before = {*kept.sure}
        with suppress(BuildError):
            is_well = self._first()
        for place in reversed(self._given):
            self._say(THERE, place)
            if self._place(HERE) >= place:
                break
            with suppress(BuildError):
                self._make(self._given[place])
        return is_well, kept.found(before)

    def _say(self, who: slice, place: int) -> None:
        self._reached[who] = place.to_bytes(LENGTH)

    def _place(self, who: slice) -> int:
        return int.from_bytes(self._reached[who])
