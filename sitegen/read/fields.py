"""One scalar of text -> one value; each reader raises `RefusedError` with the cure."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, InstanceOf, PlainValidator

from sitegen.model.period import Period
from sitegen.model.quantity import (
    EXACT,
    Interval,
    Qualifier,
    Quantity,
    Unit,
    printed_number,
)
from sitegen.read import meant
from sitegen.read.ids import ID_LENGTH, is_id

BOUNDS = tuple(each for each in Qualifier if each is not Qualifier.BETWEEN)
DIGITS = 20
"""A value has fewer; more would be lost in arithmetic."""
_NUMBER = re.compile(
    r"(-?)((?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]+)?)"
)
_READ = re.compile(rf"(?:(?:{'|'.join(BOUNDS)}) )?{_NUMBER.pattern}(?: |$)(?!\d)")
_RANGE = re.compile(r"(\S+) to (\S+) (\S.*)")
_WRITTEN = "write it like 800.68 CNY bn, 12 %, 3 rank, over 4,900 enterprises, 3 to 4 %"


class RefusedError(ValueError):
    """A scalar cannot be read; pydantic collects these as it does any ValueError."""

    def __init__(self, code: str, message: str, new: str = "") -> None:
        super().__init__(message)
        self.code, self.new = code, new


def read_id(text: str) -> str:
    """Read the id of a thing, which is also its address."""
    if not is_id(text):
        message = (
            f"{text[:ID_LENGTH]!r} is no id; use lower-case letters, digits and "
            f"hyphens, at most {ID_LENGTH}"
        )
        near = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        new = near if text.isascii() and is_id(near) else ""
        raise RefusedError("id-invalid", message, new)
    return text


def read_day(text: str) -> date:
    """Read a calendar day, ISO 8601 with hyphens."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        guess = meant.day(text)
        cure = f"did you mean {guess}?" if guess else "write it like 2026-01-26"
        raise RefusedError("date-invalid", f"{text!r} is no date; {cure}", guess)
    try:
        return date.fromisoformat(text)
    except ValueError:
        guess = meant.day(text)
        cure = f"did you mean {guess}?" if guess else "correct it"
        message = f"the day {text} does not exist in the calendar; {cure}"
        raise RefusedError("date-invalid", message) from None


def read_period(text: str) -> Period:
    """Read a period of the calendar."""
    try:
        return Period.parse(text)
    except ValueError as error:
        message = f"{error}" if repr(text) in str(error) else f"in {text!r}: {error}"
        guess = meant.period(text)
        if cure := f"did you mean {guess}?" if guess else meant.fiscal(text):
            message = f"unknown period {text!r}; {cure}"
        raise RefusedError("period-invalid", message, guess) from None


def read_quantity(text: str) -> Quantity:
    """
    Read a value with its bound and unit, e.g. ``over 20 CNY bn``, or ``3 to 4 %``.

    Of the unit only the name is known; `resolve` looks it up.
    """
    reason, new = meant.amount(text)
    if reason and not _READ.match(text):
        cure = f"write {new}" if new else _WRITTEN
        message = f"{text!r} is no value: {reason}; {cure}"
        raise RefusedError("value-invalid", message, new)
    _refuse_lookalikes(text)
    if match := _RANGE.fullmatch(text):
        return _range(text, *match.groups())
    said = (each for each in BOUNDS if text.startswith(f"{each} "))
    qualifier = next(said, None)
    number, _, unit = text.removeprefix(f"{qualifier} ").partition(" ")
    return Quantity(_number(text, number, unit), _named(unit), qualifier)


def _range(text: str, first: str, second: str, unit: str) -> Quantity:
    """Return a range, whose ends may stand in either order."""
    low, high = sorted(_number(text, each, unit) for each in (first, second))
    if low == high:
        message = f"{text!r} is no range, since it ends where it begins; {_WRITTEN}"
        raise RefusedError("value-invalid", message)
    middle = EXACT.divide(EXACT.add(low, high), 2)
    return Quantity(middle, _named(unit), Qualifier.BETWEEN, span=Interval(low, high))


def _named(unit: str) -> Unit:
    """Return a unit of which nothing but the name is known."""
    return Unit(id=unit, label=unit, short=unit)


