"""What earlier builds found in finished pages, so that only new ones are looked at."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sitegen.cache import Store
from sitegen.markup import Markup, look
from sitegen.outputs import CARDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sitegen.later import Files

ROOM, LAST = "markup", "last"


@dataclass(frozen=True)
class Page:
    """A page, or the cards that scripts put into one, as it was made."""

    path: str
    files: Files
    """Among which it is."""

    @property
    def text(self) -> str:
        """Its HTML."""
        text = self.files[self.path].decode()
        is_cards = self.path.startswith(CARDS)
        return "\n".join(json.loads(text).values()) if is_cards else text

    @cached_property
    def markup(self) -> Markup:
        """All that it defines and points to, with the places."""
        return look(self.text)


class Seen:
    """What a page defines and points to; it is looked at only if it is not *known*."""

    def __init__(self, page: Page, known: object) -> None:
        self.page, self.is_new = page, False
        try:
            self.ids, self.links = map(dict.fromkeys, known)  # type: ignore[call-overload]
        except (TypeError, ValueError):
            self.is_new = True
            self.ids = dict.fromkeys(page.markup.ids)
            self.links = dict.fromkeys(link for link, _ in page.markup.links)


class Known:
    """
    The pages of the last sound site, by path and by hash of what they are.

    Whether a link leads somewhere depends on its page, and on the paths and ids of all
    others; where neither changed, neither did the answer. All else that can be wrong
    with a page depends on it alone.
    """

    def __init__(self, folder: Path | None) -> None:
        self._store = Store(folder, ROOM)
        self._last = self._read()
        self._now: dict[str, Any] = {}
        self._where = ""

    def look(self, page: Page) -> Seen:
        """Return what a page defines and points to."""
        name = f"{page.files.file(page.path).hash} {page.path}"
        seen = Seen(page, self._last.get("pages", {}).get(name))
        self._now[name] = [[*seen.ids], [*seen.links]]
        return seen

    def unsure(
        self, outputs: Iterable[str], pages: Mapping[str, Seen], home: str
    ) -> dict[str, Seen]:
        """Return the pages of which a link may lead elsewhere than it did."""
        ids = [(path, sorted(page.ids)) for path, page in pages.items()]
        told = json.dumps([home, sorted(outputs), ids])
        self._where = sha256(told.encode()).hexdigest()
        is_elsewhere = self._where != self._last.get("where")
        return {
            path: page for path, page in pages.items() if is_elsewhere or page.is_new
        }

    def keep(self) -> None:
        """Keep what was found: all of it is sound."""
        now = {"where": self._where, "pages": self._now}
        if now != self._last:
            self._store.put(LAST, json.dumps(now).encode())

    def _read(self) -> dict[str, Any]:
        try:
            last = json.loads(self._store.get(LAST) or b"{}")
        except ValueError:
            return {}
        is_ours = isinstance(last, dict) and isinstance(last.get("pages"), dict)
        return last if is_ours else {}
