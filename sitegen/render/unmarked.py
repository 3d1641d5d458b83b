"""
Lines in which nothing is marked up, as most titles and notes: text and references.

Their parts are those that the parser of Markdown would find; but that takes longer to
load than most builds take to make a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct, field

from sitegen.render.rules import end_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_MARKED = re.compile(r"[\\`*_\[<&\n\r\0]")
"""With what anything begins that CommonMark reads within a line."""
_BRACE = re.compile("[{}]")


class Part(Struct):
    """A part of a line, with what of the parser's tokens is asked for."""

    type: str
    """``text`` or ``figure``."""
    content: str
    meta: dict[str, Any] = field(default_factory=dict)


def parts_of(text: str) -> list[Token] | None:
    """Return the parts of a line, or `None` where it needs the parser."""
    return None if _MARKED.search(text) else cast("list[Token]", [*_parts(text)])


def _parts(text: str) -> Iterator[Part]:
    start = 0
    while brace := _BRACE.search(text, start):
        if brace.start() > start:
            yield Part("text", text[start : brace.start()])
        start = end_of(text, brace.start())
        yield Part("figure", text[brace.start() : start])
    if text[start:]:
        yield Part("text", text[start:])


def escaped(text: str) -> str:
    """Return text as the parser writes it into HTML."""
    return text.replace(">", "&gt;").replace('"', "&quot;")
