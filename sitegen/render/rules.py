"""The two rules that are added to CommonMark."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

DIRECTIVE = ":::"
"""What a line begins with that calls for a part of the site."""


def figure(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take ``{…}`` up to its closing brace or the next that opens."""
    if state.src[state.pos] not in "{}":
        return False
    end = end_of(state.src, state.pos)
    if not silent:
        token = state.push("figure", "", 0)
        token.content = state.src[state.pos : end]
    state.pos = end
    return True


def end_of(text: str, start: int) -> int:
    """Return where a reference ends that begins with the brace at *start*."""
    end = text.find("}", start) + 1 or len(text)
    opens = text.find("{", start + 1, end)
    closing = text.find("}}", start)
    if text.startswith("{{", start) and closing >= 0:
        return closing + 2
    if opens >= 0 and '"' not in text[start:opens]:  # it was not closed
        return opens
    return end


def directive(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    """Take one line that begins with ``:::``."""
    begin = state.bMarks[start] + state.tShift[start]
    text = state.src[begin : state.eMarks[start]]
    if not text.startswith(DIRECTIVE):
        return False
    if not silent:
        state.line = start + 1
        token = state.push("directive", "", 0)
        token.content = text.removeprefix(DIRECTIVE).strip()
        token.map = [start, state.line]
    return True
