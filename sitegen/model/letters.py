"""Which letters pictures can show: the fonts of a page have more."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

DRAWABLE = (
    *((0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F)),
    *((0x1E00, 0x1FFF), (0x2010, 0x2026), (0x2030, 0x205E), (0x2068, 0x2069)),
    *((0x20A0, 0x20BF), (0x2212, 0x2212), (0x2122, 0x2122)),
)
"""Ranges of Unicode that the fonts of pictures have letters for."""


@lru_cache(maxsize=4096)
def undrawable(text: str) -> str:
    """
    Name the first character that pictures have no letter for, or nothing.

    Their fonts have Latin, Greek and Cyrillic letters and the usual signs; pages are
    set in the reader's own fonts, which have more.
    """
    for letter in text:
        place = ord(letter)
        if not any(low <= place <= high for low, high in DRAWABLE):
            return f"{letter!r} ({unicodedata.name(letter, f'U+{place:04X}')})"
    return ""
