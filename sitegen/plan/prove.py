"""Whether a chart can be drawn from its figures; every fault at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diagnostics import did_you_mean
from sitegen.plan.alike import alike
from sitegen.plan.claims import claims, error
from sitegen.plan.gather import DIMENSIONS, SEARCHED, gather

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.diagnostics import Diagnostic, Report
    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.plan import Sort
    from sitegen.model.site import Site


def prove(
    chart: Chart, sort: Sort, site: Site, report: Report
) -> Sequence[Figure] | None:
    """Return the figures of a sound chart; report every fault of another."""
    faults = list(_declared(chart, sort))
    figures = [] if faults else gather(chart, site)
    if not faults:
        faults += alike(chart, sort, figures, site)
    faults += claims(chart, site)
    report.add(faults)
    return None if faults else figures


def _declared(chart: Chart, sort: Sort) -> Iterator[Diagnostic]:
    """Yield options that the kind has not, and words that mean nothing."""
    yield from _options(chart, sort)
    for key in ("panels", "series"):
        given = getattr(chart, key)
        if given and given not in DIMENSIONS:
            message = f"unknown dimension {given!r}{did_you_mean(given, DIMENSIONS)}"
            yield error("chart-option", chart.place(key), message)
    for key in chart.query:
        if key not in SEARCHED:
            message = f"unknown key {key!r}{did_you_mean(key, SEARCHED)}"
            yield error("chart-option", chart.place(f"query.{key}"), message)
    if bool(chart.query) == bool(chart.figures):
        message = "a chart needs figures; name them, or ask for them with a query"
        if chart.query:
            message = "a chart names its figures or asks for them, not both; remove one"
        yield error("chart-empty", chart.place("figures", "query"), message)


def _options(chart: Chart, sort: Sort) -> Iterator[Diagnostic]:
    for key in ("panels", "series", "whole", "rest"):
        given = getattr(chart, key)
        if given and key not in sort.keys:
            message = f"a chart of kind {chart.kind!r} has no {key!r}; remove it"
            yield error("chart-option", chart.place(key), message)
        elif key == "whole" and given and not (sort.adds_up or chart.rest):
            message = "the whole is not drawn here; name what is left as 'rest'"
            yield error("chart-option", chart.place(key), message)
        if not given and key in sort.needs:
            message = f"a chart of kind {chart.kind!r} needs {key!r}; add it"
            yield error("chart-option", chart.at, message)
