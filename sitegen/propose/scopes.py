"""What a share, rank, contribution or difference is measured against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.propose.words import words_of

if TYPE_CHECKING:
    from sitegen.model.vocabulary import Vocabulary

SCOPED = {Kind.SHARE, Kind.RANK, Kind.CONTRIBUTION, Kind.DIFFERENCE}
BEFORE, BEHIND = 30, 70
"""How many letters before and behind a number may name its whole."""


def scope_of(
    text: str, span: tuple[int, int], kind: Kind, vocabulary: Vocabulary, tag: str
) -> str:
    """Return the scope or measure whose words stand by a number, or nothing."""
    if kind not in SCOPED:
        return ""
    behind = text[span[1] : span[1] + BEHIND]
    before = text[max(0, span[0] - BEFORE) : span[0]]
    words = words_of(tag)
    if kind is Kind.DIFFERENCE and words.any("kinds", "national").search(behind):
        return next((each for each in vocabulary.scopes if "average" in each), "")
    named = _named(vocabulary)
    found = [
        (at + far, -len(label), name)
        for part, far in ((behind.lower(), 0), (before.lower(), BEHIND))
        for label, name in named.items()
        if (at := part.find(label)) >= 0
    ]
    return min(found)[2] if found else ""


def _named(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the id of each scope and measure by its words."""
    named: dict[str, str] = {}
    for table in (vocabulary.scopes, vocabulary.measures):
        for name, term in table.items():
            for label in (name, term.label, term.inline, *term.synonyms):
                named[label.lower().removeprefix("the ")] = name
    return named
