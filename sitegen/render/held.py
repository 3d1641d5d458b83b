"""Whether what was read for a text would be answered the same today."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.render.told import Entry
    from sitegen.watch import Watch

GROUND = "the templates, the vocabulary, the settings or the tool"
OTHER, NEW = (GROUND,), ("it was not made before",)
"""Why a text is made of which nothing is known."""


def changed(entry: Entry, told: str, watch: Watch) -> tuple[str, ...]:
    """Return what is another than for a text that is given what *told* is of."""
    given = ["what it is given"] if entry.given != told else []
    return (*given, *watch.changed(entry.reads))
