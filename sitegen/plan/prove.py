"""
Whether a chart can be drawn from its figures; every fault at its line.

What it declares is proved first, then whether its figures can be its marks, each for
itself and together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diagnostics import did_you_mean
from sitegen.model.figure import Kind
from sitegen.plan.claims import claims, error
from sitegen.plan.comparable import RELATIVE, difference
from sitegen.plan.gather import ANY, DIMENSIONS, SEARCHED, WHO, gather, part, split
from sitegen.plan.series import over_time, series
from sitegen.plan.wholes import wholes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.diagnostics import Diagnostic, Report
    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.plan import Sort
    from sitegen.model.site import Site

MOST_MARKS = 40
"""More than a phone can show and a reader compare."""
LONGEST_LABEL = 90


def prove(
    chart: Chart, sort: Sort, site: Site, report: Report
) -> Sequence[Figure] | None:
    """Return the figures of a sound chart; report every fault of another."""
    faults = list(_declared(chart, sort))
    figures = [] if faults else gather(chart, site)
    if not faults:
        faults += _alike(chart, sort, figures, site)
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


def _alike(
    chart: Chart, sort: Sort, figures: Sequence[Figure], site: Site
) -> Iterator[Diagnostic]:
    """Yield the figures that cannot be marks of this chart."""
    if not figures:
        yield from _unanswered(chart, site)
    elif len(figures) > MOST_MARKS:
        message = f"{len(figures)} marks in one chart; show at most {MOST_MARKS}"
        yield error("chart-crowded", chart.place("figures", "query"), message)
    else:
        for index, figure in enumerate(figures):
            yield from _single(chart, sort, figure, site)
            if figure in figures[:index]:
                message = f"{figure.id!r} is drawn twice; remove one"
                yield error("chart-duplicate", chart.place(figure.id, "query"), message)
        yield from _annotated(chart, sort, figures)
        yield from _unlike(chart, sort, figures, site)
        yield from series(chart, sort, figures)
        yield from over_time(chart, sort, figures)
        yield from wholes(chart, sort, figures, site)


def _unanswered(chart: Chart, site: Site) -> Iterator[Diagnostic]:
    """Yield what in a query no figure has, or that no figure has all of it."""
    is_told = False
    for key, wanted in chart.query.items():
        known = {part(figure, key) for figure in site.figures.values()} - {""} | {ANY}
        if wanted not in known:
            message = f"no figure has the {key} {wanted!r}{did_you_mean(wanted, known)}"
            yield error("chart-empty", chart.place(f"query.{key}"), message)
            is_told = True
    if not is_told:
        message = "no figure answers all of this query; widen it"
        yield error("chart-empty", chart.place("query"), message)


def _single(
    chart: Chart, sort: Sort, figure: Figure, site: Site
) -> Iterator[Diagnostic]:
    at = chart.place(figure.id, "query")
    if figure.kind not in sort.means:
        yield error("chart-figure", at, _unmeant(figure, sort, site))
    elif (known := _vague(figure)) and not sort.draws_bounds:
        message = f"of {figure.id!r} only a {known} is known; draw it as bars or dots"
        yield error("chart-figure", at, message)
    elif figure.quantity.number < 0 and not sort.has_zero_line:
        way = "choose a kind with a line at zero, such as bars"
        message = f"{figure.id!r} is negative; {way}"
        yield error("chart-negative", at, message)
    elif (length := _longest(figure, site)) > LONGEST_LABEL:
        message = f"a label of {length} characters; shorten it in the vocabulary"
        yield error("chart-label", at, message)


def _vague(figure: Figure) -> str:
    """Say what is known instead of a value, or nothing."""
    if figure.quantity.ends:
        return "range"
    return "limit" if figure.quantity.is_bound else ""


def _unmeant(figure: Figure, sort: Sort, site: Site) -> str:
    meant = " or ".join(filter(None, (", ".join(sort.means[:-1]), sort.means[-1])))
    message = f"this chart draws a {meant}; {figure.id!r} is of the kind {figure.kind}"
    if figure.kind is Kind.LEVEL:
        return f"{message}; draw it as bars"
    if Kind.LEVEL in sort.means and figure.of and figure.of not in site.figures:
        return f"{message}; no level of it is known"
    return message


def _longest(figure: Figure, site: Site) -> int:
    terms, subject = site.vocabulary, figure.subject
    labels = [terms.measures[subject.measure].label]
    for key in WHO:
        name = getattr(subject, key)
        labels += [getattr(terms, f"{key}s")[name].label] if name else []
    return max(map(len, labels))


def _annotated(
    chart: Chart, sort: Sort, figures: Sequence[Figure]
) -> Iterator[Diagnostic]:
    """Yield annotations of what has no mark, or no room for words at it."""
    drawn = {figure.id for figure in figures}
    for name in chart.annotations:
        at = chart.place(f"annotations.{name}")
        if name not in drawn | {chart.whole}:
            yield error("chart-option", at, f"{name!r} is not drawn here; remove this")
        elif sort.is_over_time or (sort.is_joined and name == chart.whole):
            message = f"there is no room for words at {name!r}; put them into the note"
            yield error("chart-option", at, message)


def _unlike(
    chart: Chart, sort: Sort, figures: Sequence[Figure], site: Site
) -> Iterator[Diagnostic]:
    """Yield the figures that cannot stand in one series with the first one."""
    panels = split(figures, chart.panels)
    seen: dict[tuple[str, ...], Figure] = {}
    for figure in figures:
        place = chart.place(figure.id, "query")
        panel = panels[part(figure, chart.panels) if chart.panels else ""]
        lax = _lax(chart, sort, figure)
        message = _against(panel[0], figure, lax, site)
        if not message and chart.panels:
            # One subtitle names the unit of all panels. They share one scale, but for
            # levels of several measures.
            lax |= {"measure"}
            if figure.subject.measure != figures[0].subject.measure:
                lax |= {"period"}
            message = _against(figures[0], figure, lax, site)
            if message.endswith("differ in length"):
                message += ", which two scales would hide; draw averages per month"
        if not message and chart.series:
            of_series = split(panel, chart.series)[part(figure, chart.series)]
            within = lax if sort.is_joined else lax - {"kind"}
            message = _against(of_series[0], figure, within, site)
        if message:
            yield error("chart-incomparable", place, message)
        scope = "" if chart.series else figure.scope
        key = (*(part(figure, each) for each in DIMENSIONS), scope)
        other = seen.setdefault(key, figure)
        if other.id != figure.id:
            message = f"{figure.id!r} and {other.id!r} would be one mark; remove one"
            yield error("chart-duplicate", place, message)


def _lax(chart: Chart, sort: Sort, figure: Figure) -> set[str]:
    """Return in what figures of one panel may differ: what the chart tells apart."""
    lax = set(sort.lax)
    if figure.kind in RELATIVE:
        lax.add("period")
    return lax if chart.series == "kind" or sort.is_joined else lax - {"kind"}


def _against(first: Figure, other: Figure, lax: set[str], site: Site) -> str:
    reason = difference(first, other, site.vocabulary, lax)
    return f"{other.id!r} cannot stand beside {first.id!r}: {reason}" if reason else ""
