"""What makes a number negative: a minus, a fall, a deficit, a drag on growth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.around import Direction
from sitegen.printed.chosen import read_in
from sitegen.printed.compare import CHANGES, unit_of
from sitegen.printed.contributed import sign_of_contribution
from sitegen.printed.direction import direction
from sitegen.printed.money import sign_of_money, turned
from sitegen.printed.words import FALL, words_of

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Quantity
    from sitegen.model.vocabulary import Measure
    from sitegen.printed.passage import Passage
    from sitegen.printed.phrase import Phrase


def sign(
    figure: Figure, read: Phrase, passage: Passage, measure: Measure | None
) -> Direction:
    """Return what makes a number negative: a minus, a fall, a deficit."""
    quantity, span = figure.quantity, (read.start, read.end)
    if read.is_minus:
        return Direction(sign=FALL, words="-")
    if figure.kind in {Kind.LEVEL, Kind.EQUIVALENT, Kind.SHARE}:
        return sign_of_money(passage.text, span, passage.language, measure)
    if figure.kind not in CHANGES:
        return sign_of_contribution(passage.text, span, passage.language)
    # What is marked comes first; only if it says nothing, the words around it.
    alone = read_in(passage.alone, quantity, figure.kind)
    way = way_of(alone, passage.alone, quantity) if alone else Direction()
    way = way if way.sign or way.is_open else way_of(read, passage, quantity)
    return _moving(figure, way, read, passage, measure)


def way_in(
    figure: Figure, read: Phrase, passage: Passage, measure: Measure | None
) -> Direction:
    """Return what the words of an article make of a sign that is not printed."""
    if figure.kind is Kind.LEVEL:
        span = (read.start, read.end)
        return sign_of_money(passage.text, span, passage.language, measure)
    if figure.kind is Kind.CONTRIBUTION:
        return sign_of_contribution(
            passage.text, (read.start, read.end), passage.language
        )
    if figure.kind not in CHANGES:
        return Direction()
    alone = read_in(passage.alone, figure.quantity, figure.kind)
    is_said = alone and way_of(alone, passage.alone, figure.quantity).sign
    # Whose move it is stands elsewhere: "the deficit was 60, down 11".
    is_balance = figure.kind is Kind.CHANGE and measure and measure.is_signed
    if is_said and not is_balance:
        return Direction()
    way = way_of(read, passage, figure.quantity)
    return _moving(figure, way, read, passage, measure)


def _moving(
    figure: Figure,
    way: Direction,
    read: Phrase,
    passage: Passage,
    measure: Measure | None,
) -> Direction:
    """Return what a way is for the measure; a growth is that of the deficit itself."""
    if figure.kind is not Kind.CHANGE:
        return way
    return turned(way, passage.text, (read.start, read.end), passage.language, measure)


def way_of(read: Phrase, passage: Passage, quantity: Quantity) -> Direction:
    """Return the direction of a phrase in a passage."""
    start = read.start
    levels = words_of(passage.language).levels
    if read.bound_words and levels.fullmatch(read.bound_words.strip()):
        start += len(read.bound_words)  # "fell below 5%" is no fall of nearly 5 %
    span = (start, read.end)
    is_points = unit_of(quantity).id == "pp"
    return direction(passage.text, span, passage.language, is_points=is_points)
