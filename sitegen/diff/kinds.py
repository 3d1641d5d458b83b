"""Of which kind a change of a value is, and what the content would say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.catalogue import mark
from sitegen.model.quantity import Qualifier
from sitegen.model.vintage import Reason

if TYPE_CHECKING:
    from datetime import date

    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Quantity

COMPUTED = mark("computed otherwise")
PRINTED = mark("printed, and computed before")


def kind(old: Figure, new: Figure) -> str:
    """
    Return why a value took the place of another; empty where the content is silent.

    What a printed figure was is said by its vintages, with a reason; they count where
    one of them that is new has the value of the old state.
    """
    if new.derivation or old.derivation:
        return COMPUTED if new.derivation else PRINTED
    known = {each.until for each in old.vintages}
    added = [each for each in new.vintages if each.until not in known]
    if not any(_said(each.quantity) == _said(old.quantity) for each in added):
        return ""
    in_time = sorted(added, key=lambda each: each.until)
    return ", ".join(dict.fromkeys(str(each.reason) for each in in_time))


def asked(old: Figure, edition: date) -> str:
    """Return the entry of a figure that would keep what it was, with all reasons."""
    reasons = " | ".join(Reason)
    value = f'"{_written(old.quantity)}"'
    return f"vintages: {{value: {value}, until: {edition}, reason: {reasons}}}"


def _said(quantity: Quantity) -> tuple[object, ...]:
    """Return what of a value is read, its zeros too: 5.10 is not 5.1."""
    number, unit = quantity.number.as_tuple(), quantity.unit.id
    return number, unit, quantity.qualifier, quantity.span


def _written(quantity: Quantity) -> str:
    """Return a value as content has it, in the unit in which it was stated."""
    unit, number = quantity.unit.id, quantity.plain
    if quantity.stated_unit:
        unit = quantity.stated_unit.id
        ends = quantity.ends or (quantity.stated,)
        number = " to ".join(f"{each:f}" for each in ends)
    is_range = quantity.qualifier is Qualifier.BETWEEN
    bound = "" if is_range or not quantity.qualifier else f"{quantity.qualifier} "
    return f"{bound}{number} {unit}"
