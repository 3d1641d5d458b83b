"""What texts are called, and whether what was read for one is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.render.told import Entry
    from sitegen.watch import Watch

TEXT, CARD, CARDS, SLICE = "text of ", "card of ", "cards of ", "slice of "
"""What the name of the text of a page written by hand, of a card, of the cards of a
page, or of a slice of a table begins with."""
GROUND = "the templates, the vocabulary, the settings or the tool"
OTHER, NEW = (GROUND,), ("it was not made before",)
"""Why a text is made of which nothing is known."""


def changed(entry: Entry, told: str, watch: Watch) -> tuple[str, ...]:
    """Return what is another than for a text that is given what *told* is of."""
    given = ["what it is given"] if entry.given != told else []
    return (*given, *watch.changed(entry.reads))
