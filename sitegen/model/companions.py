"""What stands beside a level, looked up once: its growth, its share, its rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.model.figure import Kind
from sitegen.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitegen.model.figure import Figure, Subject
    from sitegen.model.period import Period


def stated_beside(figures: Iterable[Figure]) -> dict[str, dict[Kind, tuple[str, ...]]]:
    """Return the ids of what stands beside levels: entry -> kind -> ids."""
    found: dict[str, dict[Kind, tuple[str, ...]]] = {}
    for each in figures:
        if each.of:
            kinds = found.setdefault(each.of, {})
            kinds[each.kind] = (*kinds.get(each.kind, ()), each.id)
    return found


def accompanied(
    figures: Mapping[str, Figure],
    beside: Mapping[str, Mapping[Kind, tuple[str, ...]]],
) -> dict[str, Figure]:
    """Return figures of which each knows what stands *beside* it, in their order."""
    known = {
        name: _accompanied(figures[name], tuple(kinds.items()))
        for name, kinds in beside.items()
        if name in figures
    }
    return {**figures, **known}


@remembered
def _accompanied(
    figure: Figure, beside: tuple[tuple[Kind, tuple[str, ...]], ...]
) -> Figure:
    return replace(figure, companions=dict(beside))


def with_growths(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """Return figures of which each level knows its growth that is computed."""
    computed: dict[tuple[Subject, Period], list[Figure]] = {}
    for each in figures.values():
        if each.kind is Kind.GROWTH and each.derivation:
            computed.setdefault((each.subject, each.period), []).append(each)
    if not computed:
        return {**figures}
    found = {}
    for name, each in figures.items():
        rates = computed.get((each.subject, each.period), [])
        ids = tuple(
            rate.id
            for rate in rates
            if rate.base == each.period.year_before and rate.series == each.series
        )
        if ids and each.kind is Kind.LEVEL:
            all_ids = (*each.companions.get(Kind.GROWTH, ()), *ids)
            beside = {**each.companions, Kind.GROWTH: all_ids}
            found[name] = _accompanied(each, tuple(beside.items()))
        else:
            found[name] = each
    return found
