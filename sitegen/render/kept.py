"""
Pages that earlier builds made, and of which nothing changed.

An entry is data: in its first line which numbers stand in the text, and what was read
for it with a hash of each answer (`sitegen.watch`); then the text. It is used
while what the page is given, all that it read, the templates and the tool are the same;
it is believed as far as its folder is (`sitegen.cache`).
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sitegen.cache import Store
from sitegen.hashed import hashed
from sitegen.options import unmoved
from sitegen.remembered import memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.render.numbers import Numbers
    from sitegen.watch import Watch

ROOM, REASONS = "pages", "reasons"
GROUND = "the templates, the vocabulary, the settings or the tool"
TEXT, CARD = "text of ", "card of "
"""What the name of the text of a page written by hand, or of a card, begins with."""

Why = dict[str, tuple[str, ...]]
"""Name of each text that was made anew -> what it rests on that changed."""
_TEXTS: dict[str, Mapping[str, Any]] = memory()


class Kept:
    """
    Texts by their names; each is made only if it would be another one.

    The *ground* is a hash of all that every text rests on; without one nothing is kept.
    """

    def __init__(
        self, folder: Path | None, ground: str, watch: Watch, report: Report
    ) -> None:
        self._folder = folder if ground else None
        self._store = Store(self._folder, ROOM)
        self._ground, self._watch, self._report = ground, watch, report
        self.is_lasting = self._folder is not None
        """Another process, too, has what is kept."""
        self.why: Why = {}

    def text(
        self,
        name: str,
        given: object,
        numbers: Numbers,
        figures: Mapping[str, Figure],
        make: Callable[[], str],
    ) -> str:
        """
        Return the text of that name, which is *given* something to show.

        *numbers* has the figures that were shown before it, and takes those that the
        text shows, as it does when it is made.
        """
        told = hashed((given, numbers.figures, numbers.noted))
        entry = self._entry(name)
        changed = self._changed(entry, told)
        if not changed:
            shown, noted = entry["numbers"]
            numbers.take(
                (figures[each] for each in shown), (figures[each] for each in noted)
            )
            return str(entry["text"])
        self.why[name] = changed
        told_before = self._report.told
        with self._watch.noting() as reads:
            text = make()
        if self._report.told == told_before:
            entry = {
                "ground": self._ground,
                "given": told,
                "reads": reads,
                "numbers": numbers.state,
            }
            data = f"{json.dumps(entry, ensure_ascii=False)}\n{text}"
            self._store.put(_file(name), data.encode())
            self._remember(name, {**entry, "text": text})
        return text

    def keep_reasons(self) -> None:
        """Keep why texts were made anew, until the next time."""
        self._store.put(REASONS, json.dumps(self.why).encode())

    def _entry(self, name: str) -> Mapping[str, Any]:
        if known := _TEXTS.get(f"{self._folder} {name}"):
            return known
        data = self._store.get(_file(name)) or b""
        about, _, text = data.partition(b"\n")
        try:
            entry = {**json.loads(about), "text": text.decode()} if about else {}
        except (ValueError, TypeError):
            return {}
        self._remember(name, entry)
        return entry

    def _remember(self, name: str, entry: Mapping[str, Any]) -> None:
        """Keep the text of a page at hand: each build of a process asks for it."""
        if self._folder and name.startswith(TEXT):
            _TEXTS[f"{self._folder} {name}"] = entry

    def _changed(self, entry: Mapping[str, Any], told: str) -> tuple[str, ...]:
        """Return the names of what is not as it was for an entry."""
        if not entry:
            return ("it was not made before",)
        if entry.get("ground") != self._ground:
            return (GROUND,)
        changed = self._watch.changed(entry["reads"])
        given = ["what it is given"] if entry["given"] != told else []
        return (*given, *changed)


def reasons(folder: Path, path: str) -> str:
    """Say why the page at *path* was made anew when pages were made last."""
    address = path.removesuffix("index.html")
    try:
        why = json.loads(Store(folder, ROOM).get(REASONS) or b"{}")
        found = [*why.get(address, ()), *why.get(TEXT + address, ())]
    except (ValueError, TypeError, AttributeError):
        found = []
    if not found:
        return unmoved(path)
    return "\n".join(
        (f"{path!r} was made anew, since these changed:", *sorted({*found}))
    )


def _file(name: str) -> str:
    return sha256(name.encode()).hexdigest()
