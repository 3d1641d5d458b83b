"""What a number says of its subject: its kind, and whether it happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.figure import Kind
from sitegen.printed.clauses import Opening, clause_of, clauses
from sitegen.printed.contributed import contributes
from sitegen.printed.moved import moved_by
from sitegen.printed.phrase import Phrase
from sitegen.printed.words import masked
from sitegen.printed.words import words_of as governing
from sitegen.propose.times import is_earlier
from sitegen.propose.words import sentence_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.vocabulary import Measure
    from sitegen.propose.numbers import Number

NEAR = 60
"""How many letters before a number may hold the verb of a share."""
ROW, HEADING = 9, 12
"""How many words a row of a table has at most that a text prints as a line, and the
heading of such."""
_CELL = re.compile(r"[^:!?。：]*?\s[-+−]?[0-9][0-9.,]*\s?%\s*")  # noqa: RUF001


class Guess(Struct, frozen=True, kw_only=True):
    """What a number is taken for."""

    kind: Kind
    is_sure: bool
    """Words say it; nothing but the unit or the number before it does otherwise."""


def kind_of(
    text: str, number: Number, others: Sequence[Number], tag: str, usual: Kind | None
) -> Guess:
    """
    Return the kind of a number in a plain paragraph.

    *others* are all numbers of the paragraph: a word governs none beyond its
    neighbour. *usual* is what a percentage is where no words say it: a level of a
    measure of rates, or what the one before it is.
    """
    unit = number.mention.unit
    if unit not in {"%", "pp"}:
        kind = Kind.GROWTH if unit == "times" else Kind.LEVEL
        return Guess(kind=kind, is_sure=True)
    before, behind = _around(text, number, others, tag)
    near = before[-NEAR:]
    is_points, language = unit == "pp", words_of(tag).language
    told = contributes(text, number.span, language, is_points=is_points)
    if told or _contributes(near, behind, tag):
        return Guess(kind=Kind.CONTRIBUTION, is_sure=True)
    if unit == "pp":
        return _of_points(near, behind, tag, usual)
    if usual and is_earlier(text, number.at, tag):
        return Guess(kind=usual, is_sure=False)  # "up from 5 %" is what it was before
    if said := _said(number, near, behind, tag):
        return Guess(kind=said, is_sure=number.mention.is_certain)
    if usual is None and _moves(text, tag):
        usual = Kind.GROWTH
    return Guess(kind=usual or Kind.SHARE, is_sure=usual is Kind.LEVEL)


def _contributes(near: str, behind: str, tag: str) -> bool:
    """Tell whether a word for a contribution governs a number, and no nearer share."""
    words = words_of(tag)
    found = list(words.any("kinds", "contribution").finditer(f"{near} · {behind}"))
    shares = list(words.any("kinds", "share").finditer(near))
    return bool(found) and not (shares and shares[-1].start() > found[-1].start())


def _of_points(near: str, behind: str, tag: str, usual: Kind | None) -> Guess:
    """
    Return what a number of percentage points is.

    A share moves by them, and a level that is a rate; one growth is ahead of another.
    """
    words = words_of(tag)
    if words.any("kinds", "national").search(f"{near} · {behind}"):
        return Guess(kind=Kind.DIFFERENCE, is_sure=usual is not Kind.SHARE)
    is_rate = governing(words.language).rates.search(near)
    if words.any("kinds", "share").search(near) and not is_rate:
        return Guess(kind=Kind.SHIFT, is_sure=True)
    of_before = {Kind.SHARE: Kind.SHIFT, Kind.LEVEL: Kind.CHANGE}
    found = None if is_rate or usual is None else of_before.get(usual)
    return Guess(kind=found or Kind.DIFFERENCE, is_sure=True)


def _said(number: Number, near: str, behind: str, tag: str) -> Kind | None:
    """Return the kind of a percentage that the words around it say."""
    share = words_of(tag).any("kinds", "share")
    is_growth = number.mention.kind is Kind.GROWTH
    if share.search(near) and not (is_growth and _moves_last(near, share, tag)):
        return Kind.SHARE
    if is_growth:
        return Kind.GROWTH
    return Kind.SHARE if share.search(behind) else None


def is_change(text: str, number: Number, measure: Measure | None, tag: str) -> bool:
    """Tell whether an amount is how far something moved: "fell by 3 billion"."""
    mention = number.mention
    start, end = number.span
    read = Phrase(
        start=start,
        end=end,
        number=mention.number,
        is_minus=False,
        bound=mention.bound,
        bound_words=text[start : number.at[0]],
    )
    is_signed = bool(measure is None or measure.is_signed)
    language = words_of(tag).language
    return bool(moved_by(text, read, language, is_signed=is_signed))


def kind_in_table(paragraphs: Sequence[str], place: int, tag: str) -> Kind | None:
    """
    Return what a percentage at the end of a row is by the heading of its rows.

    *paragraphs* are plain, and *place* counts them from 0.
    """
    if not _is_row(paragraphs[place]):
        return None
    while place and _is_row(paragraphs[place]):
        place -= 1
    heading = paragraphs[place]
    if len(heading.split()) > HEADING or re.search("[0-9]%", heading):
        return None
    if words_of(tag).any("kinds", "share").search(heading):
        return Kind.SHARE
    return Kind.GROWTH if _moves(heading, tag) else None


def kind_by_heads(heads: str, unit: str, tag: str) -> Kind:
    """Return the kind of a cell in a unit by the words of its heads."""
    if unit not in {"%", "pp"}:
        return Kind.LEVEL
    if _contributes(heads, "", tag):
        return Kind.CONTRIBUTION
    if unit == "pp":
        return _of_points(heads, "", tag, None).kind
    is_share = words_of(tag).any("kinds", "share").search(heads)
    return Kind.SHARE if is_share else Kind.GROWTH


def nature_of(text: str, position: int, tag: str) -> str:
    """Return ``target`` or ``forecast`` where the sentence says so, or nothing."""
    words = words_of(tag)
    found = clauses(text, words.language)
    start, end = sentence_of(text, position, tag)
    for each in found[: clause_of(found, position) + 1]:
        is_other = each.opening in {Opening.ASIDE, Opening.CONTRAST}
        if start <= each.start and is_other:
            start = each.start
    for name in ("target", "forecast"):
        if words.any("kinds", name).search(text, start, position):
            return name
        late = words.any("kinds", f"{name}_behind").search(text, position, end)
        if late and not re.search(
            "[0-9]", text[position : late.start()].lstrip("0123456789.,")
        ):
            return name
    return ""


def _around(
    text: str, number: Number, others: Sequence[Number], tag: str
) -> tuple[str, str]:
    """Return what stands before and behind a number, up to its neighbours."""
    found = clauses(text, words_of(tag).language)
    start, end = number.span
    own = found[clause_of(found, start)]
    sentence, _ = sentence_of(text, start, tag)
    left = max((each.span[1] for each in others if each.span[1] <= start), default=0)
    right = min((each.span[0] for each in others if each.span[0] >= end), default=None)
    last = max(end, own.end)
    behind = text[end : last if right is None else min(last, right)]
    return text[max(left, sentence) : start], behind


def _moves_last(near: str, share: re.Pattern[str], tag: str) -> bool:
    """Tell whether a verb that moves is nearer to the number than one of a share."""
    language = words_of(tag).language
    moving = list(governing(language).moving.finditer(masked(near, language)))
    shares = list(share.finditer(near))
    return bool(moving) and moving[-1].start() > shares[-1].start()


def _moves(text: str, tag: str) -> bool:
    """Tell whether a word in a text says that something rose or fell."""
    language = words_of(tag).language
    return bool(governing(language).moving.search(masked(text, language)))


def _is_row(text: str) -> bool:
    return len(text.split()) <= ROW and _CELL.fullmatch(text) is not None
