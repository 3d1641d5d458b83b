"""
The flat sequence of blocks of a page -> sections with prose and parts.

Every heading of the second level opens a section; between its parts (cards,
charts) prose is kept together, so that a wide screen can set them side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WRAP = "wrap"
"""The type of tokens that hold nothing but a tag of ours."""


def sectioned(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield *tokens* with the tags of sections and of prose between them."""
    in_section = in_prose = False
    for token in tokens:
        is_top = token.level == 0
        is_heading = is_top and token.type == "heading_open" and token.tag == "h2"
        is_part = token.type == "directive"
        if in_prose and token.level == 0 and (is_heading or is_part):
            yield _wrap(Markup("</div>"))
            in_prose = False
        if is_heading:
            if in_section:
                yield _wrap(Markup("</section>"))
            named = Markup('<section aria-labelledby="{}">').format(token.attrGet("id"))
            yield _wrap(named)
            in_section = True
        is_title = token.tag == "h2" or (token.type == "inline" and not in_prose)
        if not (in_prose or is_part or is_title):
            yield _wrap(Markup('<div class="prose text">'))
            in_prose = True
        yield token
    if in_prose:
        yield _wrap(Markup("</div>"))
    if in_section:
        yield _wrap(Markup("</section>"))


def headings(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Yield the id of each heading of the second level, and where its words are."""
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            yield str(token.attrGet("id")), place + 1


def _wrap(html: Markup) -> Token:
    return Token(WRAP, "", 0, content=str(html))


def is_linked(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a token stands between the two ends of a link."""
    ends = [each.type for each in tokens[:index] if each.type.startswith("link_")]
    return ends[-1:] == ["link_open"]
