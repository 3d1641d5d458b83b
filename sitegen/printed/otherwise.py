"""Whether a growth is measured in another unit than the level that it goes with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.printed.clauses import Opening
from sitegen.printed.compare import unit_of
from sitegen.printed.measured import measured_in, measured_otherwise
from sitegen.printed.numerals import numerals
from sitegen.printed.phrase import phrase
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Unit
    from sitegen.printed.around import Around

_CURE = "; state it of that, or take in words that name (its synonyms, too) that"


def otherwise(level: Figure, around: Around, units: Iterable[Unit]) -> str:
    """Say in what other of the *units* a growth is than its *level*, or nothing."""
    known = [each for each in units if not each.is_relative and each.id != "times"]
    return _measured(level, around, known) or _counted(level, around, known)


def _measured(level: Figure, around: Around, units: Sequence[Unit]) -> str:
    """Say in what other unit the growth is measured: "3 percent in tonnes"."""
    own, language = unit_of(level.quantity), around.language
    for part in _clauses(around):
        if word := measured_otherwise(part, own, language):
            return f"{word!r} by it measures no {own.id!r}{_CURE}"
        found = [
            (each, word)
            for each in units
            if (word := measured_in(part, each, language))
        ]
        if any(_is_same(unit, own) for unit, _ in found):
            return ""
        if found:
            unit, word = found[0]
            return f"{word!r} by it measures {unit.id!r}, not {own.id!r}{_CURE}"
    return ""


def _counted(level: Figure, around: Around, units: Sequence[Unit]) -> str:
    """Say in what other unit the number stands that the growth goes on with."""
    own, language = unit_of(level.quantity), around.language
    for clause in list(around.subjects)[1:2]:
        part = around.part(clause).strip()
        read = [
            each
            for each in units
            for number in numerals(part, language)
            if phrase(part, number, each, language)
        ]
        is_own = any(
            _is_same(each, own) or (each.currency and own.currency) for each in read
        )
        if read and not is_own:
            return f"{part!r} before it is in {read[0].id!r}, not {own.id!r}{_CURE}"
    return ""


def _is_same(one: Unit, other: Unit) -> bool:
    """Tell whether two units are of one thing, be it in other scales."""
    is_currency = bool(one.currency) and one.currency == other.currency
    return one.canonical == other.canonical or is_currency


def _clauses(around: Around) -> Iterator[str]:
    """Yield the own clause, and one before it that only says how it is measured."""
    yield around.part(around.own)
    if around.index and around.own.opening is Opening.JOINED:
        before = around.before
        is_mere = not any(map(str.isdigit, before))
        if is_mere and not words_of(around.language).moving.search(before):
            yield before
