"""What is said without a numeral: "doubled", "ranked third"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.model.figure import Kind
from sitegen.printed.clauses import clauses
from sitegen.printed.rank import ranks
from sitegen.printed.saying import saying
from sitegen.propose.candidate import UNDATED, Candidate
from sitegen.propose.subjects import scope_of
from sitegen.propose.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitegen.model.quantity import Unit
    from sitegen.model.vocabulary import Vocabulary


KINDS = {"%": Kind.GROWTH, "pp": Kind.DIFFERENCE}
"""What is said in a unit without a numeral."""
SEVERAL = 3
"""More that share a place in an order are a list: "the ten largest ports"."""


def said_in(text: str, tag: str, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Yield what the clauses of a plain paragraph say in words alone."""
    language = words_of(tag).language
    for clause in clauses(text, language):
        span = (clause.start, clause.end)
        said = saying(text, span, language)
        if said and said.unit in vocabulary.units:
            at = _narrowed(
                text, span, lambda part: saying(part, (0, len(part)), language)
            )
            unit = vocabulary.units[said.unit]
            made = _candidate(at, KINDS[said.unit], said.number, unit)
            yield replace(made, bound=said.bound)
        if "rank" in vocabulary.units:
            yield from _ranked(text, span, tag, vocabulary)


def _ranked(
    text: str, span: tuple[int, int], tag: str, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield the rank that a clause names, or those that several share."""
    words = words_of(tag)
    found = ranks(text, *span, words.language)
    ordered = words.any("kinds", "rank").search(text, *span)
    if not (found and ordered) or len(found[0]) > SEVERAL:
        return

    def holds(part: str) -> bool:
        return tuple(ranks(part, 0, len(part), words.language)[:1]) == (found[0],)

    at = _narrowed(text, span, holds)
    scope = scope_of(text, at, Kind.RANK, vocabulary, tag)
    doubts = ("a rank in what order, and among whom?",)
    for place in found[0]:
        made = _candidate(at, Kind.RANK, Decimal(place), vocabulary.units["rank"])
        yield replace(made, scope=scope, doubts=doubts)


def _candidate(
    span: tuple[int, int], kind: Kind, number: Decimal, unit: Unit
) -> Candidate:
    return Candidate(
        paragraph=1,
        start=span[0],
        end=span[1],
        kind=kind,
        number=number,
        unit=unit,
        bound=None,
        period=UNDATED,
        subject={},
    )


def _narrowed(
    text: str, span: tuple[int, int], holds: Callable[[str], object]
) -> tuple[int, int]:
    """Return the shortest part of a span of which something still holds."""
    start, end = span
    while (last := _last(text, start, end)) > start and holds(text[start:last]):
        end = last
    while (later := _next(text, start, end)) < end and holds(text[later:end]):
        start = later
    return start, end


def _next(text: str, start: int, end: int) -> int:
    """Return where the word behind the first one begins."""
    while start < end and text[start] == " ":
        start += 1
    space = text.find(" ", start, end)
    if start < end and "\u3040" <= text[start] <= "\u9fff":  # words that touch
        return start + 1
    return end if space < 0 else space + 1


def _last(text: str, start: int, end: int) -> int:
    """Return where the word before the last one ends."""
    while start < end and text[end - 1] == " ":
        end -= 1
    space = text.rfind(" ", start, end)
    if start < end and "\u3040" <= text[end - 1] <= "\u9fff":
        return end - 1
    return start if space < 0 else space
