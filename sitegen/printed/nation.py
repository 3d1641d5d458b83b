"""Numbers of a whole nation, where a sheet is about a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.printed.against import NAMED
from sitegen.printed.around import Around
from sitegen.printed.clauses import Opening
from sitegen.printed.facts import told_at
from sitegen.printed.headed import listed
from sitegen.printed.opposed import called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.vocabulary import Vocabulary
    from sitegen.printed.clauses import Clause
    from sitegen.printed.passage import Passage

UNIT = 3
"""So many words of a scale and a unit may stand behind a number."""


def of_nation(figure: Figure, passage: Passage, vocabulary: Vocabulary) -> str:
    """
    Say that words name the nation as that of which a number is, or nothing.

    They open its clause, or one that says no more, or stand alone behind it: "the
    country's exports rose", "nationwide, exports rose", "by 5 percent nationwide". A
    figure whose measure, product or scope is called so is of the nation itself.
    """
    if figure.kind not in NAMED:
        return ""
    for span in told_at(figure, passage):
        around = Around.of(passage.text, span, passage.language)
        for word in _found(around):
            names = " ".join(called(figure, vocabulary))
            if not listed(passage.language, "nation", "called").search(names):
                return (
                    f"{word!r} by it says that it is of the nation, and the sheet is "
                    "of a part of it; state it of a measure or product that says so"
                )
    return ""


def _found(around: Around) -> Iterator[str]:
    """Yield the words that name the nation."""
    whole, opens = (listed(around.language, "nation", each) for each in ("whole", "of"))
    right = around.right.strip(" .")
    for found in whole.finditer(right):
        is_near = len(right[: found.start()].split()) <= UNIT
        if found.end() == len(right) and is_near:
            yield found[0]
    for clause in around.subjects:
        part = around.part(clause).strip()
        lead = listed(around.language, "nation", "lead").match(part)
        if match := opens.match(part, lead.end() if lead else 0):
            yield match[0]
        if match := whole.fullmatch(_opening(clause, around)):
            yield match[0]


def _opening(clause: Clause, around: Around) -> str:
    """Return the clause before one that goes on with it, without marks."""
    at = around.clauses.index(clause)
    if not at or clause.opening is not Opening.JOINED:
        return ""
    return around.part(around.clauses[at - 1]).strip()
