"""Why pages were made anew when pages were made last, in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sitegen.cache import Store
from sitegen.options import unmoved
from sitegen.render.held import CARD, GIVEN, SLICE, TEXT
from sitegen.render.ledger import ROOM
from sitegen.watch import STANDING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from sitegen.render.told import Entry, Why

REASONS = "reasons"
SAID = {
    "figures": "the figure {}",
    STANDING: "the topic, the charts, the doubts or the corrections of {}",
    "identities_of": "what {} is checked with",
    "uses": "the pages that show {}",
    "line_link": "the line of {} in the content",
    "sources": "the source {}",
    "charts": "the chart {}",
    "drawings": "what is drawn of the chart {}",
    "pages": "the page {}",
}
"""What is read of a site -> what an editor calls it, with its id."""


def explained(why: Why, entries: Mapping[str, Entry]) -> Why:
    """
    Return the reasons of texts in words, by what is known of each by now.

    Of what a text is given, the new figures are named: those of which cards are new.
    """
    new = {name.removeprefix(CARD) for name in why if name.startswith(CARD)}

    def told(name: str, reason: str) -> Iterator[str]:
        kind, _, key = reason.partition(" ")
        if reason == GIVEN and (found := new.intersection(_shown(entries.get(name)))):
            yield from map(SAID["figures"].format, sorted(found))
        else:
            yield SAID[kind].format(key.lstrip("?")) if kind in SAID and key else reason

    return {
        name: tuple(word for reason in reasons for word in told(name, reason))
        for name, reasons in why.items()
    }


def _shown(entry: Entry | None) -> Collection[str]:
    return entry.shown if entry else ()


def reasons(folder: Path, path: str) -> str:
    """Say why the page at *path* was made anew when pages were made last."""
    address = path.removesuffix("index.html")
    try:
        why = json.loads(Store(folder, ROOM).get(REASONS) or b"{}")
        parts = (address, f"{TEXT}{address}")
        found = {
            reason
            for name, reasons in why.items()
            if name in parts or name.startswith(f"{SLICE}{address} ")
            for reason in reasons
        }
    except (ValueError, TypeError, AttributeError, RecursionError):
        found = set()
    if len(found) > 1:  # what that is, the others say
        found.discard(GIVEN)
    if not found:
        return unmoved(path)
    return "\n".join((f"{path!r} was made anew, since these changed:", *sorted(found)))
