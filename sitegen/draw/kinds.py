"""The kinds of chart: a new one is a module with a `Sort`, and a line here."""

from __future__ import annotations

from sitegen.draw import (
    bars,
    change,
    dots,
    grouped,
    nested,
    paired,
    shares,
    stacked,
    steps,
    waterfall,
    within,
)

KINDS = {
    each.SORT.name: each.SORT
    for each in (
        bars,
        change,
        dots,
        grouped,
        nested,
        paired,
        shares,
        stacked,
        steps,
        waterfall,
        within,
    )
}
"""By the name that content uses."""
