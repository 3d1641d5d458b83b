"""A growth compares with what the words by it name, and with nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.figure import BASED
from sitegen.printed.around import Around
from sitegen.printed.turns import in_turn, is_cut
from sitegen.proof.compared import compared
from sitegen.proof.objection import Objection
from sitegen.proof.sentences import sentence_at
from sitegen.proof.when import named_when
from sitegen.proof.words import data_of

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.proof.sentences import Spoken


def base_objection(figure: Figure, spoken: Spoken) -> Objection | None:
    """Return which words by a growth name another base than it states, if some do."""
    base, period = figure.base, figure.period
    if figure.kind not in BASED or base is None or not period.is_dated:
        return None
    found = compared(spoken.text, spoken.tag, period)
    if not found:
        return _untold_objection(figure, spoken)
    spans = [(each.start, each.end) for each in found]
    is_before = bool(data_of(spoken.language.code)["compared"].get("before"))
    sentence = sentence_at(spoken, spans, is_before=is_before)
    # "Year on year and month on month they rose by 6 and 2 percent, respectively."
    around = Around.of(spoken.text, spoken.number, spoken.language)
    placed = [(start, end, str(at)) for at, (start, end) in enumerate(spans)]
    turn = in_turn(around, placed)
    if turn is None and is_cut(around, placed):
        return None
    own = found[int(turn.name)] if turn else None
    governing, is_own = (own, True) if own else sentence.governing(found)
    if governing is None:
        return _untold_objection(figure, spoken)
    if governing.names(base, period):
        return None
    named = governing.told(period)
    if not is_own and (spoken.has_verb or not named):
        return None
    cure = f"write base: {named}" if named else "correct the base or the period"
    message = (
        f"{governing.words!r} says with what {figure.period} compares, and the base is "
        f"{base}; {cure}, or mark with < and > the number and the words that name its "
        "base"
    )
    return Objection(code="base-differs", key="base", message=message)


def _untold_objection(figure: Figure, spoken: Spoken) -> Objection | None:
    """Return which words by a growth name its base, and compare nothing with it."""
    base, period = figure.base, figure.period
    if base is None or base == period.year_before:  # usual, so that it is not named
        return None
    found = named_when(spoken.text, spoken.tag, period, base)
    spans = [(each.start, each.end) for each in found]
    sentence = sentence_at(spoken, spans)
    named = sentence.own(found) or sentence.opening(found)
    if named is None:
        return None
    message = (
        f"{named.words!r} says when it was, and not that {period} compares with "
        f"{base}; write another base, or take in the words that compare with it"
    )
    return Objection(code="base-differs", key="base", message=message)
