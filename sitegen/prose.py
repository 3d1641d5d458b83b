"""
Prose with figure references -> its pieces.

Three things stand in braces: ``{trade-2025}`` is the value of a figure,
``{trade-2025|period}`` another form of it, as is a rounder number, ``{id|rounded}`` or
``{id|rounded 60}``, and ``{"15th"}`` marks digits that state no figure: a date, a name,
a quotation.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sitegen import words
from sitegen.diagnostics import did_you_mean
from sitegen.model.figure import Kind
from sitegen.model.page import Form
from sitegen.model.quantity import Interval
from sitegen.model.rounding import honest, in_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

_BRACES = re.compile(
    r'\{(?:"(?P<literal>[^"{}\n]+)"|(?P<id>[a-z0-9][a-z0-9.-]*)'
    r"(?:\|(?P<form>[a-z]+)(?: (?P<number>-?[0-9][0-9,]*(?:\.[0-9]+)?))?)?)\}"
)

_AROUND = ".,;:!?()[]'\"\u2018\u2019\u201c\u201d"
"""What may stand around a number and is no part of it."""


class BadReferenceError(ValueError):
    """What stands in braces leads nowhere; says what and the cure."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that is marked as no figure."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure in one of its forms."""

    figure: Figure
    form: Form
    rounded: Decimal | None = None
    """The number that is shown in the form `ROUNDED`."""


def braces(text: str, start: int, site: Site) -> tuple[Literal | Reference, int]:
    """
    Read what stands in braces at *start*; return it and where it ends.

    Raises `BadReferenceError` for braces that hold neither a reference nor a literal,
    unknown figures and forms, and forms that a figure does not have.
    """
    match = _BRACES.match(text, start)
    if not match:
        before, brace, _ = text[start : start + 60].partition("}")
        shown = f"{before}{brace}".partition("\n")[0]
        cure = 'write {id}, {id|period} or {"no figure"}'
        if "}" not in shown:
            cure = "close it with }, and write \\| for | in a table"
        message = f"{shown!r} is no reference; {cure}"
        raise BadReferenceError("reference-broken", message)
    if match["literal"]:
        return Literal(match["literal"]), match.end()
    reference = _reference(match["id"], match["form"] or "level", site)
    if reference.form is Form.ROUNDED:
        rounded = _rounded(reference.figure, match["number"])
        return replace(reference, rounded=rounded), match.end()
    if match["number"]:
        message = f"{match['number']!r} belongs to no form but 'rounded'; remove it"
        raise BadReferenceError("form-unknown", message)
    return reference, match.end()


def pieces(text: str, site: Site) -> Iterator[str | Literal | Reference]:
    """Yield plain text and what stands in braces, in order."""
    at = 0
    while (start := text.find("{", at)) >= 0:
        if start > at:
            yield text[at:start]
        piece, at = braces(text, start, site)
        yield piece
    if at < len(text):
        yield text[at:]


def plain(text: str, site: Site) -> str:
    """Return prose as plain text, with every reference in words."""
    return "".join(
        piece if isinstance(piece, str) else shown(piece, site)
        for piece in pieces(text, site)
    )


def shown(piece: Literal | Reference, site: Site) -> str:
    """Return what readers see of a piece."""
    if isinstance(piece, Literal):
        return piece.text
    if piece.rounded is not None:
        language = site.settings.language
        return words.rounded(piece.figure.quantity, piece.rounded, language)
    return words.in_form(piece.figure, piece.form, site)


def bare_numbers(text: str) -> list[str]:
    """Return the numbers in *text* that are no reference: digits of any script."""
    found = (word.strip(_AROUND) for word in text.split())
    return [word for word in found if any(map(_is_numeral, word))]


def _is_numeral(character: str) -> bool:
    return unicodedata.category(character) in {"Nd", "Nl", "No"}


def _reference(name: str, form: str, site: Site) -> Reference:
    if form not in set(Form):
        message = f"unknown form {form!r}{did_you_mean(form, map(str, Form))}"
        raise BadReferenceError("form-unknown", message)
    figure = site.figures.get(name)
    wants_growth = form in {Form.GROWTH, Form.CHANGE, Form.BASE}
    if wants_growth and (figure is None or figure.kind is not Kind.GROWTH):
        beside = figure.companions if figure else site.beside.get(name, {})
        growth = site.figures.get(next(iter(beside.get(Kind.GROWTH, ())), ""))
        if growth is None and figure is not None:
            message = f"{name!r} states no growth; refer to another form of it"
            raise BadReferenceError("form-missing", message)
        figure = growth
    if figure is None:
        message = f"unknown figure {name!r}{did_you_mean(name, site.figures)}"
        raise BadReferenceError("figure-unknown", message)
    return Reference(figure, Form(form))


def _rounded(figure: Figure, wanted: str | None) -> Decimal:
    """
    Return the number to which a figure is rounded: the one wanted, or the roundest.

    It counts in the unit in which the article printed the figure. Raises
    `BadReferenceError` where it would mislead.
    """
    quantity = figure.quantity
    one = words.in_print(quantity)
    ends = (quantity.interval.low, quantity.interval.high)
    interval = Interval(*(each if each is None else each / one for each in ends))
    exact, own = quantity.printed / Fraction(one), quantity.number / one
    found = in_prose(exact, interval)
    if found is None and not quantity.is_bound:
        found = own
    cure = "show its digits" if found is None else f"the roundest is {found:f}"
    said = words.rounding(quantity).replace(words.NO_BREAK, " ")
    number = found
    if wanted:
        number = Decimal(wanted.replace(",", "").rstrip("."))
        if number != own and not honest(number, exact, interval):
            number = None
    if number is None:
        shown = f"about {wanted}" if wanted else "a round number"
        message = f"{shown} is not true of {figure.id!r}, {said}; {cure}"
        raise BadReferenceError("rounded-outside", message)
    return number
