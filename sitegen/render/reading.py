"""A text as readers will read it -> what is wrong with its words, numbers and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen import prose, words
from sitegen.diagnostics import Edit
from sitegen.model.page import Form
from sitegen.words.joined import WORD, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.diagnostics import Report
    from sitegen.model.site import Site
    from sitegen.render.passages import Cursor

_NO_LINK = re.compile(r"\] ?\((?:https?:|[\w-]*/|[\w-]+\.(?:html|md)\b|#)[^\s)]*")
"""What begins as the address of a link and stands in a text."""


class Reader:
    """Reads the texts of one site; faults go to the report."""

    def __init__(self, site: Site, report: Report) -> None:
        self._site, self._report = site, report

    def numbers(self, text: str, cursor: Cursor) -> None:
        """Report each number that is typed and no reference."""
        for word in prose.bare_numbers(text):
            if re.search(r"</?h[1-6]", word):
                message = "HTML is text here, so that tags are shown; begin with # ##"
                self._report.error("number-bare", cursor.find(word), message)
                continue
            message = (
                f"bare number {word!r} in prose; refer to a figure with {{id}}, or "
                f'write {{"{word}"}} if it states none'
            )
            if (name := word.strip("\\{}()[]")) in self._site.figures:
                message = f"an id without braces is text; write {{{name}}}"
            self._report.error("number-bare", cursor.find(word), message)

    def links(self, texts: Iterable[str], cursor: Cursor) -> None:
        """Report what was meant as a link, and is shown as text."""
        for found in filter(None, map(_NO_LINK.search, texts)):
            message = (
                f"{found[0]!r} makes no link, and is shown as text; the address stands "
                "right behind ], in round brackets, and has no space"
            )
            at = cursor.find(found[0], stays=True)
            self._report.error("link-broken", at, message)

    def sentence(
        self, before: str, piece: prose.Reference, typed: str, cursor: Cursor
    ) -> None:
        """Report what does not read well behind the last word *before* a reference."""
        last = WORD.search(before)
        if not last:
            return
        shown = prose.shown(piece, self._site).replace(words.NO_BREAK, " ")
        belongs = joined(last[1], shown, piece.form)
        if belongs is None:
            return
        old, new = f"{last[1]} {typed}", f"{belongs} {typed}".strip()
        is_together = old in cursor.passage.text
        at = cursor.find(old if is_together else typed, stays=True)
        is_plain = is_together and piece.form is not Form.CHANGE
        edits = (Edit(at, old, new),) if is_plain else ()
        message = f"this reads {f'{last[1]} {shown}'!r}; write {new}"
        self._report.error("sentence-broken", at, message, edits=edits)
