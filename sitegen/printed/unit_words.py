"""The words of the units of a site, as heads of tables print them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.model.quantity import Unit

PERCENT = frozenset({"%", "percent", "per cent"})


class UnitWords(Struct, frozen=True):
    """Words of units, in lower case."""

    all: frozenset[str]
    measures: frozenset[str] = PERCENT
    """Those that name nothing but a unit: money, tonnes, per cent; no vehicles."""

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Self:
        """Return the words of *units*, and of per cents."""
        every, measures = set(PERCENT), set(PERCENT)
        for each in units:
            words = {word.lower() for word in (*each.nouns, each.currency) if word}
            every |= words
            if each.currency or each.is_measured or each.is_relative:
                measures |= words
        return cls(frozenset(every), frozenset(measures))
