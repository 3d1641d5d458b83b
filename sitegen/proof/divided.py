"""
A number "per head" is none of the whole, and a growth of it none of the whole's.

Money "per pound" is a price, and no amount.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.model.terms import Per
from sitegen.printed.clauses import Opening, clause_of, clauses
from sitegen.proof.objection import Objection
from sitegen.proof.words import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.proof.sentences import Spoken

DIVIDED = {Kind.LEVEL, Kind.EQUIVALENT, Kind.GROWTH, Kind.CHANGE}
_BY_ITSELF = re.compile("per-|average|mean")
"""In the id of a measure: it is such an amount by its name."""
_PRICE = re.compile("price|cost|fee|charge|tariff|wage|value-of")
"""In the id of a measure: it is money by the piece."""
NEAR = 32
"""Letters by a number in which words count it by another unit."""
_UNIT = re.compile(r"[^0-9,.;:()\uff0c\u3002\uff1b\uff08\uff09]*")
"""What may stand between: a scale and the name of the money."""


def divided_objection(figure: Figure, spoken: Spoken) -> Objection | None:
    """Return which words by a number divide it by what its figure does not name."""
    is_named = _BY_ITSELF.search(figure.subject.measure)
    if figure.kind not in DIVIDED or figure.is_doubtful or is_named:
        return None
    if words := _priced(figure, spoken):
        message = (
            f"{words!r} by it makes a price of it, and no amount; state a measure that "
            "is one by its name, in a unit whose nouns say by what it is counted"
        )
        return Objection(code="per-differs", key="value", message=message)
    for per in Per:
        pattern = said(spoken.language.code, "divided", per.value)
        if per is not figure.per and (words := next(_found(pattern, spoken), "")):
            message = (
                f"{words!r} by it divides it; write per: {per}, or state a measure "
                "that is such an amount by its name"
            )
            return Objection(code="per-differs", key="per", message=message)
    return None


def _priced(figure: Figure, spoken: Spoken) -> str:
    """Return words right by an amount of money that count it by some other unit."""
    unit, code = figure.quantity.unit, spoken.language.code
    if not unit.currency or _PRICE.search(figure.subject.measure):
        return ""
    behind, ahead = (said(code, "divided", key) for key in ("by", "by_ahead"))
    text, (start, end) = spoken.text, spoken.number
    if any(behind.search(noun) or ahead.search(noun) for noun in unit.nouns):
        return ""
    for match in behind.finditer(text, end, end + NEAR):
        return match[0] if _UNIT.fullmatch(text, end, match.start()) else ""
    near = max(0, start - NEAR)
    found = [each for each in ahead.finditer(text, near, start) if each.end() == start]
    return found[0][0] if found else ""


def _found(pattern: re.Pattern[str], spoken: Spoken) -> Iterator[str]:
    """Yield words of the own clause, up to another number, or alone before it."""
    text, (start, end) = spoken.text, spoken.number
    found = clauses(text, spoken.language)
    index = clause_of(found, start)
    own = found[index]
    other = re.compile(r"[0-9]").search(text, end, max(end, own.end))
    last = other.start() if other else own.end
    yield from (each[0] for each in pattern.finditer(text, own.start, last))
    before = found[index - 1]
    if index and own.opening is Opening.JOINED:
        words = text[before.start : before.end].strip()
        if pattern.fullmatch(words):
            yield words
