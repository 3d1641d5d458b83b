"""
What no value can be: a share of more than the whole, a fall by more than all.

A contribution can be either, since what grew can outgrow what fell.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.model.quantity import Interval

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.site import Site

POSSIBLE = {
    Kind.SHARE: (Interval(Decimal(0), Decimal(100)), "from 0 to 100 %"),
    Kind.GROWTH: (Interval(Decimal(-100), None), "at least -100 %"),
}
"""In per cent, by kind, and in words; the other kinds have no limits."""


def prove(site: Site, report: Report) -> None:
    """Report values that lie outside of what their kind allows."""
    for figure in site.figures.values():
        limits, words = POSSIBLE.get(figure.kind, (None, ""))
        if limits and not limits.meets(figure.quantity.interval):
            message = f"a {figure.kind} is {words}; correct the value, or its kind"
            report.error("value-impossible", figure.value_at, message)
