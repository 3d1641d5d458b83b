"""
What is known of values that earlier builds computed.

A value follows from its recipe, from the vocabulary, and from all that its inputs are
and follow from; by a hash of that it is found again, and by no other. It is believed as
far as its folder is (`sitegen.cache`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from msgspec import MsgspecError, Struct, msgpack

from sitegen.cache import Store
from sitegen.hashed import hashed
from sitegen.inputs import tool
from sitegen.model.quantity import Interval, Qualifier, Quantity
from sitegen.remembered import Last

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sitegen.derive.ground import Node
    from sitegen.model.content import Recipe
    from sitegen.model.quantity import Unit
    from sitegen.model.vocabulary import Vocabulary

    Computed = tuple[Quantity, Interval]
    """A value, and all that it can be."""

ROOM, KNOWN = "values", "known"
Ends = tuple[Decimal | None, Decimal | None]


class Entry(Struct, frozen=True, array_like=True):
    """A value as data, but for its unit, which its meaning gives."""

    number: Decimal
    qualifier: Qualifier | None
    span: Ends
    exact: str
    """A fraction, of any number of digits."""
    whole: Ends
    """All that it can be, whatever it means."""


_DECODER = msgpack.Decoder(tuple[str, dict[str, Entry]])
_LAST = Last["Known"]()
"""What this process knows, so that it reads that once."""
_EXACT = re.compile("-?[0-9]+/[1-9][0-9]*")
QUALIFIERS = {None, Qualifier.ABOUT, Qualifier.OVER, Qualifier.AT_LEAST}
"""Those that a value can have that is computed."""
LONG = 300
"""Digits before or behind the point that no value has."""


class Known:
    """Values that are kept in a folder; without one, each is computed."""

    def __init__(self, folder: str, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._tool = tool() if folder else ""
        self._store = Store(folder if self._tool else None, ROOM)
        self._read = _values(self._store.get(KNOWN) or b"", self._tool)
        self._now, self._is_new = dict[str, Entry](), False

    def key(self, recipe: Recipe, inputs: Sequence[Node]) -> str:
        """Return the hash of all that a value follows from."""
        if not self._tool:
            return ""
        return hashed((recipe, [each.key for each in inputs], self.vocabulary))

    def value(self, key: str, unit: Unit, compute: Callable[[], Computed]) -> Computed:
        """Return the value that a key stands for, which is *computed* if it is new."""
        if not key:
            return compute()
        kept = self._now.get(key) or self._read.get(key)
        found = _opened(kept, unit) if kept else None
        if kept is None or found is None:
            found, self._is_new = compute(), True
            kept = _closed(*found)
        self._now[key] = kept
        return found

    def keep(self, keys: Iterable[str]) -> None:
        """Keep the values that these *keys* stand for, and no others."""
        self._now = {each: self._now[each] for each in keys if each in self._now}
        if self._is_new or self._now.keys() != self._read.keys():
            self._store.put(KNOWN, msgpack.encode((self._tool, self._now)))
            self._read, self._is_new = self._now, False


def known(folder: Path | None, vocabulary: Vocabulary) -> Known:
    """Return what is known of values in a folder; the same for the same vocabulary."""
    given = str(folder or ""), vocabulary
    return _LAST.made("", given, partial(Known, *given))


def _closed(value: Quantity, whole: Interval) -> Entry:
    span, exact = value.interval, value.printed
    return Entry(
        number=value.number,
        qualifier=value.qualifier,
        span=(span.low, span.high),
        exact=f"{exact.numerator}/{exact.denominator}",
        whole=(whole.low, whole.high),
    )


def _opened(kept: Entry, unit: Unit) -> Computed | None:
    """Return what was kept; nothing where that is no value."""
    span, whole, number = Interval(*kept.span), Interval(*kept.whole), kept.number
    ends = (span.low, span.high, whole.low, whole.high)
    is_value = _EXACT.fullmatch(kept.exact) and kept.qualifier in QUALIFIERS
    if not is_value or not all(map(_is_sane, (number, *ends))):
        return None
    try:
        exact = Fraction(*map(int, kept.exact.split("/")))
    except ValueError:  # it has too many digits
        return None
    return Quantity(number, unit, kept.qualifier, span=span, exact=exact), whole


def _is_sane(number: Decimal | None) -> bool:
    return number is None or (number.is_finite() and abs(number.adjusted()) < LONG)


def _values(data: bytes, made_by: str) -> dict[str, Entry]:
    """Return what `keep` wrote; nothing where that is something else."""
    try:
        known_by, found = _DECODER.decode(data)
    except MsgspecError:
        return {}
    return found if known_by == made_by else {}
