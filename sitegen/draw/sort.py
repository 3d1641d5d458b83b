"""What a kind of chart is: what it may draw, and how it lays its marks out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.draw.plan import Plan
    from sitegen.draw.sheet import Sheet
    from sitegen.model.figure import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """One kind of chart; its module says for what message it is the right one."""

    name: str
    """As content names it."""
    says: str
    """What a description calls it."""
    means: tuple[Kind, ...]
    """The kinds of figure that it draws."""
    lay_out: Callable[[Plan, int], list[Sheet]]
    """Puts the marks of a plan on sheets of a width, one below the other."""
    keys: frozenset[str] = frozenset()
    """The optional fields of a chart that it knows."""
    needs: frozenset[str] = frozenset()
    """Those of them that it cannot do without."""
    series: tuple[int, ...] = ()
    """How many series it has room for."""
    lax: frozenset[str] = frozenset()
    """In what figures may differ because the chart itself tells it apart."""
    adds_up: bool = False
    """Its marks are parts of one whole, so that they may not overlap."""
    is_joined: bool = False
    """Its parts are drawn end to end, so that none may hold another."""
    is_within: bool = False
    """Each mark is drawn within the whole that it is a part of."""
    is_contained: bool = False
    """The period of one series lies within that of the other."""
    tells_growth: bool = False
    """Behind each level stands its growth."""
    draws_bounds: bool = True
    """It has room for the arrow of a value of which only a limit is known."""
    is_over_time: bool = False
    """Its marks stand in order of time."""
    has_zero_line: bool = False
    """Negative values have their place in it."""
