"""
One spelling for the many spellings of a word or a number, for comparing only.

What is sought and where it is sought are folded alike, so that neither a keyboard
without typographic marks nor another country's way to group digits hides a figure.
`templates/static/find.js` does the same in a browser; ``tests/fold.json`` holds both.
"""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = re.compile("['`\u00b4\u2018\u2019\u201b\u02bc\u2032]")
"""Left out, so that "Chang'an" is "Changan", and 4'900 is 4900 as in Switzerland."""
QUOTES = re.compile("[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]")
DASHES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
"""Hyphens, dashes and the minus sign."""
SPACED = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?!\d)")
"""Digits grouped by spaces, as SI writes them; a year before them is no group."""
GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
PER_CENT = re.compile(r"(?<=\d) ?(?:%|per ?cent\b)")
ENDS = re.compile(r"[,.;:!?()\[\]]+(?!\S)|(?<!\S)[(\[]+")
"""The punctuation around words; a decimal point is inside of one."""


def fold(text: str) -> str:
    """
    Return *text* without accents, capitals, marks of currency and of thousands.

    Quotes, dashes and the minus sign become those of a keyboard. A decimal point
    stays: 800.68 and 8006.8 are two numbers.
    """
    text = DASHES.sub("-", QUOTES.sub('"', APOSTROPHES.sub("", text)))
    kept = (
        each
        for each in unicodedata.normalize("NFKD", text)
        if unicodedata.category(each) not in {"Mn", "Mc", "Me", "Sc"}
    )
    text = " ".join("".join(kept).lower().split())
    text = SPACED.sub(lambda found: found[0].replace(" ", ""), text)
    return ENDS.sub("", PER_CENT.sub("%", GROUPED.sub("", text))).strip()


def sought(text: str) -> str:
    """Return *text* folded, as it is sought in: without its quotes."""
    return fold(text).replace('"', "")
