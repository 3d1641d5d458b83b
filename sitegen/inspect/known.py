"""What earlier builds found in finished pages, so that only new ones are looked at."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sitegen.cache import Store
from sitegen.markup import Markup, look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ROOM, LAST = "markup", "last"


class Known:
    """
    The pages of the last sound site, by path and by hash of their text.

    Whether a link leads somewhere depends on its page, and on the paths and ids of all
    others; where neither changed, neither did the answer.
    """

    def __init__(self, folder: Path | None) -> None:
        self._store = Store(folder, ROOM)
        self._last = self._read()
        self._now: dict[str, Any] = {}
        self._where = ""

    def look(self, path: str, text: str) -> Markup:
        """Return what a page defines and points to."""
        name = f"{sha256(text.encode()).hexdigest()} {path}"
        try:
            page = Markup(text, *self._last["pages"][name])
        except (KeyError, TypeError):
            page = look(text)
        self._now[name] = page.parts
        return page

    def unsure(
        self, outputs: Iterable[str], pages: Mapping[str, Markup], home: str
    ) -> dict[str, Markup]:
        """Return the pages of which a link may lead elsewhere than it did."""
        ids = [(path, sorted(page.ids)) for path, page in pages.items()]
        told = json.dumps([home, sorted(outputs), ids])
        self._where = sha256(told.encode()).hexdigest()
        if self._where != self._last.get("where"):
            return dict(pages)
        known = self._last["pages"]
        names = dict(zip(pages, self._now, strict=True))
        return {path: page for path, page in pages.items() if names[path] not in known}

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
