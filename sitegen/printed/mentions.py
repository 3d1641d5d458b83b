"""
Finds every quantity that a text mentions, for whoever reads an article anew.

What `complaint` judges is proposed here: the value as content would state it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.figure import Kind
from sitegen.model.quantity import printed_number
from sitegen.printed.around import Around, Direction
from sitegen.printed.bounds import bound_of
from sitegen.printed.direction import direction
from sitegen.printed.language import language_of
from sitegen.printed.money import sign_of_money
from sitegen.printed.numerals import numerals, plain
from sitegen.printed.phrase import phrase
from sitegen.printed.ranges import is_range
from sitegen.printed.saying import fold
from sitegen.printed.units import scale_at
from sitegen.printed.words import FALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.quantity import Qualifier, Unit
    from sitegen.printed.language import Language
    from sitegen.printed.numerals import Numeral
    from sitegen.printed.phrase import Phrase
    from sitegen.printed.saying import Fold

KINDS = {"%": Kind.SHARE, "pp": Kind.DIFFERENCE, "times": Kind.GROWTH}
"""What a number in a unit is, where no word says that it rose or fell."""


class Mention(Struct, frozen=True, kw_only=True):
    """A number of a text, with all that can be told of it."""

    start: int
    """Where it begins in the text, with its bound, sign and currency."""
    end: int
    number: Decimal
    """In its unit, negative for a fall, with the printed digits."""
    unit: str
    """The id of a known unit; empty where no words for one are beside the number."""
    behind: str
    """Without a unit: the words behind the number, which may be one."""
    scale: int
    """The power of ten that words say."""
    shift: int
    """By what power of ten the number in its unit is more than the printed digits."""
    bound: Qualifier | None
    kind: Kind | None
    """A guess: what moves is growth, other percentages are shares; `None` unguessed."""
    is_certain: bool
    """False where two readings of the sign are possible, or a range is printed."""
    is_year: bool = False
    """Four digits that are more likely a year."""


def mentions(text: str, units: Sequence[Unit], tag: str) -> list[Mention]:
    """Return every number in *text*, in the language of *tag*, in reading order."""
    language, flat = language_of(tag), plain(text)
    return [_mention(flat, each, units, language) for each in numerals(flat, language)]


def _mention(
    text: str, found: Numeral, units: Sequence[Unit], language: Language
) -> Mention:
    if found.fraction is not None:
        return _share(text, found, language)
    if multiple := fold(text, found.start, found.end, language):
        return _multiple(text, found, multiple, language)
    read = [(phrase(text, found, each, language), each) for each in units]
    fitting = [(each, unit) for each, unit in read if each]
    power, end = scale_at(text, found.end, language)
    if not fitting:
        return Mention(
            start=found.start,
            end=end,
            number=printed_number(found.digits),
            unit="",
            behind=" ".join(text[end:].split()[:2]),
            scale=power,
            shift=0,
            bound=None,
            kind=None,
            is_certain=False,
            is_year=found.is_year and not power,
        )
    # The unit in which the digits stand as printed: 470 million euros in EUR mn.
    best, unit = min(fitting, key=lambda pair: _distance(pair, found))
    way = _way(text, best, unit, language)
    is_open = way.is_open or not way.is_certain or is_range(text, found, language)
    return Mention(
        start=best.start,
        end=best.end,
        number=best.number.copy_negate() if way.sign == FALL else best.number,
        unit=unit.id,
        behind="",
        scale=power,
        shift=_shift(best.number, Decimal(found.digits)),
        bound=best.bound,
        kind=_kind(unit, way),
        is_certain=not is_open,
    )


def _share(text: str, found: Numeral, language: Language) -> Mention:
    """Return a fraction of a whole, or by which something moved, in whole per cent."""
    bound, _, (start, end) = bound_of(text, (found.start, found.end), language)
    own = Around.of(text, (start, end), language).own  # "fell by 5%, a third cars"
    at = (start - own.start, end - own.start)
    way = direction(text[own.start : own.end], at, language, is_points=False)
    is_growth = bool(way.sign) and way.is_adjacent
    number = Decimal(round((found.fraction or 0) * 100))
    return Mention(
        start=start,
        end=end,
        number=-number if is_growth and way.sign == FALL else number,
        unit="%",
        behind="",
        scale=0,
        shift=0,
        bound=bound,
        kind=Kind.GROWTH if is_growth else Kind.SHARE,
        is_certain=way.is_certain and not way.is_open,
    )


def _multiple(text: str, found: Numeral, multiple: Fold, language: Language) -> Mention:
    """Return how often the old value is in the new as the growth that it means."""
    bound, _, (start, end) = bound_of(text, (found.start, multiple.end), language)
    return Mention(
        start=start,
        end=end,
        number=(Decimal(found.digits) - 1) * 100,
        unit="%",
        behind="",
        scale=0,
        shift=0,
        bound=bound,
        kind=Kind.GROWTH,
        is_certain=not multiple.is_open,
    )


def _shift(number: Decimal, digits: Decimal) -> int:
    return number.adjusted() - digits.adjusted() if digits else 0


def _distance(pair: tuple[Phrase, Unit], found: Numeral) -> Decimal:
    """Return how far a number in a unit is from the digits that are printed."""
    digits = Decimal(found.digits)
    return abs(pair[0].number - digits) / (abs(digits) or Decimal(1))


def _way(text: str, read: Phrase, unit: Unit, language: Language) -> Direction:
    span = (read.start, read.end)
    if read.is_minus:
        return Direction(sign=FALL)
    if unit.is_relative or unit.id == "times":
        return direction(text, span, language, is_points=unit.id == "pp")
    return sign_of_money(text, span, language, None) if unit.currency else Direction()


def _kind(unit: Unit, way: Direction) -> Kind:
    if unit.id == "%" and way.says:
        return Kind.GROWTH
    return KINDS.get(unit.id, Kind.LEVEL)
