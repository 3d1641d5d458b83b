"""
Numbers, units, periods and figures in words; the only typographer.

Numbers and dates follow the language of the site (Babel, from Unicode CLDR); so do the
words between them (`sitegen.catalogue`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import get_currency_name
from msgspec.structs import replace

from sitegen.catalogue import catalogue, said_in
from sitegen.model.figure import BASED, Kind
from sitegen.model.page import Form
from sitegen.model.quantity import Qualifier
from sitegen.words.amounts import (
    BOUNDS,
    amount,
    as_printed,
    behind_bound,
    bounded,
    decimals,
    digits,
    in_print,
    number,
    rounding,
    stated,
    unit_label,
    unit_of,
)
from sitegen.words.changes import balance, change, lead, signed
from sitegen.words.sources import (
    a_source,
    bracketed,
    byline,
    common_terms,
    listed,
    one_source,
    place,
    remarks,
    sources,
    spotted,
    terms,
)
from sitegen.words.times import NO_BREAK, day, period, short_period

if TYPE_CHECKING:
    from decimal import Decimal

    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Quantity
    from sitegen.model.site import Site
    from sitegen.model.vintage import Correction

__all__ = [
    "NO_BREAK",
    "a_source",
    "amount",
    "as_printed",
    "balance",
    "became",
    "behind_bound",
    "bounded",
    "bracketed",
    "byline",
    "change",
    "common_terms",
    "currency",
    "day",
    "decimals",
    "digits",
    "in_form",
    "in_print",
    "lead",
    "listed",
    "number",
    "on_terms",
    "one_source",
    "period",
    "place",
    "remarks",
    "rounded",
    "rounding",
    "short_period",
    "signed",
    "sources",
    "spotted",
    "terms",
    "unit_label",
    "value",
    "was",
]


def currency(code: str, language: str = "en") -> str:
    """Return the name of a currency in the plural: "US dollars"."""
    if not code:
        return catalogue(language)("another currency")
    locale = said_in(language).replace("-", "_")
    return str(get_currency_name(code, count=2, locale=locale))


def rounded(quantity: Quantity, to: Decimal, language: str = "en") -> str:
    """
    Return a quantity rounded to a number in its printed unit: "about 60%".

    Without "about" if nothing is rounded.
    """
    if to == stated(quantity):
        return bounded(quantity, language)
    unit = unit_of(quantity)
    shown = replace(quantity, number=to, stated=to, stated_unit=unit, qualifier=None)
    return catalogue(language)(BOUNDS[Qualifier.ABOUT], amount=amount(shown, language))


def value(figure: Figure, language: str = "en", *, is_short: bool = False) -> str:
    """Return the value as a table shows it; what rose or fell carries its sign."""
    if figure.kind in {*BASED, Kind.YEARLY_GROWTH}:
        return signed(figure.quantity, language, is_short=is_short)
    if figure.kind is Kind.DIFFERENCE:
        return lead(figure.quantity, language, is_short=is_short)
    return bounded(figure.quantity, language, is_short=is_short)


def on_terms(figure: Figure, language: str = "en", *, is_short: bool = False) -> str:
    """Return the value with what is said beside it: "about 58 billion (forecast)"."""
    shown = value(figure, language, is_short=is_short)
    return bracketed(shown, terms(figure, language))


def was(correction: Correction, language: str = "en") -> str:
    """Return what a figure was before a correction."""
    quantity = correction.vintage.quantity
    return value(replace(correction.figure, quantity=quantity), language)


def became(correction: Correction, language: str = "en") -> str:
    """Return what a figure became by a correction."""
    return value(replace(correction.figure, quantity=correction.after), language)


def in_form(figure: Figure, form: Form, site: Site) -> str:
    """Return what a reference ``{id|form}`` to *figure* shows."""
    language = site.settings.language
    quantity = figure.quantity
    match form:
        case Form.NUMBER:  # its bound is a part of it
            return behind_bound(quantity, digits(quantity, language), language)
        case Form.UNIT:
            return unit_label(quantity)
        case Form.PERIOD:
            return period(figure.period, language)
        case Form.BASE:
            return period(figure.base, language) if figure.base else ""
        case Form.CHANGE:
            return change(quantity, language)
        case Form.BALANCE:
            return balance(quantity, language)
        case _:
            return bounded(quantity, language)
