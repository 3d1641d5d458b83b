"""
Markdown with figure references -> HTML.

Two rules are added to CommonMark: what stands in braces is a reference to a
figure (see `sitegen.prose`), and a line such as ``::: chart trend`` puts a part
of the site there. Raw HTML is text. Digits outside of references are faults.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import replace

from sitegen import prose
from sitegen.model.page import Form
from sitegen.render.passages import Cursor, Directive
from sitegen.render.reading import Reader
from sitegen.render.rules import DIRECTIVE, directive, figure
from sitegen.render.sections import WRAP, headings, is_linked, sectioned
from sitegen.render.unmarked import escaped, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

    from sitegen.diagnostics import Report
    from sitegen.model.site import Site
    from sitegen.render.numbers import Writer
    from sitegen.render.passages import Passage

TIMES = {Form.PERIOD, Form.BASE}
"""Forms of a reference that show a time, which is no value with evidence."""


class Text(Struct, frozen=True):
    """A page's text as HTML, and its contents."""

    html: Markup
    contents: tuple[tuple[str, str], ...]
    """Id and words of each heading of the second level."""


class Typesetter:
    """Turns prose into HTML for one site; faults go to the report."""

    def __init__(self, site: Site, writer: Writer, report: Report) -> None:
        self.site = site
        self._writer, self._report = writer, report
        self._reader = Reader(site, report)

    @cached_property
    def _parser(self) -> MarkdownIt:
        from markdown_it import MarkdownIt  # see `sitegen.render.unmarked`

        parser = MarkdownIt("commonmark", {"html": False}).enable("table")
        # Every address comes through, so that a bad one is a fault and not text.
        parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
        parser.inline.ruler.before("text", "figure", figure)
        parser.block.ruler.before(
            "paragraph", "directive", directive, {"alt": ["paragraph"]}
        )
        rules: dict[str, Any] = cast("RendererHTML", parser.renderer).rules
        rules |= {
            "figure": self._number,
            "directive": self._directive,
            WRAP: lambda tokens, index, _options, _env: tokens[index].content,
        }
        return parser

    def block(self, passage: Passage) -> Text:
        """Return a text of paragraphs, headings, lists and tables as HTML."""
        tokens = self._parser.parse(passage.text, {})
        html = self._typeset(tokens, passage, wraps=True)
        contents = tuple(
            (name, "".join(_plain(tokens[place].children or [], self.site)))
            for name, place in headings(tokens)
        )
        return Text(html, contents)

    def inline(self, passage: Passage) -> Markup:
        """Return a text of one paragraph as HTML without the paragraph."""
        parts = parts_of(passage.text)
        if parts is None:
            return self.marked(passage)
        cursor = Cursor(passage)
        cursor.enter(0, 1)
        self._prove(parts, cursor)
        html = (
            self._shown(each) if each.type == "figure" else escaped(each.content)
            for each in parts
        )
        return Markup("".join(html))  # noqa: S704 - all text is escaped

    def marked(self, passage: Passage) -> Markup:
        """Return the same, whatever is marked up in it."""
        return self._typeset(self._parser.parseInline(passage.text, {}), passage)

    def plain(self, passage: Passage) -> str:
        """Return a text of one paragraph without links, and prove it as HTML too."""
        self.inline(passage)
        try:
            return prose.plain(passage.text, self.site)
        except prose.BadReferenceError as fault:
            edits = fault.edits(passage.at)
            self._report.error(fault.code, passage.at, str(fault), edits=edits)
            return ""

    def _typeset(
        self, tokens: list[Token], passage: Passage, *, wraps: bool = False
    ) -> Markup:
        cursor = Cursor(passage)
        for token in tokens:
            if token.map:
                cursor.enter(token.map[0], token.map[1])
            if token.type == "inline":
                self._prove(token.children or [], cursor)
            elif token.type in {"fence", "code_block"}:
                self._reader.numbers(token.content, cursor)
            self._reader.block(token, passage)
            token.meta["passage"] = passage
        self._anchor(tokens, passage)
        shown = list(sectioned(tokens)) if wraps else tokens
        html = self._parser.renderer.render(shown, self._parser.options, {})
        return Markup(html)  # noqa: S704 - the parser escapes all text

    def _anchor(self, tokens: list[Token], passage: Passage) -> None:
        """Give each heading its words as its id; two may not have the same."""
        seen: set[str] = set()
        for token, following in pairwise(tokens):
            if token.type != "heading_open":
                continue
            text = "".join(_plain(following.children or [], self.site))
            anchor = "-".join(re.findall(r"\w+", text.lower())) or "section"
            if anchor in seen:
                message = (
                    f"two headings have the anchor {anchor!r}; word one of them "
                    "differently"
                )
                at = passage.locate(token.map[0] if token.map else 0)
                self._report.error("anchor-duplicate", at, message)
            seen.add(anchor)
            token.attrSet("id", anchor)

    def _prove(self, tokens: Sequence[Token], cursor: Cursor) -> None:
        """Resolve references; report bad ones, bare numbers and bad links."""
        texts = [each.content for each in tokens if each.type == "text"]
        self._reader.links(texts, cursor)
        self._reader.marks(texts, cursor)
        before = ""
        for index, token in enumerate(tokens):
            token.meta["passage"] = cursor.passage
            if token.type == "figure":
                after = next(iter(tokens[index + 1 : index + 2]), None)
                sides = (before, after.content if after else "")
                self._resolve(token, sides, cursor, is_linked=is_linked(tokens, index))
            elif token.type in {"text", "code_inline"}:
                self._reader.numbers(token.content, cursor)
            elif token.type in {"link_open", "image"}:
                self._reader.link(token, cursor)
            if token.type == "image":
                self._prove(token.children or [], cursor)
                for child in token.children or []:
                    if child.type == "figure":  # an attribute holds no link
                        child.content = "".join(_plain([child], self.site))
                        child.type = "text"
            before += "".join(_plain([token], self.site))

    def _resolve(
        self,
        token: Token,
        sides: tuple[str, str],
        cursor: Cursor,
        *,
        is_linked: bool,
    ) -> None:
        start = replace(cursor)
        at = cursor.find(token.content.split("\n")[0])
        try:
            piece, end = prose.braces(token.content, 0, self.site)
        except prose.BadReferenceError as fault:
            self._report.error(fault.code, at, str(fault), edits=fault.edits(at))
            return
        is_plain = isinstance(piece, prose.Literal) or not piece.form.is_value
        if is_linked and not is_plain:
            message = f"{token.content!r} has its own link; put it outside of this one"
            self._report.error("reference-broken", at, message)
        elif end == len(token.content):
            token.meta["piece"] = piece
            if isinstance(piece, prose.Reference):
                self._reader.sentence(sides, piece, token.content, start)
                self._reader.value(sides, piece, token.content, start)

    def _number(
        self,
        tokens: Sequence[Token],
        index: int,
        _options: OptionsDict,
        _env: MutableMapping[str, object],
    ) -> str:
        return self._shown(tokens[index])

    def _shown(self, token: Token) -> str:
        """Return a reference as it is shown."""
        piece = token.meta.get("piece")
        if piece is None:  # reported above
            return ""
        text = prose.shown(piece, self.site)
        shown = escape(text)
        if isinstance(piece, prose.Literal) or piece.form in TIMES:
            return f'<span class="given">{shown}</span>'
        if piece.form is Form.UNIT:
            return str(shown)
        passage: Passage = token.meta["passage"]
        return str(self._writer.link(piece.figure, text, passage))

    def _directive(
        self,
        tokens: Sequence[Token],
        index: int,
        _options: OptionsDict,
        _env: MutableMapping[str, object],
    ) -> str:
        token = tokens[index]
        passage: Passage = token.meta["passage"]
        line = token.map[0] if token.map else 0
        at = passage.locate(line, passage.lines[line].find(DIRECTIVE))
        if passage.direct is None:
            return ""
        name, *rest = token.content.split() or [""]
        is_below = any(each.tag == "h2" for each in tokens[:index])
        return passage.direct(Directive(name, tuple(rest), at, 3 if is_below else 2))


def _plain(tokens: Sequence[Token], site: Site) -> Iterator[str]:
    for token in tokens:
        piece = token.meta.get("piece")
        is_break = token.type in {"softbreak", "hardbreak"}
        yield prose.shown(piece, site) if piece else " " if is_break else token.content
