"""What a number says of its subject: its kind, its sign, and whether it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.clauses import clause_of, clauses
from sitegen.printed.words import masked
from sitegen.printed.words import words_of as governing
from sitegen.propose.words import words_of

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from sitegen.propose.numbers import Number

NEAR = 60
"""How many letters before a number may hold the verb of a share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What a number is taken for."""

    kind: Kind
    is_sure: bool
    """Words say it; nothing but the unit does otherwise."""


def kind_of(
    text: str, number: Number, others: Sequence[Number], tag: str, *, is_rate: bool
) -> Guess:
    """
    Return the kind of a number in a plain paragraph.

    *others* are all numbers of the paragraph: a word governs none beyond its
    neighbour. *is_rate* tells that levels of its measure are percentages.
    """
    mention, words = number.mention, words_of(tag)
    if mention.unit != "%":
        kind = {"pp": Kind.DIFFERENCE, "times": Kind.GROWTH}.get(mention.unit)
        return Guess(kind=kind or Kind.LEVEL, is_sure=True)
    before, behind = _around(text, number, others, tag)
    near = before[-NEAR:]
    if words.any("kinds", "contribution").search(near + " · " + behind):
        return Guess(kind=Kind.CONTRIBUTION, is_sure=True)
    share = words.any("kinds", "share")
    is_growth = mention.kind is Kind.GROWTH
    if share.search(near) and not (is_growth and _moves_last(near, share, tag)):
        return Guess(kind=Kind.SHARE, is_sure=True)
    if is_growth:
        return Guess(kind=Kind.GROWTH, is_sure=mention.is_certain)
    if share.search(behind):
        return Guess(kind=Kind.SHARE, is_sure=True)
    if is_rate:
        return Guess(kind=Kind.LEVEL, is_sure=True)
    # In a table or a list the rates of a paragraph are of one kind.
    rates = [each.mention.kind for each in others if each.mention.unit == "%"]
    is_list = Kind.GROWTH in rates
    return Guess(kind=Kind.GROWTH if is_list else Kind.SHARE, is_sure=False)


def nature_of(text: str, number: Number, tag: str) -> str:
    """Return ``target`` or ``forecast`` where the clause says so, or nothing."""
    words = words_of(tag)
    found = clauses(text, words.language)
    own = found[clause_of(found, number.span[0])]
    before = text[own.start : number.span[0]]
    head = clause_of(found, number.span[0])
    if head:
        before = text[found[head - 1].start : own.start] + before
    for name in ("target", "forecast"):
        if words.any("kinds", name).search(before):
            return name
    return ""


def _around(
    text: str, number: Number, others: Sequence[Number], tag: str
) -> tuple[str, str]:
    """Return what stands before and behind a number, up to its neighbours."""
    found = clauses(text, words_of(tag).language)
    start, end = number.span
    own = found[clause_of(found, start)]
    left = max((each.span[1] for each in others if each.span[1] <= start), default=0)
    right = min((each.span[0] for each in others if each.span[0] >= end), default=None)
    sentence = max(text.rfind(stop, 0, start) for stop in (". ", "。", "; ", "\uff1b"))
    behind = text[end : max(end, own.end)]
    return text[max(left, sentence + 1) : start], (
        behind if right is None else text[end : min(max(end, own.end), right)]
    )


def _moves_last(near: str, share: re.Pattern[str], tag: str) -> bool:
    """Tell whether a verb that moves is nearer to the number than one of a share."""
    language = words_of(tag).language
    moving = list(governing(language).moving.finditer(masked(near, language)))
    shares = list(share.finditer(near))
    return bool(moving) and moving[-1].start() > shares[-1].start()
