"""Growth rates, differences between them and balances, by their direction or side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.catalogue import catalogue, mark
from sitegen.model.quantity import Interval, Qualifier
from sitegen.words.amounts import BOUNDS, MINUS, amount, bounded, is_positive

if TYPE_CHECKING:
    from sitegen.model.quantity import Quantity

UNCHANGED = {
    None: mark("unchanged"),
    Qualifier.OVER: mark("up"),
    Qualifier.AT_LEAST: mark("unchanged or up"),
    Qualifier.NEARLY: mark("down"),
    Qualifier.AT_MOST: mark("unchanged or down"),
    Qualifier.ABOUT: mark("about unchanged"),
}
"""Growth by nothing, by what is known of it."""


def signed(quantity: Quantity, language: str = "en", *, is_short: bool = False) -> str:
    """Return a growth or a change with its sign: "+12%"; nothing has none: "0%"."""
    if quantity.qualifier:
        return bounded(quantity, language, is_short=is_short)
    sign = "+" if quantity.number > 0 else ""
    return f"{sign}{amount(quantity, language, is_short=is_short)}"


def change(quantity: Quantity, language: str = "en") -> str:
    """Return a growth rate with its direction in words: "up 12%", "unchanged"."""
    say, way = catalogue(language), _way(quantity)
    if not (quantity.ends or quantity.number):
        return say(UNCHANGED[quantity.qualifier])
    size = _size(quantity, language)
    if way:
        up, down = say("up %(size)s", size=size), say("down %(size)s", size=size)
        return up if way > 0 else down
    return say("changed by %(size)s", size=size)


def balance(quantity: Quantity, language: str = "en") -> str:
    """Return a balance by its side: "a deficit of 12.4 billion euros"."""
    say, way = catalogue(language), _way(quantity)
    if is_positive(quantity):
        return say("a surplus")
    size = _size(quantity, language)
    if way > 0:
        return say("a surplus of %(size)s", size=size)
    if way < 0:
        return say("a deficit of %(size)s", size=size)
    return say("a balance of %(size)s", size=size)


def lead(quantity: Quantity, language: str = "en", *, is_short: bool = False) -> str:
    """Return by how much one growth rate is above another: "2 points higher"; or 0."""
    say, way = catalogue(language), _way(quantity)
    if is_positive(quantity):
        return say("higher")
    size = _size(quantity, language, is_short=is_short)
    if way > 0:
        return say("%(size)s higher", size=size)
    return say("%(size)s lower", size=size) if way else size


def _way(quantity: Quantity) -> int:
    """Return 1 for what rose, -1 for what fell, 0 where it did neither, or either."""
    if not quantity.ends:
        return (quantity.number > 0) - (quantity.number < 0)
    low, high = quantity.ends
    return (high > 0) - (low < 0)


def _size(quantity: Quantity, language: str, *, is_short: bool = False) -> str:
    """
    Return an amount without its sign, behind the bound of its size.

    Of a range that fell the less comes first; one that may be either keeps its signs.
    """
    way, span = _way(quantity), quantity.interval
    if quantity.ends and way < 0 and span.low is not None and span.high is not None:
        turned = Interval(span.high.copy_abs(), span.low.copy_abs())
        return amount(replace(quantity, span=turned), language, is_short=is_short)
    size = amount(quantity, language, is_short=is_short)
    if quantity.ends and not way:
        return size
    size = size.replace(MINUS, "")
    if quantity.qualifier is None or quantity.ends:
        return size
    return catalogue(language)(BOUNDS[quantity.qualifier], amount=size)
