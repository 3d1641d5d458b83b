"""Times that are told in turn: "in May and June they were 5 and 4, respectively"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from sitegen.printed import turns
from sitegen.printed.around import Around
from sitegen.printed.language import any_of
from sitegen.propose.dates import Clock
from sitegen.propose.times import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model.period import Period
    from sitegen.printed.language import Language
    from sitegen.proof.sentences import Spoken
    from sitegen.propose.times import Time


class Turn(NamedTuple):
    """Whether times go with numbers in turn, and which one with a number."""

    is_told: bool
    time: Time | None


def in_turn(spoken: Spoken, period: Period, known: Iterable[Time]) -> Turn:
    """Return which of the times *known* goes with a number by its turn."""
    around = Around.of(spoken.text, spoken.number, spoken.language)
    listed = {str(each.start): each for each in _listed(spoken, period, known)}
    placed = [(each.start, each.end, key) for key, each in listed.items()]
    turn = turns.in_turn(around, placed)
    is_told = turn is not None or turns.is_cut(around, placed)
    return Turn(is_told, listed[turn.name] if turn else None)


def _listed(spoken: Spoken, period: Period, known: Iterable[Time]) -> Iterator[Time]:
    """Yield each time apart, also one of which a word alone is said: 一、二季度."""
    first, begins, joins = _begun(spoken.language)
    text, clock = spoken.text, Clock(published=None, covers=period)
    for time in known:
        said = text[time.start : time.end]
        if between := joins.search(said):  # "May and June", one time together
            for start, end in ((0, between.start()), (between.end(), len(said))):
                for each in times(said[start:end], spoken.tag, clock):
                    at = time.start + start
                    yield replace(each, start=at + each.start, end=at + each.end)
            continue
        before, own = first.search(text[: time.start]), begins.match(said)
        if before and own:
            # "Third and fourth quarters" are two, each a quarter.
            whole = f"{before[1]}{said[own.end() :]}".removesuffix("s")
            for each in times(whole, spoken.tag, clock):
                if (each.start, each.end) == (0, len(whole)):
                    yield replace(each, start=before.start(1), end=before.end(1))
        yield time


@cache
def _begun(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return the first word of a time before another, of that other, and what joins."""
    joined = any_of(language, language.list_of("clauses", "joined"))
    word = r"[^\W_]+" if language.data.get("spaced", True) else r"第?[0-9一二三四]+"
    joins = rf"(?:\s*(?:{joined}|[,\u3001])\s*)"
    return (
        re.compile(rf"({word}){joins}$", re.IGNORECASE),
        re.compile(word),
        re.compile(joins, re.IGNORECASE),
    )
