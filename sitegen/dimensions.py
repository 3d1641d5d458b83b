"""By what figures are told apart, and figures by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sitegen.model.figure import Figure

WHO = ("product", "partner", "enterprise")
"""Whose or what a figure is of."""
DIMENSIONS = ("product", "partner", "enterprise", "measure", "period", "kind")
"""By what figures are told apart, in panels, series and labels."""
T = TypeVar("T")
Key = TypeVar("Key")


def part(figure: Figure, dimension: str) -> str:
    """Return what a figure is along one dimension; nothing without one."""
    if not dimension:
        return ""
    if dimension in {"period", "kind", "status", "scope"}:
        return str(getattr(figure, dimension))
    return str(getattr(figure.subject, dimension))


def split(figures: Iterable[Figure], dimension: str) -> dict[str, list[Figure]]:
    """Return figures by what they are along *dimension*, all together without one."""
    return grouped(figures, lambda figure: part(figure, dimension))


def thing(figure: Figure, series: str) -> tuple[str, ...]:
    """Return what a figure is about apart from what tells its series."""
    return tuple(part(figure, key) for key in DIMENSIONS if key != series)


def things(figures: Iterable[Figure], series: str) -> list[list[Figure]]:
    """Return figures by what they are about."""
    return [*grouped(figures, lambda figure: thing(figure, series)).values()]


def grouped(found: Iterable[T], key: Callable[[T], Key]) -> dict[Key, list[T]]:
    """Return what was found by its *key*, in the order in which keys come."""
    groups: dict[Key, list[T]] = {}
    for each in found:
        groups.setdefault(key(each), []).append(each)
    return groups
