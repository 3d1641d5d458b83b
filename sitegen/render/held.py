"""What texts are called, and whether what was read for one is as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from sitegen.hashed import hashed
from sitegen.render.pool import unpacked
from sitegen.render.told import Shared

if TYPE_CHECKING:
    from collections.abc import Container

    from sitegen.render.numbers import Numbers
    from sitegen.render.told import Entry
    from sitegen.watch import Watch

TEXT, CARD, CARDS, SLICE = "text of ", "card of ", "cards of ", "slice of "
PASSAGES = "passages of "
"""What the name of the text of a page written by hand, of a card, of the cards of a
page, of a slice of a table, or of the passages of a file begins with."""
GROUND = "the templates, the vocabulary, the settings or the tool"
GIVEN = "what it is given"
OTHER, NEW = (GROUND,), ("it was not made before",)
"""Why a text is made of which nothing is known."""

Again = Callable[[str], str]
"""Makes a text by its name, should it be lost."""
Place = tuple[str, str, int, int, str, Again]
"""Of a text its name, hash and size, where it begins, in which heap, and the above."""


class Same:
    """
    What texts rest on that is as it was, and the figures of theirs that there are.

    Each is known by its place among what they share.
    """

    def __init__(self) -> None:
        self._places = defaultdict[Shared, set[int]](set)
        self._ids = defaultdict[Shared, set[int]](set)

    def has(self, entry: Entry, figures: Container[str]) -> bool:
        """Tell whether all that a text shows is among the *figures*, by their ids."""
        known, ids = self._ids[entry.shared], entry.shared.ids.all
        for places in map(unpacked, (entry.shows, entry.notes)):
            if not known.issuperset(places):
                if not all(ids[place] in figures for place in places):
                    return False
                known.update(places)
        return True

    def changed(self, entry: Entry, watch: Watch) -> list[str]:
        """Return the names of what a text rests on that is not as it was."""
        places, same = unpacked(entry.rests_on), self._places[entry.shared]
        if same.issuperset(places):  # as of most
            return []
        found, read, is_answered = [], entry.shared.read, watch.is_answered
        for place in places:
            if place not in same:
                name, was = read(place)
                if is_answered(name, was):
                    same.add(place)
                else:
                    found.append(name)
        return found


def told_of_given(given: object, numbers: Numbers) -> str:
    """Return the hash of what a text is given, and of the figures shown before it."""
    return hashed((given, numbers.figures, numbers.noted))


def changed(entry: Entry, told: str, same: Same, watch: Watch) -> tuple[str, ...]:
    """Return what is another than for a text that is given what *told* is of."""
    given = (GIVEN,) if entry.given != told else ()
    return (*given, *same.changed(entry, watch))


def made_again(
    numbers: Numbers, before: Numbers, make: Callable[[], str], _: str
) -> str:
    """Make a text anew, with the figures that had been shown *before* it."""
    numbers.become(before)
    return make()
