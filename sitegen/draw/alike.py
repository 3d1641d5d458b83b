"""Whether the figures of a chart can be its marks, each for itself and together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.draw.claims import error
from sitegen.draw.comparable import RELATIVE, difference, overlap
from sitegen.draw.gather import DIMENSIONS, WHO, part, split
from sitegen.model.figure import Kind
from sitegen.model.quantity import EXACT
from sitegen.model.vocabulary import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from sitegen.diagnostics import Diagnostic
    from sitegen.draw.sort import Sort
    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

MOST_MARKS = 40
"""More than a phone can show and a reader compare."""
LONGEST_LABEL = 90
HUNDRED = 100


def alike(
    chart: Chart, sort: Sort, figures: Sequence[Figure], site: Site
) -> Iterator[Diagnostic]:
    """Yield the figures that cannot be marks of this chart."""
    if not figures:
        message = "no figure answers this query; widen it"
        yield error("chart-empty", chart.place("query"), message)
    elif len(figures) > MOST_MARKS:
        message = f"{len(figures)} marks in one chart; show at most {MOST_MARKS}"
        yield error("chart-crowded", chart.place("figures", "query"), message)
    else:
        for index, figure in enumerate(figures):
            yield from _single(chart, sort, figure, site)
            if figure in figures[:index]:
                message = f"{figure.id!r} is drawn twice; remove one"
                yield error("chart-duplicate", chart.place(figure.id, "query"), message)
        yield from _annotated(chart, figures)
        yield from _unlike(chart, sort, figures, site)
        yield from _in_series(chart, sort, figures)
        yield from _too_much(chart, sort, figures, site)


def _single(
    chart: Chart, sort: Sort, figure: Figure, site: Site
) -> Iterator[Diagnostic]:
    at = chart.place(figure.id, "query")
    if figure.kind not in sort.means:
        yield error("chart-figure", at, _unmeant(figure, sort, site))
    elif figure.quantity.number < 0 and not sort.has_zero_line:
        message = f"{figure.id!r} is negative; draw it with a kind such as dots"
        yield error("chart-negative", at, message)
    elif (length := _longest(figure, site)) > LONGEST_LABEL:
        message = f"a label of {length} characters; shorten it in the vocabulary"
        yield error("chart-label", at, message)


def _unmeant(figure: Figure, sort: Sort, site: Site) -> str:
    meant = " or ".join(sort.means)
    message = f"this chart draws a {meant}, and {figure.id!r} is a {figure.kind}"
    base = figure.id.rpartition(".")[0]
    if Kind.LEVEL in sort.means and base and base not in site.figures:
        return f"{message}; no level of it is known"
    return message


def _longest(figure: Figure, site: Site) -> int:
    terms, subject = site.vocabulary, figure.subject
    labels = [terms.measures[subject.measure].label]
    for key in WHO:
        name = getattr(subject, key)
        labels += [getattr(terms, f"{key}s")[name].label] if name else []
    return max(map(len, labels))


def _annotated(chart: Chart, figures: Sequence[Figure]) -> Iterator[Diagnostic]:
    drawn = {figure.id for figure in figures} | {chart.whole}
    for name in chart.annotations:
        if name not in drawn:
            at = chart.place(f"annotations.{name}")
            yield error("chart-option", at, f"{name!r} is not drawn here; remove this")


def _unlike(
    chart: Chart, sort: Sort, figures: Sequence[Figure], site: Site
) -> Iterator[Diagnostic]:
    """Yield the figures that cannot stand in one series with the first one."""
    panels = split(figures, chart.panels)
    seen: dict[tuple[str, ...], Figure] = {}
    for figure in figures:
        place = chart.place(figure.id, "query")
        near = panels[part(figure, chart.panels) if chart.panels else ""][0]
        message = _against(near, figure, _lax(chart, sort, figure), site)
        if not message and chart.panels and figure.kind in RELATIVE:
            # Panels of rates share one scale, so that their bases must agree.
            lax = {*sort.lax, "period", "measure"}
            message = _against(figures[0], figure, lax, site)
        if message:
            yield error("chart-incomparable", place, message)
        key = (*(part(figure, each) for each in DIMENSIONS), figure.scope)
        other = seen.setdefault(key, figure)
        if other.id != figure.id:
            message = f"{figure.id!r} and {other.id!r} would be one mark; remove one"
            yield error("chart-duplicate", place, message)


def _lax(chart: Chart, sort: Sort, figure: Figure) -> set[str]:
    """Return in what figures of one panel may differ: what the chart tells apart."""
    is_told = chart.series == "period" and figure.kind in RELATIVE
    return {*sort.lax, "period"} if is_told else set(sort.lax)


def _against(first: Figure, other: Figure, lax: set[str], site: Site) -> str:
    reason = difference(first, other, site.vocabulary, lax)
    return f"{other.id!r} cannot stand beside {first.id!r}: {reason}" if reason else ""


def _in_series(
    chart: Chart, sort: Sort, figures: Sequence[Figure]
) -> Iterator[Diagnostic]:
    """Yield series in another number than the kind has room for."""
    if not chart.series:
        return
    columns = split(figures, chart.series)
    if len(columns) not in sort.series:
        allowed = " or ".join(map(str, sort.series))
        message = f"{len(columns)} series; a chart of this kind has {allowed}"
        yield error("chart-option", chart.place("series"), message)
    periods = [column[0].period for column in columns.values()]
    if sort.is_contained and len(periods) == 2:  # noqa: PLR2004 - part and whole
        one, two = periods
        if not one.contains(two) and not two.contains(one):
            message = f"neither of {one} and {two} lies within the other"
            yield error("chart-incomparable", chart.place("series"), message)


def _too_much(
    chart: Chart, sort: Sort, figures: Sequence[Figure], site: Site
) -> Iterator[Diagnostic]:
    """Yield parts that overlap, or that are more than their whole."""
    if not sort.adds_up:
        return
    whole = site.figures.get(chart.whole)
    if whole and (reason := _unlike_whole(figures[0], whole)):
        yield error("chart-incomparable", chart.place("whole"), reason)
        return
    for panel in split(figures, chart.panels).values():
        parts = _tops(panel, site)
        pair = overlap(parts, site.vocabulary)
        if pair:
            earlier, figure = pair
            message = (
                f"{figure.id!r} and {earlier.id!r} overlap, so that together they "
                "would count some of it twice; draw them as bars"
            )
            yield error("chart-overlap", chart.place(figure.id, "query"), message)
        elif whole or panel[0].kind is not Kind.LEVEL:
            yield from _over(chart, parts, whole)


def _unlike_whole(figure: Figure, whole: Figure) -> str:
    if whole.quantity.unit.id != figure.quantity.unit.id:
        return f"{whole.id!r} is in {whole.quantity.unit.id}, its parts are not"
    if not whole.period.contains(figure.period):
        return f"{whole.id!r} is of {whole.period}, {figure.id!r} of {figure.period}"
    return ""


def _over(
    chart: Chart, parts: Sequence[Figure], whole: Figure | None
) -> Iterator[Diagnostic]:
    most = whole.quantity.interval.high if whole else EXACT.create_decimal(HUNDRED)
    stacks = split(parts, "period" if chart.series else "")
    for stack in stacks.values():
        lows = [each.quantity.interval.low for each in stack]
        total = _sum(low for low in lows if low is not None)
        if most is not None and total > most:
            name = whole.id if whole else "the whole"
            message = f"the parts are at least {total}, more than {name}, {most}"
            yield error("chart-over-whole", chart.place("figures", "query"), message)


def _tops(figures: Sequence[Figure], site: Site) -> list[Figure]:
    """Return the figures that are no part of another one of them."""
    products = {figure.subject.product for figure in figures}
    terms = site.vocabulary.products
    return [
        figure
        for figure in figures
        if not figure.subject.product
        or not ancestors(figure.subject.product, terms) & products
    ]


def _sum(values: Iterable[Decimal]) -> Decimal:
    total = EXACT.create_decimal(0)
    for value in values:
        total = EXACT.add(total, value)
    return total