def _number(text: str, number: str, unit: str) -> Decimal:
    """Read the number of a value that is written as *text*."""
    match = _NUMBER.fullmatch(number)
    if not match:
        message = f"{number!r} is no number; {_WRITTEN}"
        raise RefusedError("value-invalid", message)
    if not unit.strip() or unit.startswith("to "):
        fault = "is no range with a unit" if unit.strip() else "has no unit"
        message = f"{text!r} {fault}; {_WRITTEN}"
        raise RefusedError("value-invalid", message)
    if len(number) > DIGITS:
        message = f"{number!r} is too long; at most {DIGITS} characters are a number"
        raise RefusedError("value-invalid", message)
    sign, digits = match.groups()
    value = printed_number(digits, is_percentage=unit == "%")
    return -value if sign else value


def read_paragraph(text: str) -> int:
    """Read the number of a paragraph, from 1."""
    if not re.fullmatch(r"[1-9][0-9]{0,4}", text):
        message = f"{text!r} is no paragraph; count the non-empty lines from 1"
        raise RefusedError("paragraph-invalid", message)
    return int(text)


def read_integer(text: str) -> int:
    """Read a plain integer, as a unit's power of ten."""
    if not re.fullmatch(r"0|-?[1-9][0-9]{0,2}", text):
        message = f"{text!r} is no plain integer; write it like 9"
        raise RefusedError("value-invalid", message)
    return int(text)


def read_factor(text: str) -> Decimal:
    """Read a positive decimal number, as a unit's factor."""
    match = _NUMBER.fullmatch(text) if len(text) <= DIGITS else None
    factor = Decimal(match[0].replace(",", "")) if match else Decimal(0)
    if factor <= 0:
        message = f"{text!r} is no positive number; write it like 0.001"
        raise RefusedError("value-invalid", message)
    # One digit only, so that a product keeps the precision of the printed number.
    return factor.normalize()


def read_hash(text: str) -> str:
    """Read a SHA-256 in hexadecimal digits."""
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        message = f"{text[:ID_LENGTH]!r} is no SHA-256; record the paragraphs anew"
        raise RefusedError("value-invalid", message)
    return text


def require_text(value: object) -> object:
    """Refuse lists and mappings where text belongs."""
    if not isinstance(value, str):
        message = f"text belongs here, not {describe(value)}; write a text alone"
        raise RefusedError("value-type", message)
    return value


def parsed(model: Any, code: str = "value-invalid") -> Any:  # a type of `Annotated`
    """Return the reader of a type of the model that reads itself by ``parse``."""

    def read(text: str) -> object:
        try:
            return model.parse(text)
        except ValueError as error:
            raise RefusedError(code, str(error)) from None

    return Annotated[model, PlainValidator(read), text_only]


def several(shape: Any) -> Any:  # a type, as `Annotated` makes it
    """Return the reader of a thing, or of a list of such things, as a list."""
    return Annotated[list[shape], BeforeValidator(_listed)]


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


def describe(value: object) -> str:
    """Name what stands in the file instead."""
    match value:
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return f"the text {str(value)[:40]!r}"


def _refuse_lookalikes(text: str) -> None:
    """Refuse characters that only look like digits, spaces and letters."""
    for character in text:
        if character.isascii() and character.isprintable():
            continue
        name = unicodedata.name(character, "").lower() or f"U+{ord(character):04X}"
        message = (
            f"{text!r} contains {name}; use plain ASCII digits, letters and spaces"
        )
        raise RefusedError("value-invalid", message)


text_only = BeforeValidator(require_text)
Text = Annotated[str, text_only]
Texts = Annotated[list[Text], BeforeValidator(_listed)]
Id = Annotated[str, AfterValidator(read_id), text_only]
Day = Annotated[date, PlainValidator(read_day), text_only]
Hash = Annotated[str, AfterValidator(read_hash), text_only]
Span = Annotated[Period, PlainValidator(read_period), text_only]
Value = Annotated[InstanceOf[Quantity], BeforeValidator(read_quantity), text_only]
Paragraph = Annotated[int, PlainValidator(read_paragraph), text_only]
Integer = Annotated[int, PlainValidator(read_integer), text_only]
Factor = Annotated[Decimal, PlainValidator(read_factor), text_only]
