"""Lists that are told in turn: "exports to A and B were 5 and 4, respectively"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.headed import listed
from sitegen.printed.language import any_of
from sitegen.printed.numerals import numerals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.printed.around import Around
    from sitegen.printed.language import Language
    from sitegen.printed.numerals import Numeral

Placed = tuple[int, int, str]
"""Where a text names a thing, and the id of that."""
APART = 32
"""So many letters stand at most between two numbers of a list."""
UNIT = 2
"""Of so many words at most is what a number in a list counts."""
LETTERS = 4
"""Or of so many letters, where no spaces part words."""


class Turn(Struct, frozen=True, kw_only=True):
    """What goes with a number by its place in a list."""

    name: str
    """The id of a thing."""
    word: str
    """By which the text names it."""
    others: frozenset[str]
    """The ids of those with which other numbers go."""


def in_turn(around: Around, placed: Iterable[Placed]) -> Turn | None:
    """
    Return which of the things *placed* in a text goes with a number by its turn.

    `None` where its sentence does not say that they go together respectively, or where
    there are not as many of both: "A, B with C and D" may be three things or four.
    """
    group = _group(around) if _is_told(around) else []
    if len(group) < 2:  # noqa: PLR2004 - a list has two
        return None
    placed = tuple(placed)
    things = _things(around, placed, group[0].start)
    things = things or _behind(around, placed, group[-1].end)
    if len(things) != len(group) or _goes_on(things, around.text, around.language):
        return None
    turn = next(n for n, each in enumerate(group) if _is_own(each, around))
    first, last, name = things[turn]
    others = frozenset(each for _, _, each in things) - {name}
    return Turn(name=name, word=around.text[first:last], others=others)


def is_cut(around: Around, placed: Iterable[Placed]) -> bool:
    """Tell whether of a list that is told in turn only some numbers are printed."""
    things = _things(around, placed, around.start) if _is_told(around) else ()
    return bool(things) and len(things) > len(_group(around))


def _is_told(around: Around) -> bool:
    """Tell whether a sentence says that it tells something in turn."""
    respective = listed(around.language, "names", "respective")
    return bool(respective.search(around.text, *around.within))


def _things(around: Around, placed: Iterable[Placed], before: int) -> Sequence[Placed]:
    """Return the last list of things before a place of its sentence."""
    start, _ = around.within
    named = [each for each in placed if start <= each[0] < before]
    return next(reversed(lists(named, around.text, around.language)), ())


def _behind(around: Around, placed: Iterable[Placed], after: int) -> Sequence[Placed]:
    """Return the list with which numbers before it go in turn: "in May and June"."""
    last = around.within[1]
    named = [each for each in placed if after <= each[0] < last]
    respective = listed(around.language, "names", "respective")
    for things in lists(named, around.text, around.language)[:1]:
        is_near = not re.search("[0-9]", around.text[after : things[0][0]])
        if is_near and respective.match(around.text[things[-1][1] :].lstrip(" ,")):
            return things
    return ()


def _is_own(numeral: Numeral, around: Around) -> bool:
    return around.start <= numeral.start and numeral.end <= around.end


def _group(around: Around) -> list[Numeral]:
    """Return the numbers of the list in which that of a phrase stands."""
    start, end = around.within
    group: list[Numeral] = []
    for each in numerals(around.text, around.language):
        if not start <= each.start < end or (
            each.is_year and not _is_own(each, around)
        ):
            continue
        if group and not _is_next(group[-1], each, around):
            if any(_is_own(one, around) for one in group):
                break
            group = []
        group.append(each)
    return group if sum(_is_own(one, around) for one in group) == 1 else []


def _is_next(one: Numeral, other: Numeral, around: Around) -> bool:
    """Tell whether a number follows another in a list: both per cent, or neither."""
    text, (joins, fills, percents) = around.text, _between(around.language)
    between = text[one.end : other.start]
    left = fills.sub(" ", between).split()
    is_rate, becomes_rate = percents.match(between), percents.match(text, other.end)
    is_one_unit = not left or bool(is_rate) == bool(becomes_rate)
    words = re.findall(r"[^\W\d_]+", " ".join(left))
    is_spaced = around.language.data.get("spaced", True)
    return (
        joins.search(between) is not None
        and not _ends(between, around.language)
        and len(between) <= APART
        and (len(words) <= UNIT if is_spaced else len("".join(words)) <= LETTERS)
        and is_one_unit
    )


def _ends(between: str, language: Language) -> bool:
    """Tell whether a list ends where it is said that it was one: "respectively, up"."""
    match = listed(language, "names", "respective").search(between)
    return bool(match and between[match.end() :].strip(" ."))


def lists(named: Sequence[Placed], text: str, language: Language) -> list[list[Placed]]:
    """Return the lists of two or more things, in the order of the text."""
    joins, fills, _ = _between(language)
    made: list[list[Placed]] = []
    for each in named:
        between = text[made[-1][-1][1] : each[0]] if made else ""
        rest = fills.sub("", _counted(language).sub("", between))
        if joins.search(between) and not rest.strip():
            made[-1].append(each)
        else:
            made.append([each])
    return [each for each in made if len(each) > 1]


@cache
def _counted(language: Language) -> re.Pattern[str]:
    """Return a number with its unit: things of a list may have one each."""
    is_spaced = language.data.get("spaced", True)
    unit = rf"(?:\s[^\W\d]+){{0,{UNIT}}}" if is_spaced else rf"[^\W\d]{{0,{LETTERS}}}"
    return re.compile(rf"[^\s\w]?[0-9][0-9.,]*%?{unit}")


def _goes_on(things: Sequence[Placed], text: str, language: Language) -> bool:
    """
    Tell whether a list goes on with something that has no known name.

    Behind "A and B" a comma is that of its clause.
    """
    joins, _, _ = _between(language)
    behind = text[things[-1][1] :].lstrip()
    joined = joins.match(behind)
    between = text[things[-2][1] : things[-1][0]]
    is_ended = joins.search(between.strip(" ,\u3001\uff0c"))
    if joined is None or (is_ended and behind[0] in ",\uff0c"):
        return False
    respective = listed(language, "names", "respective")
    return not respective.match(behind[joined.end() :].lstrip())


@cache
def _between(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return what joins things of a list, what says no more, and words for per cent."""
    joined = language.list_of("clauses", "joined")
    rooms = (("governing", "elided"), ("names", "partner"), ("names", "beside"))
    said = (word for room in rooms for word in language.list_of(*room))
    commas = r"[,\u3001\uff0c]"
    return (
        re.compile(rf"{any_of(language, joined)}|{commas}", re.IGNORECASE),
        re.compile(rf"{any_of(language, [*joined, *said])}|{commas}", re.IGNORECASE),
        re.compile(rf"\s*(?:{language.percents})", re.IGNORECASE),
    )
