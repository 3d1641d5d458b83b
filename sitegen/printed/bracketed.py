"""Names with a number each in brackets: "exports to A (1.5 billion) and B (1.0)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.printed.turns import Turn, in_turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.printed.around import Around
    from sitegen.printed.turns import Placed

_BRACKET = re.compile(r"\s?[(\uff08\[]([^()\uff08\uff09\[\]]*)[)\uff09\]]")
"""Right behind a name."""
_NUMBER = re.compile(r"[0-9]")


def listed_with(around: Around, placed: Sequence[Placed]) -> Turn | None:
    """Return which thing of a list goes with a number, by its turn or by brackets."""
    return in_turn(around, placed) or _in_brackets(around, placed)


def _in_brackets(around: Around, placed: Sequence[Placed]) -> Turn | None:
    """
    Return which of the things *placed* in a text stands before the brackets of it.

    `None` where no other thing of its sentence has a number in brackets: "larger than
    Germany (5 billion)" may be told of who is larger.
    """
    opened = max(map(around.text[: around.start].rfind, "(\uff08["))
    closed = max(map(around.text[: around.start].rfind, ")\uff09]"))
    if opened <= closed:
        return None
    start, end = around.within
    own: Placed | None = None
    others = set()
    for each in placed:
        if not start <= each[0] < end:
            continue
        first, last = each[:2]
        bracket = _BRACKET.match(around.text, last)
        if opened < first and own and first < _end_of(own, around):
            return None  # "Japan (5 billion, of which with China 3)"
        if bracket is None or not _NUMBER.search(bracket[1]):
            continue
        if bracket.start() <= around.start < bracket.end():
            own = each
        else:
            others.add(each[2])
    if own is None or not others - {own[2]}:
        return None
    first, last, name = own
    word = around.text[first:last]
    return Turn(name=name, word=word, others=frozenset(others) - {name})


def _end_of(own: Placed, around: Around) -> int:
    """Return where the brackets behind a name end."""
    bracket = _BRACKET.match(around.text, own[1])
    return bracket.end() if bracket else own[1]
