"""Where a printed string stands in the text of an article, as a link finds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.numerals import SPACES
from sitegen.printed.table import tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sitegen.model.place import Place
    from sitegen.printed.table import TextTable

# In text fragments a word is matched whole; so is a number, with its decimals and
# with the other end of a range. Characters of Chinese and Japanese are words that
# touch, but for those that write one number together: 3亿, 两亿三千万.
TOUCHING = "\u3040-\u30ff\u3400-\u9fff"
_PART = rf"[^\W{TOUCHING}]"
_NUMBER = "0-9零\u3007一二两三四五六七八九十百千万亿兆"
_WHOLE = rf"(?!(?<=[{_NUMBER}])[{_NUMBER}])"
_BEFORE = rf"{_WHOLE}(?!(?<={_PART})[^{TOUCHING}])(?<![0-9%][.,–\u202f-])"
_AFTER = rf"{_WHOLE}(?!(?<![{TOUCHING}]){_PART})(?![.,–\u202f-][0-9])"
_AT_START, _AT_END = re.compile(_BEFORE), re.compile(_AFTER)
_AT_SIGN = re.compile(r"(?![–-][0-9])")
GROUPING, _HELD = "\u202f", "\0"
"""Stands between the digits of one number, whichever such space was printed there."""
_GROUPED = re.compile(rf"(?<![0-9])[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+(?![0-9])")
WORD = re.compile(rf"[{TOUCHING}]|[^\s{TOUCHING}]+")
"""A word, with the signs that touch it; where words touch, a character."""


class Text(Struct, frozen=True):
    """The text of an article."""

    paragraphs: list[str]
    """Its lines that are not empty, every run of spaces as one space."""
    tables: list[TextTable]

    def number(self, place: Place) -> int:
        """Return the paragraph of a place that is proved; of a cell that of its row."""
        if place.cell is None:
            return place.paragraph
        rows = self.tables[place.table - 1].rows
        return next(r.paragraph for r in rows if r.cells[0] == place.cell.row)


def read_text(path: Path) -> Text | None:
    """Return a text, or `None` if it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):  # no such file, no UTF-8, or no name of a file
        return None
    lines = [_spaced(line) for line in text.split("\n") if line.strip()]
    return Text(lines, tables(text))


def found(place: Place, text: str, flags: int = 0) -> list[re.Match[str]]:
    """
    Return each match of a place in a paragraph: its words, and any spaces between.

    Its group ``printed`` is the printed string without the words around it.
    """
    prefix = rf"(?P<prefix>{_words(place.prefix)})\s*" if place.prefix else ""
    suffix = rf"\s*(?P<suffix>{_words(place.suffix)})" if place.suffix else ""
    words = rf"{prefix}(?P<printed>{_words(place.printed)}){suffix}"
    # Looked at one by one, since their signs are many, and slow to compile.
    return [
        match
        for match in re.compile(words, flags).finditer(text)
        if _is_whole(match, text)
    ]


def _is_whole(match: re.Match[str], text: str) -> bool:
    """Tell whether neither the words nor what is printed are parts of others."""
    for name in match.re.groupindex:
        start, end = match.span(name)
        if name != "suffix" and not _AT_START.match(text, start):
            return False
        is_sign = name == "printed" and not text[end - 1 : end].isalnum()
        if name != "prefix" and not (_AT_SIGN if is_sign else _AT_END).match(text, end):
            return False
    return True


def count(place: Place, paragraphs: Sequence[str]) -> int:
    """Count what a text fragment could mean, which does not tell case apart."""
    return sum(len(found(place, text, re.IGNORECASE)) for text in paragraphs)


def _words(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in text.split())


def suggestion(place: Place, paragraphs: Sequence[str]) -> str:
    """Return the place with the fewest words before it that make it unique."""
    paragraph = paragraphs[place.paragraph - 1]
    matches = found(place, paragraph)
    before = paragraph[: matches[0].start("printed")] if matches else ""
    for word in reversed(list(WORD.finditer(before))):
        prefix = before[word.start() :].strip()
        pattern = rf"{_words(prefix)}\s*{_words(place.printed)}"
        total = [re.findall(pattern, each, re.IGNORECASE) for each in paragraphs]
        if sum(map(len, total)) == 1:
            return repr(f"{prefix} <{place.printed}>")
    return "words behind it"


def _spaced(line: str) -> str:
    """
    Return a line with every run of spaces, no-break ones too, as one space.

    What groups the digits of a number stays: of "1 310" no 310 is to be cited.
    """
    held = _GROUPED.sub(lambda found: _HELD.join(found[0].split()), line)
    return " ".join(held.split()).replace(_HELD, GROUPING)
