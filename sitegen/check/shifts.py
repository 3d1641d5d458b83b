"""
A stated shift in percentage points is one share less the same share earlier.

Either share may be stated, or follow from the levels of part and whole; what these were
earlier may follow from what they grew by since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitegen.catalogue import mark
from sitegen.check.book import Book, compute, equates, is_sure, judged
from sitegen.check.shares import subject_of
from sitegen.model.figure import Figure, Kind, Subject
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, Words, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.check.book import Key
    from sitegen.model.period import Period
    from sitegen.model.quantity import Interval, Quantity


NAMES = {
    "shift": mark("A shift is one share less the same earlier"),
}
"""Its rules, as readers are told of them."""


class Known(NamedTuple):
    """A value, the figures that say it, and these in words."""

    value: Quantity | Interval
    figures: tuple[Figure, ...]
    words: Words

    @property
    def unit(self) -> str:
        """The unit of a level, which its first figure is."""
        return self.figures[0].quantity.unit.id


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity a shift."""
    shares = book.by_scope(Kind.SHARE)
    for stated in book.of_kind(Kind.SHIFT):
        if stated.base is None:
            continue
        now = _share(book, stated, stated.period, shares)
        before = _share(book, stated, stated.base, shares)
        computed = (
            now and before and compute(Name.DIFFERENCE, [now.value, before.value])
        )
        if not (now and before and computed):
            continue
        yield Identity(
            rule="shift",
            figures=(stated, *dict.fromkeys((*now.figures, *before.figures))),
            is_equality=equates(stated.quantity),
            words=sentence(
                book.say("{0} less {1} is {2}; {3} is stated"),
                *(now.words, before.words, book.shown(computed, "pp"), stated),
            ),
            outcome=judged(computed, stated.quantity),
        )


def _share(
    book: Book, shift: Figure, period: Period, shares: Mapping[Key, Figure]
) -> Known | None:
    """Return the share whose shift is stated, at a period, if it is known."""
    stated = shares.get((shift.subject, shift.scope, period, "%"))
    if stated and is_sure(stated):
        return Known(stated.quantity, (stated,), (stated,))
    whole_subject = subject_of(book, shift)
    part = _level(book, shift.subject, period, shift.period)
    whole = whole_subject and _level(book, whole_subject, period, shift.period)
    computed = part and whole and compute(Name.SHARE, [part.value, whole.value])
    if not (part and whole and computed) or part.unit != whole.unit:
        if stated is None or stated.is_doubtful:
            return None
        return Known(stated.quantity, (stated,), (stated,))
    words = sentence(book.say("{0} of {1}"), part.words, whole.words)
    return Known(computed, (*part.figures, *whole.figures), words)


def _level(book: Book, subject: Subject, period: Period, now: Period) -> Known | None:
    """Return a level, stated or by its growth from *period* to *now*."""
    if stated := book.level(subject, period):
        return Known(stated.quantity, (stated,), (stated,))
    level, growth = book.level(subject, now), book.growth(subject, now)
    if level is None or growth is None or growth.base != period:
        return None
    computed = compute(Name.PRIOR, [level.quantity, growth.quantity])
    if computed is None:
        return None
    words = sentence(book.say("{0} before it grew by {1}"), level, growth)
    return Known(computed, (level, growth), words)
