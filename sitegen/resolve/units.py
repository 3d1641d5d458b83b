"""Quantities as written -> in the units in which such values are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.model.quantity import EXACT
from sitegen.resolve.unit_names import prove_unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Quantity, Unit
    from sitegen.model.vintage import Vintage


def in_units(written: Quantity, units: Mapping[str, Unit]) -> Quantity:
    """Return a quantity as written in the unit in which such values are compared."""
    unit = units[written.unit.id]
    span = written.span
    return replace(
        written,
        span=span and span.times(unit.factor),
        number=EXACT.multiply(written.number, unit.factor),
        unit=units.get(unit.canonical, unit),
        stated=written.number,
        stated_unit=unit,
    )


def vintages(
    figure: Figure, units: Mapping[str, Unit], report: Report
) -> tuple[Vintage, ...]:
    """Return what a figure was before, in its own unit; report any other."""
    found = []
    for each in figure.vintages:
        name = each.quantity.unit.id
        prove_unit(name, units, each.value_at, report)
        if name not in units:
            continue
        quantity = replace(
            in_units(each.quantity, units),
            limits=figure.quantity.limits,
            is_nominal=figure.quantity.is_nominal,
        )
        if quantity.unit != figure.quantity.unit:
            message = (
                f"the figure is stated in {figure.quantity.unit.id} now, and was in "
                f"{name}; state what it was in the same, or give it an id of its own"
            )
            report.error("unit-mismatch", each.value_at, message)
        found.append(replace(each, quantity=quantity))
    return tuple(found)
