"""Identities that only limit: something is at most something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.check.book import Book, compute, shown
from sitegen.check.sums import joined
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, Outcome, sentence
from sitegen.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Interval


@remembered
def at_most(parts: tuple[Figure, ...], whole: Figure, rule: str) -> Identity:
    """Return the identity that *parts* together are at most *whole*."""
    lows = [part.quantity.interval.low for part in parts]
    high = whole.quantity.interval.high
    known = [low for low in lows if low is not None]
    holds = high is None or len(known) < len(lows) or sum(known) <= high
    return Identity(
        rule=rule,
        figures=(*parts, whole),
        is_equality=False,
        words=sentence(
            "{}: {}at most {}" if holds else "{} {}is more than {}",
            *(joined(parts), "together " if len(parts) > 1 else "", whole),
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
            "{} before growth by {}: {}, {} {}, which is {} before growth by {}",
            *(part, rate, shown(less, unit), _limit(holds=holds)),
            *(shown(more, unit), whole, all_rate),
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
            "{} before growth by {}: {}, {} {}, which is {} before growth by {}",
            *(joined(parts), joined(known, ", ", " and "), shown(less, unit)),
            *(_limit(holds=holds), shown(more, unit), whole, rate),
        ),
        outcome=Outcome.HOLDS if holds else Outcome.BROKEN,
    )


def _limit(*, holds: bool) -> str:
    return "at most" if holds else "more than"


def _reaches(less: Interval, more: Interval) -> bool:
    return less.low is None or more.high is None or less.low <= more.high
