"""Whether everything on a sheet can be read: no word lies beyond its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.draw.sheet import Text
from sitegen.draw.theme import width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.draw.sheet import Sheet

SHIFT = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How much of a line lies left of its place."""
SLACK = 1.0
"""Pixels by which letters may reach over an edge."""


def cut(sheets: Iterable[Sheet]) -> str:
    """Return the first line of text that does not fit on its sheet, or nothing."""
    for sheet in sheets:
        for mark in sheet.marks:
            if isinstance(mark, Text) and not _fits(mark, sheet):
                return mark.text
    return ""


def _fits(text: Text, sheet: Sheet) -> bool:
    wide = width(text.text, text.face)
    left = text.x - wide * SHIFT[text.align]
    is_beside = left >= -SLACK and left + wide <= sheet.width + SLACK
    return is_beside and text.y <= sheet.height + SLACK
