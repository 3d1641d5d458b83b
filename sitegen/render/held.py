"""Whether what was read for a text would be answered the same today."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitegen.render.ledger import Entry, Read
    from sitegen.watch import Watch

GROUND = "the templates, the vocabulary, the settings or the tool"
OTHER, NEW = (GROUND,), ("it was not made before",)
"""Why a text is made of which nothing is known."""


class Held:
    """Asks a watch once for each thing that texts rest on."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._holds: dict[Read, bool] = {}

    def changed(self, entry: Entry, told: str) -> tuple[str, ...]:
        """Return what is another than for a text that is given what *told* is of."""
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
