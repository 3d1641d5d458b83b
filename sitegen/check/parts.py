"""
A part is at most its whole, now and a year before.

Parts are terms below others in the vocabulary (`part_of`), any product, partner or
enterprise within the total, and measures that are parts of others. Where parts do
not overlap, together they are at most the whole too. A balance has no such parts: it
may be less with all than with one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.catalogue import mark
from sitegen.check.book import when
from sitegen.check.limits import at_most, before, before_together
from sitegen.dimensions import WHO
from sitegen.model.figure import Figure, Kind, Subject
from sitegen.model.vocabulary import ancestors, overlapping
from sitegen.remembered import for_builds, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitegen.check.book import Book
    from sitegen.model.identity import Identity
    from sitegen.model.vocabulary import Vocabulary

Time = tuple[object, ...]
"""The unit and the time in which levels can be compared."""


NAMES = {
    "part": mark("A part is not larger than its whole"),
    "part before": mark("A part was not larger than its whole the year before"),
    "parts": mark("Parts together are not larger than their whole"),
    "parts before": mark(
        "Parts together were not larger than their whole the year before"
    ),
}
"""Its rules, as readers are told of them."""


def identities(book: Book) -> Iterator[Identity]:
    """Yield an identity for each part with its whole, and for parts together."""
    levels = [each for each in book.of_kind(Kind.LEVEL) if book.has_parts(each)]
    yield from _alone(book, levels)
    yield from _together(book, levels)


def _alone(book: Book, levels: list[Figure]) -> Iterator[Identity]:
    language = book.vocabulary.language
    places: dict[Subject, list[int]] = {}
    for place, each in enumerate(levels):
        places.setdefault(each.subject, []).append(place)
    above = {
        subject: [each for each in _above(book.vocabulary, subject) if each in places]
        for subject in places
    }
    stated = {
        subject: _by_time(levels, places[subject])
        for subject in {each for found in above.values() for each in found}
    }
    for part in levels:
        found = above[part.subject]
        times = _around(part) if found else []
        for subject in found:
            then = stated[subject]
            for at in sorted({at for time in times for at in then.get(time, ())}):
                yield at_most((part,), levels[at], "part", language)
                yield from before(book, part, levels[at], "part")


def _by_time(levels: list[Figure], places: Iterable[int]) -> dict[Time, list[int]]:
    """Return the *places* of levels of one subject by the times that they contain."""
    found: dict[Time, list[int]] = {}
    for place in places:
        for time in _within(levels[place]):
            found.setdefault(time, []).append(place)
    return found


def _together(book: Book, levels: list[Figure]) -> Iterator[Identity]:
    language = book.vocabulary.language
    inside: dict[Subject, dict[str, dict[Time, list[Figure]]]] = {}
    for each in levels:
        for key in WHO:
            if getattr(each.subject, key):
                along = inside.setdefault(_without(each.subject, key), {})
                then = along.setdefault(key, {})
                then.setdefault(_time(each), []).append(each)
    overlaps = _overlaps(book.vocabulary)
    for whole in levels:
        if along := inside.get(whole.subject, {}):
            for key in filter(along.__contains__, WHO):
                all_parts = along[key].get(_time(whole), [])
                parts = _disjoint(all_parts, key, overlaps[key])
                if len(parts) > 1:
                    yield at_most(tuple(parts), whole, "parts", language)
                    yield from before_together(book, parts, whole)


@remembered
def _overlaps(words: Vocabulary) -> dict[str, dict[str, set[str]]]:
    return {key: overlapping(getattr(words, f"{key}s")) for key in WHO}


@for_builds
@remembered
def _above(words: Vocabulary, subject: Subject) -> list[Subject]:
    """Return what wholly contains a subject, each way by one dimension."""
    found: list[Subject] = []
    for key in WHO:
        if name := getattr(subject, key):
            above = sorted(ancestors(name, getattr(words, f"{key}s")))
            found += [replace(subject, **{key: each}) for each in ("", *above)]
    measures = words.measures[subject.measure].part_of
    return found + [replace(subject, measure=each) for each in measures]


@for_builds
@remembered
def _without(subject: Subject, key: str) -> Subject:
    return replace(subject, **{key: ""})


def _time(level: Figure) -> Time:
    return level.quantity.unit.id, when(level)


def _within(whole: Figure) -> list[Time]:
    """Return the same, and that a stock contains the flows that end at its instant."""
    ends = [(whole.quantity.unit.id, whole.period.end)]
    return [_time(whole), *(ends if whole.period.days == 0 else ())]


def _around(part: Figure) -> list[Time]:
    """Return the same of what may contain a part: its time, or that of a stock."""
    ends = [(part.quantity.unit.id, part.period.end)] if part.period.is_dated else ()
    return [_time(part), *ends]


def _disjoint(
    inside: list[Figure], key: str, overlaps: Mapping[str, set[str]]
) -> list[Figure]:
    """Return parts that differ along one dimension and do not overlap, in order."""
    found = []
    taken: set[str] = set()
    for part in inside:
        name = getattr(part.subject, key)
        if name not in taken:
            found.append(part)
            taken |= overlaps[name]
    return found
