"""
Which figures may meet in an identity, so that others need not be looked at with them.

Those on the same terms, of measures that lead to one another: by the vocabulary, by
what a figure is measured against, or by amounts in two currencies, whose rates are
compared whatever they are of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sitegen.model.figure import Kind, Nature
from sitegen.remembered import remembered_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.model.vocabulary import Vocabulary


def groups(site: Site) -> list[tuple[Figure, ...]]:
    """Return the actual figures in groups of which no two meet, each in its order."""
    actual = [each for each in site.figures.values() if each.nature is Nature.ACTUAL]
    kin = _kin(site.vocabulary, actual)
    found: dict[tuple[object, ...], list[Figure]] = {}
    for each in actual:
        key = id(kin[each.subject.measure]), *_series(each)
        found.setdefault(key, []).append(each)
    return [*map(tuple, found.values())]


@remembered_of
def _series(figure: object) -> tuple[object, ...]:
    return tuple(cast("Figure", figure).series.values())


def _kin(words: Vocabulary, figures: Iterable[Figure]) -> dict[str, set[str]]:
    """Return for each measure those that lead to it, and itself, as one set."""
    kin = {name: {name} for name in words.measures}
    for one, other in _ways(words, figures):
        less, more = sorted((kin[one], kin[other]), key=len)
        if less is not more:
            more |= less
            kin |= dict.fromkeys(less, more)
    return kin


def _ways(words: Vocabulary, figures: Iterable[Figure]) -> Iterator[tuple[str, str]]:
    """Yield two measures for each way from one to another."""
    for name, each in words.measures.items():
        for other in (*each.part_of, *each.sum_of, *each.balance_of):
            yield name, other
    converted = ""
    for figure in figures:
        measure = figure.subject.measure
        if figure.scope in words.measures:
            yield measure, figure.scope
        if figure.kind is Kind.EQUIVALENT:
            yield measure, converted or measure
            converted = measure
