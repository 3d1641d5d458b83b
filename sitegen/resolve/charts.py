"""The ids in charts: of their figures, and of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.resolve.vocabulary import prove_id

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sitegen.diagnostics import Report
    from sitegen.model.chart import Chart


def prove_charts(
    charts: Sequence[Chart], known: Collection[str], report: Report
) -> None:
    """Refuse unknown figures, and an alias that is the address of another chart."""
    for chart in charts:
        named = (*chart.figures, *chart.annotations, chart.whole)
        if not all(each in known for each in named if each):
            for name, at in chart.references:
                prove_id("figure", name, known, at, report)
    taken = [chart.id for chart in charts]
    for chart in charts:
        for alias in chart.aliases:
            if alias in taken:
                message = f"{alias!r} is the address of a chart; remove this alias"
                report.error("alias-taken", chart.place("aliases"), message)
            taken.append(alias)
