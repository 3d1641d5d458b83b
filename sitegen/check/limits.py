"""Identities that only limit: something is at most something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.catalogue import catalogue
from sitegen.check.book import Book, compute
from sitegen.check.sums import added, listed
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, Outcome, sentence
from sitegen.remembered import for_builds, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.catalogue import Catalogue
    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Interval


@for_builds
@remembered
def at_most(
    parts: tuple[Figure, ...], whole: Figure, rule: str, language: str
) -> Identity:
    """Return the identity that *parts* together are at most *whole*."""
    say = catalogue(language)
    lows = [part.quantity.interval.low for part in parts]
    high = whole.quantity.interval.high
    known = [low for low in lows if low is not None]
    holds = high is None or len(known) < len(lows) or sum(known) <= high
    return Identity(
        rule=rule,
        figures=(*parts, whole),
        is_equality=False,
        words=sentence(
            _limit(say, holds=holds, is_one=len(parts) == 1), added(parts, say), whole
        ),
        outcome=Outcome.HOLDS if holds else Outcome.BROKEN,
    )


def before(book: Book, part: Figure, whole: Figure, rule: str) -> Iterator[Identity]:
    """Yield the same for the period before, as growth rates imply it."""
    rate = book.growth(part.subject, part.period)
    all_rate = rate and book.growth(whole.subject, whole.period)
    if rate is None or all_rate is None:
        return
    shorter, longer = rate.base, all_rate.base
    if shorter is None or longer is None or not longer.contains(shorter):
        return
    less = compute(Name.PRIOR, [part.quantity, rate.quantity])
    more = compute(Name.PRIOR, [whole.quantity, all_rate.quantity])
    if less is None or more is None:
        return
    holds = _reaches(less, more)
    unit = whole.quantity.unit.label
    yield Identity(
        rule=f"{rule} before",
        figures=(part, whole, rate, all_rate),
        is_equality=False,
        words=sentence(
            _earlier(book.say, holds=holds),
            *(part, rate, book.shown(less, unit)),
            *(book.shown(more, unit), whole, all_rate),
        ),
        outcome=Outcome.HOLDS if holds else Outcome.BROKEN,
    )


def before_together(
    book: Book, parts: list[Figure], whole: Figure
) -> Iterator[Identity]:
    """Yield that parts together were at most the whole before all of them grew."""
    rate = book.growth(whole.subject, whole.period)
    if rate is None:
        return
    rates = [book.growth(part.subject, part.period) for part in parts]
    known = [each for each in rates if each and each.base == rate.base]
    if len(known) < len(parts):
        return
    earlier = [
        compute(Name.PRIOR, [part.quantity, each.quantity])
        for part, each in zip(parts, known, strict=True)
    ]
    less = compute(Name.SUM, earlier)
    more = compute(Name.PRIOR, [whole.quantity, rate.quantity])
    if less is None or more is None:
        return
    holds, unit = _reaches(less, more), whole.quantity.unit.label
    yield Identity(
        rule="parts before",
        figures=(*parts, whole, *known, rate),
        is_equality=False,
        words=sentence(
            _earlier(book.say, holds=holds),
            *(added(parts, book.say), listed(known, book.say), book.shown(less, unit)),
            *(book.shown(more, unit), whole, rate),
        ),
        outcome=Outcome.HOLDS if holds else Outcome.BROKEN,
    )


def _limit(say: Catalogue, *, holds: bool, is_one: bool) -> str:
    """Return what is said of one part, or of several together, and its whole."""
    if is_one:
        return say("{0}: at most {1}") if holds else say("{0} is more than {1}")
    if holds:
        return say("{0}: together at most {1}")
    return say("{0} together is more than {1}")


def _earlier(say: Catalogue, *, holds: bool) -> str:
    """Return what is said of a part and its whole before both grew."""
    if holds:
        return say(
            "{0} before growth by {1}: {2}, at most {3}, which is {4} before growth "
            "by {5}"
        )
    return say(
        "{0} before growth by {1}: {2}, more than {3}, which is {4} before growth "
        "by {5}"
    )


def _reaches(less: Interval, more: Interval) -> bool:
    return less.low is None or more.high is None or less.low <= more.high
