"""
Numbers, units, periods and figures in words; the only typographer.

Numbers and dates follow the language of the site (Babel, from Unicode CLDR);
the words between them are English.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from typing import TYPE_CHECKING

from babel.numbers import format_decimal, get_currency_name

from sitegen.model.figure import Kind
from sitegen.model.page import Form
from sitegen.model.quantity import Qualifier
from sitegen.words.times import NO_BREAK, day, ordinal, period, short_period

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Quantity, Unit
    from sitegen.model.site import Site

__all__ = [
    "MINUS",
    "NO_BREAK",
    "amount",
    "behind_bound",
    "bounded",
    "change",
    "currency",
    "day",
    "decimals",
    "in_form",
    "in_print",
    "is_positive",
    "lead",
    "number",
    "ordinal",
    "period",
    "rounded",
    "rounding",
    "short_period",
    "signed",
    "unit_label",
    "value",
]
MINUS = "\u2212"
UNCHANGED = {
    None: "unchanged",
    Qualifier.OVER: "up",
    Qualifier.AT_LEAST: "unchanged or up",
    Qualifier.NEARLY: "down",
    Qualifier.AT_MOST: "unchanged or down",
    Qualifier.ABOUT: "about unchanged",
}
"""Growth by nothing, by what is known of it."""
TURNED = {
    Qualifier.OVER: "below",
    Qualifier.AT_LEAST: "at most",
    Qualifier.NEARLY: "above",
    Qualifier.AT_MOST: "at least",
}
"""Bounds of the size of a negative number, as bounds of the number itself."""
ATTACHED = {"%"}
"""Units written without a space before them."""


def number(value: Decimal, language: str = "en") -> str:
    """Return a number with grouped digits and every printed decimal: 1,234.50."""
    return _number(f"{value:f}", language)


@cache  # the same few hundred numbers stand on thousands of cards
def _number(digits: str, language: str) -> str:
    places = len(digits.partition(".")[2])
    pattern = "#,##0" + ("." + "0" * places if places else "")
    locale = language.replace("-", "_")
    text = format_decimal(abs(Decimal(digits)), format=pattern, locale=locale)
    return f"{MINUS}{text}" if Decimal(digits) < 0 else text  # nothing has no sign


def amount(quantity: Quantity, language: str = "en", *, is_short: bool = False) -> str:
    """Return number and unit as the article printed them: "470 million euro"."""
    unit = _unit(quantity)
    if unit.id == "rank":
        return ordinal(int(quantity.number))
    value = number(_stated(quantity), language)
    label = unit_label(quantity, is_short=is_short)
    space = "" if label in ATTACHED else NO_BREAK
    return f"{unit.before}{value}{space if label else ''}{label}"


def unit_label(quantity: Quantity, *, is_short: bool = False) -> str:
    """Return what stands behind the number: "billion euro", "%"."""
    unit = _unit(quantity)
    if unit.one and _stated(quantity) == 1:
        return unit.one
    return unit.short if is_short else unit.label


def bounded(quantity: Quantity, language: str = "en", *, is_short: bool = False) -> str:
    """Return the amount behind its bound: "over 60%"; "positive" for over zero."""
    if is_positive(quantity):
        return "positive"
    return behind_bound(quantity, amount(quantity, language, is_short=is_short))


def is_positive(quantity: Quantity) -> bool:
    """Tell whether all that is known of a quantity is that it is more than nothing."""
    return quantity.qualifier is Qualifier.OVER and not quantity.number


def signed(quantity: Quantity, language: str = "en") -> str:
    """Return a growth rate with its sign: "+12%"; nothing has none: "0%"."""
    if quantity.qualifier:
        return bounded(quantity, language)
    sign = "+" if quantity.number > 0 else ""
    return f"{sign}{amount(quantity, language)}"


def change(quantity: Quantity, language: str = "en") -> str:
    """Return a growth rate with its direction in words: "up 12%", "unchanged"."""
    if not quantity.number:
        return UNCHANGED[quantity.qualifier]
    direction = "down" if quantity.number < 0 else "up"
    size = amount(quantity, language).replace(MINUS, "")
    bound = f"{quantity.qualifier} " if quantity.qualifier else ""
    return f"{direction} {bound}{size}"


def lead(quantity: Quantity, language: str = "en") -> str:
    """Return by how much one growth rate is above another: "2 points higher"."""
    way = "lower" if quantity.number < 0 else "higher"
    if is_positive(quantity):
        return way
    bound = f"{quantity.qualifier} " if quantity.qualifier else ""
    return f"{bound}{amount(quantity, language).replace(MINUS, '')} {way}"


def currency(code: str) -> str:
    """Return the English name of a currency in the plural: "US dollars"."""
    return str(get_currency_name(code, count=2)) if code else "another currency"


def rounded(quantity: Quantity, to: Decimal, language: str = "en") -> str:
    """
    Return a quantity rounded to a number in its printed unit: "about 60%".

    Without "about" if nothing is rounded.
    """
    if to == _stated(quantity):
        return bounded(quantity, language)
    unit = _unit(quantity)
    shown = replace(quantity, number=to, stated=to, stated_unit=unit, qualifier=None)
    return f"{Qualifier.ABOUT} {amount(shown, language)}"


def in_print(quantity: Quantity) -> Decimal:
    """Return what one of the unit in which a quantity is shown is in its own."""
    return Decimal(1) if _unit(quantity) is quantity.unit else _unit(quantity).factor


def behind_bound(quantity: Quantity, text: str) -> str:
    """
    Return *text*, a negative amount too, behind its bound.

    Content bounds a fall by its size: over -5 % is a fall by over 5 %. Before a number
    with its sign that is "below", for readers take "over -5 %" for more than that.
    """
    if quantity.qualifier is None:
        return text
    is_turned = quantity.number < 0
    word = TURNED.get(quantity.qualifier) if is_turned else None
    return f"{word or quantity.qualifier} {text}"


def value(figure: Figure, language: str = "en", *, is_short: bool = False) -> str:
    """Return the value as a table shows it; growth rates carry their sign."""
    if figure.kind in {Kind.GROWTH, Kind.YEARLY_GROWTH}:
        return signed(figure.quantity, language)
    if figure.kind is Kind.DIFFERENCE:
        return lead(figure.quantity, language)
    return bounded(figure.quantity, language, is_short=is_short)


def in_form(figure: Figure, form: Form, site: Site) -> str:
    """Return what a reference ``{id|form}`` to *figure* shows."""
    language = site.settings.language
    quantity = figure.quantity
    match form:
        case Form.NUMBER:  # its bound is a part of it
            return behind_bound(quantity, number(_stated(quantity), language))
        case Form.UNIT:
            return unit_label(quantity)
        case Form.PERIOD:
            return period(figure.period, language)
        case Form.BASE:
            return period(figure.base, language) if figure.base else ""
        case Form.CHANGE:
            return change(quantity, language)
        case _:
            return bounded(quantity, language)


def rounding(quantity: Quantity) -> str:
    """Return the interval that the printed digits stand for, in words."""
    interval = quantity.interval
    unit = quantity.unit.short
    space = "" if unit in ATTACHED else NO_BREAK
    if interval.low is not None and interval.low == interval.high:
        return f"{number(quantity.number)}{space}{unit}"  # it is exact
    last = Decimal((0, (1,), -quantity.decimals - 1))
    low = high = ""
    if interval.low is not None:
        low = number(interval.low.quantize(last, ROUND_FLOOR))
    if interval.high is not None:
        high = number(interval.high.quantize(last, ROUND_CEILING))
    is_included = quantity.qualifier in {Qualifier.AT_LEAST, Qualifier.AT_MOST}
    if not high:
        return f"{'at least' if is_included else 'more than'} {low}{space}{unit}"
    if not low:
        return f"{'at most' if is_included else 'less than'} {high}{space}{unit}"
    return f"{low} to {high}{space}{unit}"


def decimals(quantity: Quantity) -> int:
    """Return how many decimals the number of a quantity is shown with."""
    exponent = _stated(quantity).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _stated(quantity: Quantity) -> Decimal:
    return quantity.stated if _unit(quantity) is not quantity.unit else quantity.number


def _unit(quantity: Quantity) -> Unit:
    """Return the unit for display: as printed, but multiples as percentages."""
    if quantity.unit.id in ATTACHED:
        return quantity.unit
    return quantity.stated_unit or quantity.unit
