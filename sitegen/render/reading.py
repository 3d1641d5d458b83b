"""A text as readers will read it -> what is wrong with its words, numbers and links."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from sitegen import prose, words
from sitegen.diagnostics import Edit
from sitegen.later import Once
from sitegen.model.figure import Kind
from sitegen.model.page import Form
from sitegen.outputs import file_of
from sitegen.words.joined import SIGNS, WORD, doubled, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.render.passages import Cursor, Passage
    from sitegen.render.worded import Worded

_NO_LINK = re.compile(r"\] ?\((?:https?:|[\w-]*/|[\w-]+\.(?:html|md)\b|#)[^\s)]*")
"""What begins as the address of a link and stands in a text."""

_UNREAD = (
    (r"<!--", "HTML is text here, so that a comment is shown; remove it", ""),
    (r"~~(?=\S)", "tildes strike nothing out here and are shown; remove them", ""),
    (r"\[\^[^\]\s]+\]", "there are no footnotes; say it here, or in a list below", ""),
    (r"\*\*|(?<!\w)__(?=\S)", "this has no pair and is shown; close or remove it", ""),
    (r"^\|(?=\s)", "a table has a line such as |---|---| below its heads; add it", ""),
    (r"^[\u2022\u00b7](?=\s)", "the items of a list begin with a hyphen", "-"),
)
"""Marks that are not read and would be shown, what to do, and what is meant."""
WORDED = {Kind.LEVEL, Kind.GROWTH, Kind.CHANGE, Kind.SHIFT}
"""Of these words can say otherwise: "rose", "imports"."""


class Reader:
    """Reads the texts of one site; faults go to the report."""

    def __init__(self, site: Site, report: Report) -> None:
        self._site, self._report = site, report
        self._worded = Once(partial(_worded, site))

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

    def link(self, token: Token, cursor: Cursor) -> None:
        """Make a link within the site relative; report what leads nowhere good."""
        key = "src" if token.type == "image" else "href"
        target = str(token.attrGet(key) or "")
        if target.startswith("https://") and key == "href":
            token.attrSet("rel", "external")
        elif re.match(r"[a-z][a-z0-9+.-]*:|/|\\", target, re.IGNORECASE):
            cure = "write https://… or the path of a page of the site, such as about/"
            if key == "src":
                cure = "put the image into templates/static/ and write static/…"
            message = f"address {target!r} is not allowed; {cure}"
            at = cursor.find(target, stays=True)
            self._report.error("address-invalid", at, message)
        elif not target.startswith("#"):
            path, mark, anchor = target.partition("#")
            way = f"{cursor.passage.root}{file_of(path)}{mark}{anchor}"
            token.attrSet(key, way)
        self.numbers(str(token.attrGet("title") or ""), cursor)

    def marks(self, texts: Iterable[str], cursor: Cursor) -> None:
        """Report marks that mean nothing here, so that readers would see them."""
        for text in texts:
            for pattern, message, new in _UNREAD:
                if found := re.search(pattern, text):
                    at = cursor.find(found[0], stays=True)
                    edits = (Edit(at, found[0], new),) if new else ()
                    self._report.remark("markup-unread", at, message, edits)

    def sentence(
        self, sides: tuple[str, str], piece: prose.Reference, typed: str, cursor: Cursor
    ) -> None:
        """Report what does not read well on one of the *sides* of a reference."""
        before, behind = sides
        shown = prose.shown(piece, self._site).replace(words.NO_BREAK, " ")

        def tell(old: str, new: str) -> None:
            is_together = old in cursor.passage.text
            is_plain = is_together and piece.form is not Form.CHANGE
            at = cursor.find(old if is_together else typed, stays=True)
            message = f"this reads {old.replace(typed, shown)!r}; write {new}"
            if old[0].isupper() and new == typed and shown[0].islower():
                is_plain = False
                message += " behind a word that begins the sentence"
            edits = (Edit(at, old, new),) if is_plain else ()
            self._report.remark("sentence-broken", at, message, edits)

        if piece.form.is_value and (again := doubled(shown, behind)):
            tell(f"{typed}{again}", typed)
        if piece.form.is_value and before.endswith(SIGNS):
            tell(f"{before[-1]}{typed}", typed)
        if last := WORD.search(before):
            belongs = joined(last[1], shown, piece.form)
            if belongs is not None:
                if last[1][0].isupper():
                    belongs = belongs[:1].upper() + belongs[1:]
                tell(f"{last[1]} {typed}", f"{belongs} {typed}".strip())

    def value(
        self, sides: tuple[str, str], piece: prose.Reference, typed: str, cursor: Cursor
    ) -> None:
        """Report words by a reference that say otherwise than its figure."""
        if not piece.form.is_value or not self._can_differ(piece.figure):
            return
        shown = prose.shown(piece, self._site)
        text, at = f"{sides[0]}{shown}{sides[1]}", (len(sides[0]), len(shown))
        if found := self._worded().against(piece.figure, text, at):
            word, what = found
            message = (
                f"{word!r} by it says otherwise than {piece.figure.id!r}, which is "
                f"{what}; correct the word, or refer to another figure"
            )
            self._report.error("prose-differs", cursor.find(typed, stays=True), message)

    def _can_differ(self, figure: Figure) -> bool:
        """
        Tell whether words by a figure can say otherwise than it does.

        A level has no sign, and where it is no part of a whole no other is named for
        it: so what reads words, which takes long to load, is not asked.
        """
        measures = self._site.vocabulary.measures.values()
        is_part = any(
            figure.subject.measure in (*each.sum_of, *each.balance_of)
            for each in measures
        )
        return figure.kind in WORDED and (figure.kind is not Kind.LEVEL or is_part)

    def block(self, token: Token, passage: Passage) -> None:
        """Report what the lines of a block make of it, mostly by mistake."""
        first, behind = token.map or (0, 1)
        if token.type == "heading_open" and token.markup in {"-", "="}:
            message = (
                f"a line of {token.markup} right below text makes a heading of it; put "
                "an empty line between, or begin the heading with ## instead"
            )
            at = passage.locate(behind - 1)
            self._report.remark("heading-underlined", at, message)
        elif token.type == "code_block":
            message = "four spaces before a line make code of it; remove them"
            self._report.remark("markup-unread", passage.locate(first), message)


def _worded(site: Site) -> Worded:
    from sitegen.render.worded import Worded  # what reads words takes long to load

    return Worded(site)
