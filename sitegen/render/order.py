"""The orders in which figures are listed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sitegen.model.figure import Nature
from sitegen.model.period import Kind as PeriodKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from sitegen.model.figure import Figure
    from sitegen.model.period import Period

MONTH = 31
"""Days of a month in the order of lengths, whichever month it is."""


def in_order(figures: list[Figure]) -> list[Figure]:
    """
    Return figures by year, the latest first, and within it the longest period first.

    Of periods as long as one another, as two months are, the latest comes first.
    After them come periods of several years, instants, targets, and what is undated.
    """
    return sorted(figures, key=_place)


def periods_of(figures: list[Figure]) -> list[Period]:
    """Return the periods of figures, each once, as `in_order` has them."""
    known = dict.fromkeys((each.period, each.nature) for each in figures)
    ordered = sorted(known, key=lambda each: _order(*each))
    return list(dict.fromkeys(period for period, _ in ordered))


def _place(figure: Figure) -> tuple[int, ...]:
    return _order(figure.period, figure.nature)


@lru_cache(maxsize=1024)
def _order(period: Period, nature: Nature) -> tuple[int, ...]:
    began, ended = period.start_day, period.end_day
    return (
        not period.is_dated,
        nature is Nature.TARGET,
        period.kind is PeriodKind.INSTANT,
        began.year < ended.year,
        -ended.year,
        -(period.months * MONTH or period.days),
        -ended.toordinal(),
    )


def largest_first(figures: list[Figure], units: Iterable[str]) -> list[Figure]:
    """Return figures by unit, as units are listed, and within it the largest first."""
    place = {name: at for at, name in enumerate(units)}
    return sorted(figures, key=lambda each: (place[each.quantity.unit.id], -size(each)))


def size(figure: Figure) -> Decimal:
    """Return the number by which a figure is sorted; the first rank is the largest."""
    number = figure.quantity.number
    return -number if figure.quantity.unit.id == "rank" else number
