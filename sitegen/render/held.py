"""What texts are called, and whether what was read for one is as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.render.numbers import Numbers
    from sitegen.render.told import Entry
    from sitegen.watch import Watch

TEXT, CARD, CARDS, SLICE = "text of ", "card of ", "cards of ", "slice of "
PASSAGES = "passages of "
"""What the name of the text of a page written by hand, of a card, of the cards of a
page, of a slice of a table, or of the passages of a file begins with."""
GROUND = "the templates, the vocabulary, the settings or the tool"
OTHER, NEW = (GROUND,), ("it was not made before",)
"""Why a text is made of which nothing is known."""

Again = Callable[[str], str]
"""Makes a text by its name, should it be lost."""


def changed(entry: Entry, told: str, watch: Watch) -> tuple[str, ...]:
    """Return what is another than for a text that is given what *told* is of."""
    given = ["what it is given"] if entry.given != told else []
    return (*given, *watch.changed(entry.reads))


def made_again(
    numbers: Numbers, before: Numbers, make: Callable[[], str], _: str
) -> str:
    """Make a text anew, with the figures that had been shown *before* it."""
    numbers.become(before)
    return make()
