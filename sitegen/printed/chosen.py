"""Which of the numbers in a printed string is the one that a figure states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.printed.clauses import Opening, clause_of, clauses
from sitegen.printed.compare import RANGE, TWO, fold_of, phrase_of, unit_of
from sitegen.printed.numerals import numerals
from sitegen.printed.phrase import phrase
from sitegen.printed.ranges import ends_of, is_range
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from sitegen.model.figure import Figure, Kind
    from sitegen.model.quantity import Quantity, Unit
    from sitegen.printed.numerals import Numeral
    from sitegen.printed.passage import Passage
    from sitegen.printed.phrase import Phrase


def number_in(figure: Figure, passage: Passage) -> tuple[int, int]:
    """Return where the number of a figure stands, or else all that is printed."""
    found = chosen(passage, unit_of(figure.quantity), figure.kind)
    if isinstance(found, str):
        return passage.start, passage.end
    return found.start, found.end


def read_in(passage: Passage, quantity: Quantity, kind: Kind) -> Phrase | None:
    """Return the phrase of the number that is meant, if there is one."""
    found = chosen(passage, unit_of(quantity), kind)
    return None if isinstance(found, str) else phrase_of(quantity, found, passage)


def chosen(passage: Passage, unit: Unit, kind: Kind) -> Numeral | str:
    """Return the number that is meant, or why none is; empty if there is no number."""
    text, language = passage.text, passage.language
    inside = [
        each
        for each in numerals(text, language)
        if passage.start <= each.start and each.end <= passage.end
    ]
    digits = [each for each in inside if not each.is_word]
    for group in (digits, [each for each in inside if each.is_word]):
        fitting = [each for each in group if _fits(each, passage, unit, kind)]
        if len(fitting) > 1:
            fitting = _leading(fitting, passage)
        if fitting and is_range(text, fitting[0], language):
            return RANGE if ends_of(passage) else TWO
        if len(fitting) > 1:
            return TWO
        # Of several number words none is the number: "three areas of seven zones".
        if fitting and (group is digits or len(group) == 1):
            return fitting[0]
    plausible = [each for each in digits if not each.is_year] or digits or inside
    if len(plausible) > 1:
        return TWO
    return plausible[0] if plausible else ""


def _leading(fitting: list[Numeral], passage: Passage) -> list[Numeral]:
    """Return the one number that no lesser clause holds, or all: "5%, after 3%"."""
    text, language = passage.text, passage.language
    found = clauses(text, language)
    lesser = {Opening.ASIDE, Opening.CONTRAST}
    leading = [
        each
        for each in fitting
        if found[clause_of(found, each.start)].opening not in lesser
        and not words_of(language).origins.search(text[: each.start])
    ]
    return [replace(leading[0], is_chosen=True)] if len(leading) == 1 else fitting


def _fits(found: Numeral, passage: Passage, unit: Unit, kind: Kind) -> bool:
    """Tell whether words for a unit are by a number."""
    if found.fraction is not None:
        return unit.id == "%"
    read = phrase(passage.text, found, unit, passage.language)
    return bool(read or fold_of(passage, found, unit, kind))
