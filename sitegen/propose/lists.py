"""Lists that are told one by one: "of A, B and C were 3, 4 and 5, respectively"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from sitegen.propose.subjects import DIMENSIONS
from sitegen.propose.times import is_main
from sitegen.propose.words import sentence_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.figure import Kind
    from sitegen.propose.candidate import Candidate
    from sitegen.propose.subjects import Named
    from sitegen.propose.times import Time

_Thing = TypeVar("_Thing", "Named", "Time")
APART = 16
"""How many letters may stand between two things of a list."""


def respective(
    text: str,
    made: Sequence[Candidate],
    named: Sequence[Named],
    known: Sequence[Time],
    tag: str,
) -> list[Candidate]:
    """
    Return the candidates of a paragraph, those of a list each with its own of things.

    That is where a sentence says "respectively", and a list of as many partners,
    products or times stands before the first of its numbers of one kind and unit.
    """
    changed = list(made)
    times = [each for each in known if is_main(each)]
    for group in _groups(text, made, tag):
        first = made[group[0]].start
        for dimension in DIMENSIONS:
            own = [each for each in named if each.dimension == dimension]
            for place, thing in zip(group, _list(own, first, len(group)), strict=False):
                one = changed[place]
                subject = {**one.subject, dimension: thing.id}
                changed[place] = replace(one, subject=subject)
        for place, time in zip(group, _list(times, first, len(group)), strict=False):
            base = time.period.year_before if changed[place].base else None
            changed[place] = replace(changed[place], period=time.period, base=base)
    return changed


def _groups(text: str, made: Sequence[Candidate], tag: str) -> list[list[int]]:
    """Return the places of candidates that are told one by one, by kind and unit."""
    groups: dict[tuple[int, Kind, str], list[int]] = {}
    for match in words_of(tag).any("kinds", "respectively").finditer(text):
        start, end = sentence_of(text, match.start(), tag)
        for place, each in enumerate(made):
            key = (start, each.kind, each.unit.id)
            if start <= each.start < end and place not in groups.get(key, []):
                groups.setdefault(key, []).append(place)
    return [each for each in groups.values() if len(each) > 1]


def _list(things: Sequence[_Thing], end: int, count: int) -> Sequence[_Thing]:
    """Return the last things before a place, if they are a list of so many."""
    found = [each for each in things if each.end <= end][-count:]
    is_list = all(two.start - one.end <= APART for one, two in pairwise(found))
    return found if is_list and len(found) == count else []
