"""Rows of a table that a text prints a line each: what their heading says of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.words import masked
from sitegen.printed.words import words_of as governing
from sitegen.propose.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW, HEADING = 9, 12
"""How many words a row has at most, and its heading."""
_CELL = re.compile(r"[^:!?。：]*?\s[-+−]?[0-9][0-9.,]*\s?%\s*")  # noqa: RUF001


def kind_in_table(paragraphs: Sequence[str], place: int, tag: str) -> Kind | None:
    """
    Return what a percentage at the end of a row is by the heading of its table.

    *paragraphs* are plain, and *place* counts them from 0.
    """
    if not _is_row(paragraphs[place]):
        return None
    while place and _is_row(paragraphs[place]):
        place -= 1
    heading = paragraphs[place]
    if len(heading.split()) > HEADING or re.search("[0-9]%", heading):
        return None
    words = words_of(tag)
    if words.any("kinds", "share").search(heading):
        return Kind.SHARE
    moving = governing(words.language).moving
    return Kind.GROWTH if moving.search(masked(heading, words.language)) else None


def _is_row(text: str) -> bool:
    return len(text.split()) <= ROW and _CELL.fullmatch(text) is not None
