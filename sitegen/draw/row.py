"""A figure -> its mark; here and in `rest` Decimal becomes float."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen import prose, words
from sitegen.draw.gather import growth, label
from sitegen.draw.plan import Row
from sitegen.model.chart import Finish
from sitegen.model.figure import Kind, Nature, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

FINISH = {
    Status.REPORTED: Finish.SOLID,
    Status.DERIVED: Finish.LIGHT,
    Status.IMPLIED: Finish.DASHED,
}


def row(chart: Chart, figure: Figure, figures: Sequence[Figure], site: Site) -> Row:
    """Return the mark of *figure* among *figures*."""
    interval = figure.quantity.interval
    return Row(
        id=figure.id,
        label=label(figure, figures, site),
        value=float(figure.quantity.number),
        low=None if interval.low is None else float(interval.low),
        high=None if interval.high is None else float(interval.high),
        text=text(figure, site),
        detail=_detail(figure, site),
        remark=remark(chart, figure, site),
        finish=FINISH[figure.status],
        is_bound=interval.low is None or interval.high is None,
    )


def remark(chart: Chart, figure: Figure, site: Site) -> str:
    """Return what is said at a mark: that it is a target, and what content adds."""
    said = prose.plain(chart.annotations.get(figure.id, ""), site)
    target = "a target" if figure.nature is Nature.TARGET else ""
    return "; ".join(filter(None, (target, *figure.remarks, said)))


def text(figure: Figure, site: Site) -> str:
    """Return the value as it stands beside its mark; the subtitle names the unit."""
    language = site.settings.language
    quantity = figure.quantity
    if figure.kind in {Kind.GROWTH, Kind.YEARLY_GROWTH}:
        return words.signed(quantity, language)
    number = words.digits(replace(quantity, stated_unit=None), language)
    sign = quantity.unit.id if quantity.unit.id == "%" else ""
    return words.behind_bound(quantity, f"{number}{sign}")


def _detail(figure: Figure, site: Site) -> str:
    if figure.kind is not Kind.LEVEL:
        return ""
    found = growth(figure, site)
    return words.signed(found.quantity, site.settings.language) if found else ""
