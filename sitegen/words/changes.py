"""Growth rates, differences between them and balances, by their direction or side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.model.quantity import Interval, Qualifier
from sitegen.words.amounts import MINUS, amount, bounded, is_positive

if TYPE_CHECKING:
    from sitegen.model.quantity import Quantity

UNCHANGED = {
    None: "unchanged",
    Qualifier.OVER: "up",
    Qualifier.AT_LEAST: "unchanged or up",
    Qualifier.NEARLY: "down",
    Qualifier.AT_MOST: "unchanged or down",
    Qualifier.ABOUT: "about unchanged",
}
"""Growth by nothing, by what is known of it."""


def signed(quantity: Quantity, language: str = "en") -> str:
    """Return a growth or a change with its sign: "+12%"; nothing has none: "0%"."""
    if quantity.qualifier:
        return bounded(quantity, language)
    sign = "+" if quantity.number > 0 else ""
    return f"{sign}{amount(quantity, language)}"


def change(quantity: Quantity, language: str = "en") -> str:
    """Return a growth rate with its direction in words: "up 12%", "unchanged"."""
    if quantity.ends:
        return _change_of_range(quantity, language)
    if not quantity.number:
        return UNCHANGED[quantity.qualifier]
    direction = "down" if quantity.number < 0 else "up"
    return f"{direction} {_size(quantity, language)}"


def _size(quantity: Quantity, language: str) -> str:
    """Return an amount without its sign, behind the bound of its size."""
    bound = f"{quantity.qualifier} " if quantity.qualifier else ""
    return f"{bound}{amount(quantity, language).replace(MINUS, '')}"


def balance(quantity: Quantity, language: str = "en") -> str:
    """Return a balance by its side: "a deficit of 12.4 billion euros"."""
    if is_positive(quantity):
        return "a surplus"
    if quantity.ends:
        way, _, size = _change_of_range(quantity, language).partition(" ")
        side = {"up": "a surplus of", "down": "a deficit of"}.get(way, "a balance of")
        return f"{side} {size.removeprefix('by ')}"
    side = "deficit" if quantity.number < 0 else "surplus"
    side = side if quantity.number else "balance"
    return f"a {side} of {_size(quantity, language)}"


def _change_of_range(quantity: Quantity, language: str) -> str:
    """Return a range of growth rates in words: "down 3 to 4%", the less first."""
    span = quantity.interval
    if span.low is None or span.high is None or span.low < 0 < span.high:
        return f"changed by {amount(quantity, language)}"
    if span.high > 0:
        return f"up {amount(quantity, language)}"
    size = Interval(span.high.copy_abs(), span.low.copy_abs())
    return f"down {amount(replace(quantity, span=size), language)}"


def lead(quantity: Quantity, language: str = "en") -> str:
    """Return by how much one growth rate is above another: "2 points higher"; or 0."""
    way = "lower" if quantity.number < 0 else "higher"
    if is_positive(quantity):
        return way
    if quantity.ends:
        way = _change_of_range(quantity, language)
        words, _, size = way.partition(" ")
        return f"{size} {'higher' if words == 'up' else 'lower'}"
    size = _size(quantity, language)
    return f"{size} {way}" if quantity.number else size
