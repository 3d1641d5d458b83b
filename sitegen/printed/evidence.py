"""
Tells whether a value follows from what an article printed.

Number, scale, unit, bound and sign are read as a person reads them, in the language of
the article, and compared with the value that content states, digit for digit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.model.figure import Kind
from sitegen.printed.bounds import bound_before
from sitegen.printed.chosen import chosen, read_in
from sitegen.printed.compare import (
    CHANGES,
    TWO,
    compare,
    compare_fold,
    compare_rank,
    compare_saying,
    fold_of,
    is_same,
    phrase_of,
    stated_of,
    unit_of,
)
from sitegen.printed.elided import elided
from sitegen.printed.facts import unasserted
from sitegen.printed.moved import moved_by, moved_in_head
from sitegen.printed.paired import with_its_pair
from sitegen.printed.part import misread
from sitegen.printed.passage import Passage
from sitegen.printed.ranges import as_ends, ends_of
from sitegen.printed.saying import saying
from sitegen.printed.says import known_falls, known_moves, known_negatives, known_units
from sitegen.printed.sign import sign, way_in, way_of
from sitegen.printed.units import torn
from sitegen.printed.words import FALL

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.place import Place
    from sitegen.model.vocabulary import Measure
    from sitegen.printed.phrase import Phrase


def complaint(
    figure: Figure, place: Place, language: str = "en", measure: Measure | None = None
) -> str:
    """
    Say why the value of *figure* does not follow from a *place*, or nothing.

    *language* is the tag of the article's, e.g. ``en-GB``; *measure* tells whether a
    deficit is a negative level.
    """
    passage = Passage.of(place, language)
    if not place.cell and (reason := unasserted(figure, passage)):
        return reason
    if figure.quantity.ends:
        return _range_complaint(figure, passage, measure)
    return _complaint(figure, passage, measure)


def _range_complaint(figure: Figure, passage: Passage, measure: Measure | None) -> str:
    """Say why the ends of a range are not those of the one that is printed."""
    printed = ends_of(passage, is_change=figure.kind in CHANGES)
    if printed is None:
        return "the article prints no range there, the value is one"
    stated = as_ends(figure)
    reasons = []
    for ends in (stated, stated[::-1]):  # "-4 to -3 %" or a fall of "3 to 4 %"
        pairs = zip(ends, printed, strict=True)
        found = [_complaint(each, place, measure) for each, place in pairs]
        reasons.append(next(filter(None, found), ""))
    return "" if "" in reasons else reasons[0]


def _complaint(figure: Figure, passage: Passage, measure: Measure | None) -> str:
    """Say why a value that is one number does not follow from a passage."""
    quantity, unit = figure.quantity, unit_of(figure.quantity)
    if figure.kind is Kind.RANK:
        return compare_rank(quantity, passage)
    found = chosen(passage, unit, figure.kind)
    if isinstance(found, str):
        return found or compare_saying(quantity, passage)
    if multiple := fold_of(passage, found, unit, figure.kind):
        return compare_fold(quantity, found, passage, multiple)
    read = phrase_of(quantity, found, passage)
    if read is None and figure.kind in {Kind.LEVEL, Kind.SHARE, Kind.CHANGE}:
        read = elided(passage, found, unit)
    if read is None:
        if saying(passage.text, (passage.start, passage.end), passage.language):
            return compare_saying(quantity, passage)
        return known_units(unit, passage.text[found.end :], passage.language)
    read = replace(read, number=passage.scaled(read.number))
    read = with_its_pair(read, passage.text, passage.language)
    reason = _number_complaint(figure, read, passage, measure)
    return TWO if reason and found.is_chosen else reason


def complaint_in(
    figure: Figure,
    passage: Passage,
    taken: tuple[int, int] = (0, 0),
    measure: Measure | None = None,
) -> str:
    """
    Say what the words around a printed string, in its article, do to the value.

    A bound right before it, and a fall or a deficit that governs it, belong into what
    is printed. The place *taken*, with the words around its marks, was read by
    `complaint`; *measure* is as there.
    """
    if reason := unasserted(figure, passage, taken):
        return reason
    if not figure.quantity.ends:
        return _complaint_in(figure, passage, measure)
    printed = ends_of(passage, is_change=figure.kind in CHANGES)
    if printed is None:
        return "the words before it leave open whether it is a range; take them in"
    ends = zip(as_ends(figure), printed, strict=True)
    found = (_complaint_in(end, each, measure) for end, each in ends)
    return next(filter(None, found), "")


def _complaint_in(figure: Figure, passage: Passage, measure: Measure | None) -> str:
    quantity = figure.quantity
    if figure.kind is Kind.RANK:
        return ""
    if word := torn(passage.text, (passage.start, passage.end), passage.language):
        return f"it ends within {word!r}; take all of that into printed"
    bound = bound_before(passage.text[: passage.start], passage.language)
    if bound and bound[0] is not quantity.qualifier:
        return f"{bound[1]!r} before it bounds it; take that word into printed"
    read = read_in(passage, quantity, figure.kind)
    if read:
        read = with_its_pair(read, passage.text, passage.language)
    if read and (reason := _moved_complaint(figure, read, passage, None)):
        return reason
    if read and (reason := _misread_in(figure, read, passage)):
        return reason
    if read is None:
        return ""
    return _sign_in(figure, read, passage, measure)


def _sign_in(
    figure: Figure, read: Phrase, passage: Passage, measure: Measure | None
) -> str:
    """Say that words of the article give a number another sign, or nothing."""
    way, number = way_in(figure, read, passage, measure), figure.quantity.number
    side = ""
    if number < 0:
        is_balance = figure.kind is Kind.CHANGE and measure and measure.is_signed
        if is_balance and way.sign > 0 and way.is_certain and not read.is_minus:
            side = "positive"
    elif read.is_minus or (way.sign == FALL and way.is_certain):
        side = "negative"
    return f"the words before it make it {side}; take them into printed" if side else ""


def _misread_in(figure: Figure, read: Phrase, passage: Passage) -> str:
    """Say by what words of the article a per cent is of another kind, or nothing."""
    if figure.is_doubtful or not unit_of(figure.quantity).is_relative:
        return ""
    unit, kind = unit_of(figure.quantity), figure.kind
    found = chosen(passage, unit, kind)
    if not isinstance(found, str) and (multiple := fold_of(passage, found, unit, kind)):
        return compare_fold(figure.quantity, found, passage, multiple)
    way = way_of(read, passage, figure.quantity)
    return misread(kind, read, passage, way)


def _number_complaint(
    figure: Figure, read: Phrase, passage: Passage, measure: Measure | None
) -> str:
    quantity, number = figure.quantity, read.number
    stated = stated_of(quantity)
    way = sign(figure, read, passage, measure)
    reason = misread(figure.kind, read, passage, way)
    if reason := reason or _moved_complaint(figure, read, passage, measure):
        return reason
    is_size = is_same(number, stated.copy_abs())
    if is_size and (way.is_open or (not way.is_certain and way.sign * stated < 0)):
        near = "" if way.is_known else known_moves(way.words, passage.language)
        return (
            f"{way.words!r} leaves two readings, {number:f} and -{number:f}{near}; "
            "mark with < and > the number and the words that govern it, and no others"
        )
    if number and way.sign == FALL and (way.is_certain or stated < 0):
        number = number.copy_negate()
    reason = compare(quantity, read.bound, number, unit_of(quantity).id)
    if reason and stated < 0 <= number and not way.sign and is_size:
        is_change = figure.kind in CHANGES
        near = known_negatives(figure.kind, passage.language)
        reason += known_falls(passage.text, passage.language) if is_change else near
    return reason


def _moved_complaint(
    figure: Figure, read: Phrase, passage: Passage, measure: Measure | None
) -> str:
    """
    Say why an amount that something moved is no level, or a level is no change.

    What is in doubt is left to its readings: a relief may be by so much.
    """
    # A level in per cent is a rate by nature, as "a reduction by 60%".
    is_amount = not unit_of(figure.quantity).is_relative
    is_level = is_amount and figure.kind in {Kind.LEVEL, Kind.EQUIVALENT}
    is_change = figure.kind is Kind.CHANGE
    if figure.is_doubtful or not (is_level or is_change):
        return ""
    is_signed = bool(measure is None or measure.is_signed)
    moved = moved_by(
        passage.text,
        read,
        passage.language,
        is_signed=is_signed,
        is_money=bool(unit_of(figure.quantity).currency),
    )
    if moved and is_level:
        return (
            f"{moved!r} makes it how far it moved, no level; write it as change: "
            "{value: …, printed: …}, and as value what it came to; of what is a sum "
            "of its own take in the words that say so"
        )
    if is_change and passage.is_cell:
        moved = moved or moved_in_head(passage.text[: read.start], passage.language)
    if is_change and not moved and not read.is_minus:
        return "no word by it says that something rose or fell by it; take that in"
    return ""
