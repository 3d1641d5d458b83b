"""
The flat sequence of blocks of a page -> sections with prose and parts.

Every heading of the second level opens a section; between its parts (cards,
charts) prose is kept together, so that a wide screen can set them side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

WRAP = "wrap"
"""The type of tokens that hold nothing but a tag of ours."""

PARAGRAPH = 3
"""So many tokens are one paragraph: its beginning, its text, its end."""


def sectioned(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield *tokens* with the tags of sections and of prose between them."""
    in_section = in_title = False
    prose: list[Token] = []
    for token in tokens:
        opens = token.type == "heading_open" and token.tag == "h2" and not token.level
        if opens or token.type == "directive":
            yield from _prose(prose)
            prose = []
        if opens:
            if in_section:
                yield _wrap(Markup("</section>"))
            named = Markup('<section aria-labelledby="{}">').format(token.attrGet("id"))
            yield _wrap(named)
            in_section = in_title = True
        if in_title or token.type == "directive":
            yield token
            in_title = in_title and token.type != "heading_close"
        else:
            prose.append(token)
    yield from _prose(prose)
    if in_section:
        yield _wrap(Markup("</section>"))


def _prose(tokens: list[Token]) -> Iterator[Token]:
    """
    Yield what stands together, in a box if it is more than one paragraph.

    What extracts text drops a short box with many numbers, and keeps a paragraph.
    """
    is_single = len(tokens) == PARAGRAPH and tokens[0].type == "paragraph_open"
    if is_single:
        tokens[0].attrSet("class", "prose")
    elif tokens:
        yield _wrap(Markup('<div class="prose text">'))
    yield from tokens
    if tokens and not is_single:
        yield _wrap(Markup("</div>"))


def headings(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Yield the id of each heading of the second level, and where its words are."""
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            yield str(token.attrGet("id")), place + 1


def _wrap(html: Markup) -> Token:
    from markdown_it.token import Token

    return Token(WRAP, "", 0, content=str(html))


def is_linked(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a token stands between the two ends of a link."""
    ends = [each.type for each in tokens[:index] if each.type.startswith("link_")]
    return ends[-1:] == ["link_open"]
