"""Growth rates and differences between them, with their direction in words."""

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
    size = amount(quantity, language).replace(MINUS, "")
    bound = f"{quantity.qualifier} " if quantity.qualifier else ""
    return f"{direction} {bound}{size}"


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
    bound = f"{quantity.qualifier} " if quantity.qualifier else ""
    size = f"{bound}{amount(quantity, language).replace(MINUS, '')}"
    return f"{size} {way}" if quantity.number else size
