"""
Numbers, units, periods and figures in words; the only typographer.

Numbers and dates follow the language of the site (Babel, from Unicode CLDR);
the words between them are English.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_name

from sitegen.model.figure import Kind
from sitegen.model.page import Form
from sitegen.model.period import Kind as PeriodKind
from sitegen.model.quantity import Qualifier

if TYPE_CHECKING:
    from datetime import date

    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.quantity import Quantity, Unit
    from sitegen.model.site import Site

NO_BREAK = "\u00a0"
MINUS = "\u2212"
ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth"),
)
HALVES = {1: "first half", 7: "second half"}
ATTACHED = {"%"}  # written without a space before it


def number(value: Decimal, language: str = "en") -> str:
    """Return a number with grouped digits and every printed decimal: 1,234.50."""
    return _number(f"{value:f}", language)


@cache  # the same few hundred numbers stand on thousands of cards
def _number(digits: str, language: str) -> str:
    places = len(digits.partition(".")[2])
    pattern = "#,##0" + ("." + "0" * places if places else "")
    locale = language.replace("-", "_")
    text = format_decimal(abs(Decimal(digits)), format=pattern, locale=locale)
    return f"{MINUS}{text}" if digits.startswith("-") else text


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
    text = amount(quantity, language, is_short=is_short)
    return f"{quantity.qualifier} {text}" if quantity.qualifier else text


def is_positive(quantity: Quantity) -> bool:
    """Tell whether all that is known of a quantity is that it is more than nothing."""
    return quantity.qualifier is Qualifier.OVER and not quantity.number


def signed(quantity: Quantity, language: str = "en") -> str:
    """Return a growth rate with its sign: "+12%"."""
    if quantity.qualifier:
        return bounded(quantity, language)
    sign = "" if quantity.number < 0 else "+"
    return f"{sign}{amount(quantity, language)}"


def change(quantity: Quantity, language: str = "en") -> str:
    """Return a growth rate with its direction in words: "up 12%"."""
    direction = "down" if quantity.number < 0 else "up"
    text = f"{direction} {bounded(quantity, language)}".replace(MINUS, "")
    return text.removesuffix(" positive")


def lead(quantity: Quantity, language: str = "en") -> str:
    """Return by how much one growth rate is above another: "2 points higher"."""
    way = "lower" if quantity.number < 0 else "higher"
    text = f"{bounded(quantity, language)} {way}".replace(MINUS, "")
    return text.removeprefix("positive ")


def currency(code: str) -> str:
    """Return the English name of a currency in the plural: "US dollars"."""
    return str(get_currency_name(code, count=2)) if code else "another currency"


def ordinal(rank: int) -> str:
    """Return a rank in words: "first"."""
    return ORDINALS[rank] if 0 < rank < len(ORDINALS) else f"number {rank}"


def day(value: date, language: str = "en") -> str:
    """Return a date: "26 January 2026"."""
    return format_date(value, "d MMMM y", locale=language.replace("-", "_"))


def period(value: Period, language: str = "en") -> str:  # noqa: C901 - one case a kind
    """Return a period as prose names it: "first three quarters of 2025"."""
    if value.start is None or value.end is None:
        return "undated"
    start, end = value.start, value.end
    match value.kind:
        case PeriodKind.YEAR:
            return str(start.year)
        case PeriodKind.HALF:
            return f"{HALVES[start.month]} of {start.year}"
        case PeriodKind.QUARTER:
            return f"{ORDINALS[end.month // 3]} quarter of {start.year}"
        case PeriodKind.MONTH:
            return format_date(start, "MMMM y", locale=language.replace("-", "_"))
        case PeriodKind.DAY:
            return day(start, language)
        case PeriodKind.INSTANT if (end.month, end.day) == (12, 31):
            return f"end of {end.year}"
        case PeriodKind.INSTANT:
            return f"as of {day(end, language)}"
        case PeriodKind.SPAN:
            return _span(value, language)


def _span(value: Period, language: str) -> str:
    start, end = value.start_day, value.end_day
    if not value.months:
        return f"{day(start, language)} to {day(end, language)}"
    if value.months % 12 == 0 and start.month == 1:
        return f"{start.year} to {end.year}"
    if value.text == f"{start.year}-Q1..Q3":
        return f"first three quarters of {start.year}"
    locale = language.replace("-", "_")
    first = format_date(start, "MMMM y", locale=locale)
    return f"{first} to {format_date(end, 'MMMM y', locale=locale)}"


def short_period(value: Period) -> str:
    """Return a period as a table names it: "Q1 to Q3 2025"."""
    if value.start is None or value.end is None:
        return "undated"
    year = value.start.year
    match value.kind:
        case PeriodKind.HALF:
            return f"H{1 if value.start.month == 1 else 2}{NO_BREAK}{year}"
        case PeriodKind.QUARTER:
            return f"Q{value.end.month // 3}{NO_BREAK}{year}"
        case PeriodKind.SPAN if "Q" in value.text and value.end.year == year:
            first = (value.start.month + 2) // 3
            return f"Q{first}\u2013Q{value.end.month // 3}{NO_BREAK}{year}"
        case PeriodKind.SPAN if value.months and (
            value.months % 12,
            value.start.month,
        ) == (0, 1):
            return f"{year}\u2013{value.end.year}"
        case PeriodKind.SPAN if value.months:
            return f"{_month(value.start)} \u2013 {_month(value.end)}"
        case PeriodKind.MONTH:
            return _month(value.start)
        case _:
            return period(value)


def _month(value: date) -> str:
    return format_date(value, "MMM y", locale="en").replace(" ", NO_BREAK)


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
        case Form.NUMBER:
            return number(_stated(quantity), language)
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
    last = Decimal((0, (1,), -quantity.decimals - 1))
    low = high = ""
    if interval.low is not None:
        low = number(interval.low.quantize(last, ROUND_FLOOR))
    if interval.high is not None:
        high = number(interval.high.quantize(last, ROUND_CEILING))
    if not high:
        return f"more than {low}{space}{unit}"
    if not low:
        return f"less than {high}{space}{unit}"
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
