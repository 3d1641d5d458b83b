"""What pages written by hand say, typeset, or as it was kept."""

from __future__ import annotations

import json
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from msgspec import Struct

from sitegen.diagnostics import Location
from sitegen.remembered import may_build_again, memory
from sitegen.render.held import PASSAGES, TEXT
from sitegen.render.numbers import Numbers
from sitegen.render.passages import Passage, passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitegen.later import File
    from sitegen.model.page import Page
    from sitegen.model.site import Site
    from sitegen.render.kept import Kept
    from sitegen.render.markdown import Typesetter
    from sitegen.render.parts import Parts
    from sitegen.render.templates import Values

_SAID: dict[str, tuple[str, Mapping[str, Any]]] = memory()
"""What pages written by hand say, by hash: each build of a process asks for it."""


class Typeset(Struct, frozen=True):
    """A page, the numbers in it, and its text; of which there are many."""

    page: Page
    numbers: Numbers
    _text: File

    def values(self) -> Values:
        """Return what its template needs, with numbers of its own to take more."""
        said = _said(self.page.path, self._text)
        return {"numbers": self.numbers.copy(), "page": self.page, **said}


class Written:
    """Typesets pages with their parts; what is *kept* it does not."""

    def __init__(self, kept: Kept, parts: Parts, typesetter: Typesetter) -> None:
        self._kept, self._parts, self._typesetter = kept, parts, typesetter

    def known(self, page: Page) -> Typeset | None:
        """Return a page that was typeset as it would be now, and waits for nothing."""
        numbers = Numbers()
        again = partial(self._made_again, page)
        text = self._kept.as_made(f"{TEXT}{page.path}", page, numbers, again)
        return Typeset(page, numbers, text) if text else None

    def typeset(self, page: Page) -> Typeset:
        """Return a page as it is typeset."""
        numbers = Numbers()
        make, again = (
            partial(self._told, page, numbers),
            partial(self._made_again, page),
        )
        text = self._kept.text(f"{TEXT}{page.path}", page, numbers, make, again)
        return Typeset(page, numbers, text)

    def prove(self, site: Site) -> None:
        """Prove all other prose, whatever templates make of it."""
        for file, found in passages(site).items():

            def make(found: Iterable[Passage] = found) -> str:
                return "\n".join(map(self._typesetter.plain, found))

            told = [each.text for each in found]
            self._kept.text(f"{PASSAGES}{file}", told, Numbers(), make)

    def _made_again(self, page: Page, _: str) -> str:
        return self._told(page, Numbers())

    def _told(self, page: Page, numbers: Numbers) -> str:
        return json.dumps(self._typeset(page, numbers))

    def _typeset(self, page: Page, numbers: Numbers) -> dict[str, Any]:
        root = "../" * page.path.count("/")
        at = Location(page.at.path, page.first_line)
        lines = tuple(page.text.split("\n"))
        direct = self._parts.for_page(page.path, root, numbers)
        passage = Passage(page.text, at, root, numbers, direct=direct, lines=lines)
        text = self._typesetter.block(passage)
        head = {
            "title": Passage(page.title, page.place_of("title")),
            "description": Passage(page.description, page.place_of("description")),
        }
        said = {name: self._typesetter.plain(each) for name, each in head.items()}
        return {**said, "text": text.html, "contents": text.contents}


def _said(path: str, text: File) -> Mapping[str, Any]:
    """Return what was kept of a page written by hand."""
    known, said = _SAID.get(path, ("", {}))
    if known != text.hash:
        made = json.loads(text.data)
        made["text"] = Markup(made["text"])  # noqa: S704 - the parser escapes all text
        made["contents"] = tuple(map(tuple, made["contents"]))
        said = MappingProxyType(made)
        if may_build_again():
            _SAID[path] = text.hash, said
    return said
