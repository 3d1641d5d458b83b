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
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen import words
from sitegen.diagnostics import Edit
from sitegen.guesses import did_you_mean, perhaps_figure, plainly_meant
from sitegen.model.figure import BASED, Kind
from sitegen.model.page import Form
from sitegen.model.rounding import honest, in_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.diagnostics import Location
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

_BRACES = re.compile(
    r'\{(?:"(?P<literal>[^"{}\n]+)"|(?P<id>[a-z0-9][a-z0-9.-]*)'
    r"(?:\|(?P<form>[a-z]+)(?: (?P<number>-?[0-9][0-9,]*(?:\.[0-9]+)?))?)?)\}"
)

_OPENED = re.compile(
    r"\{(?P<id>[a-z0-9][a-z0-9.-]*[a-z0-9])(?:\|[a-z]+)?(?=[\s.,;:!?)])"
)
_QUOTES = "\"'\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"
_IN_WORDS = re.compile(
    r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|half a|several|a few|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:one|two|three|four|five|"
    r"six|seven|eight|nine))?)(?: and a half)?[- ]"
    r"(?:dozen|hundred|thousand|million|billion|trillion|per ?cent)|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty[- ](?:one|two|three|four|five|"
    r"six|seven|eight|nine))\b",
    re.IGNORECASE,
)
"""Numbers in words that are too large, or too exact, to be a manner of speaking."""

_AROUND = ".,;:!?()[]'\"\u2018\u2019\u201c\u201d"
"""What may stand around a number and is no part of it."""


class BadReferenceError(ValueError):
    """What stands in braces leads nowhere; says what and the cure."""

    def __init__(self, code: str, message: str, old: str = "", new: str = "") -> None:
        super().__init__(message)
        self.code, self._old, self._new = code, old, new

    def edits(self, at: Location) -> tuple[Edit, ...]:
        """Return what was meant, if that is plain; the braces open *at* a place."""
        return (Edit(at, self._old, self._new),) if self._new else ()


class Literal(Struct, frozen=True):
    """Text that is marked as no figure."""

    text: str


class Reference(Struct, frozen=True):
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
        raise _broken(text, start, site)
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
    """Return the numbers in *text* that are no reference, in digits or large words."""
    found = (word.strip(_AROUND) for word in text.split())
    digits = [word for word in found if any(map(_is_numeral, word))]
    return [*digits, *(each[0] for each in _IN_WORDS.finditer(text))]


def _broken(text: str, start: int, site: Site) -> BadReferenceError:
    """Return what is wrong with braces that hold no reference, and what was meant."""
    before, brace, _ = text[start : start + 60].partition("}")
    shown = f"{before}{brace}".partition("\n")[0]
    opened = _OPENED.match(text, start)
    doubled = re.compile(r"\{\{+([^{}\n]*)\}\}").match(text, start)
    if doubled:
        shown = f"{{{doubled[1]}}}"
    if "}" not in shown or ("{" in shown[1:] and '"' not in shown):
        whole = opened[0] if opened and opened["id"] in site.figures else ""
        shown = shown if "}" not in shown else f"{{{shown[1:].partition('{')[0]}"
        message = (
            f"{shown.rstrip()!r} is no reference; close it with }}, and write \\| for "
            "| in a table"
        )
        new = f"{whole}}}" if whole else ""
        return BadReferenceError("reference-broken", message, whole, new)
    inner = shown[1:-1].strip()
    cure, new = 'write {id}, {id|period} or {"no figure"}', ""
    if quoted := re.fullmatch(rf"[{_QUOTES}]+([^{_QUOTES}{{}}]+)[{_QUOTES}]*", inner):
        new = f'{{"{quoted[1]}"}}'
    else:
        name, mark, form = re.sub(
            r"\s*[|:,/]\s*", "|", inner.lower().replace("_", "-"), count=1
        ).partition("|")
        form = form.partition(" ")[0]
        if name in site.figures and (not mark or form in set(Form)):
            new = f"{{{name}{mark}{form}}}"
    cure = f"write {new}" if new else cure
    shown = doubled[0] if doubled else shown
    message = f"{shown!r} is no reference; {cure}"
    return BadReferenceError("reference-broken", message, shown, new)


def _is_numeral(character: str) -> bool:
    return unicodedata.category(character) in {"Nd", "Nl", "No"}


def _reference(name: str, form: str, site: Site) -> Reference:
    if form not in set(Form):
        message = f"unknown form {form!r}{did_you_mean(form, map(str, Form))}"
        meant = plainly_meant(form, map(str, Form))
        raise BadReferenceError("form-unknown", message, form, meant)
    figure = site.figures.get(name)
    wants_growth = form in {Form.GROWTH, Form.CHANGE, Form.BASE}
    if wants_growth and (figure is None or figure.kind not in BASED):
        beside = figure.companions if figure else site.beside.get(name, {})
        growth = site.figures.get(next(iter(beside.get(Kind.GROWTH, ())), ""))
        if growth is None and figure is not None:
            message = f"{name!r} states no growth; refer to another form of it"
            raise BadReferenceError("form-missing", message)
        figure = growth
    if figure is None:
        message = f"unknown figure {name!r}{perhaps_figure(name, site.figures)}"
        meant = plainly_meant(name, site.figures)
        raise BadReferenceError("figure-unknown", message, name, meant)
    measure = site.vocabulary.measures[figure.subject.measure]
    is_level = figure.kind in {Kind.LEVEL, Kind.EQUIVALENT}
    if form == Form.BALANCE and not (is_level and measure.is_signed):
        message = f"{name!r} is no balance; refer to another form of it"
        raise BadReferenceError("form-missing", message)
    return Reference(figure, Form(form))


def _rounded(figure: Figure, wanted: str | None) -> Decimal:
    """
    Return the number to which a figure is rounded: the one wanted, or the roundest.

    It counts in the unit in which the article printed the figure. Raises
    `BadReferenceError` where it would mislead.
    """
    quantity = figure.quantity
    shown = words.as_printed(quantity)
    interval, own = shown.interval, shown.number
    exact = quantity.printed / Fraction(words.in_print(quantity))
    found = in_prose(exact, interval)
    if found is None and not quantity.is_bound:
        found = own
    number = found
    if wanted:
        number = Decimal(wanted.replace(",", "").rstrip("."))
        if number != own and not honest(number, exact, interval):
            number = None
    if number is None:
        said = words.rounding(shown).replace(words.NO_BREAK, " ")
        roundest = "" if found is None else f"the roundest is {words.number(found)}"
        cure = roundest or "show its digits"
        asked = f"about {wanted}" if wanted else "a round number"
        message = f"{asked} is not true of {figure.id!r}, {said}; {cure}"
        raise BadReferenceError("rounded-outside", message)
    return number
