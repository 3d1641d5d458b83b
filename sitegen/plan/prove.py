"""Whether a chart can be drawn: what it declares first, then each figure, and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.captions.marks import name
from sitegen.dimensions import DIMENSIONS, WHO, part
from sitegen.guesses import did_you_mean
from sitegen.model.figure import Figure, Kind
from sitegen.plan.claims import claims
from sitegen.plan.comparable import over_time, series, unlike
from sitegen.plan.gather import ANY, SEARCHED, Draft, Faults, gather
from sitegen.plan.wholes import wholes

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.chart import Chart
    from sitegen.model.plan import Sort
    from sitegen.model.site import Site

MOST_MARKS = 40
"""More than a phone can show and a reader compare."""
LONGEST_LABEL = 90


def prove(chart: Chart, sort: Sort, site: Site, report: Report) -> Draft | None:
    """Return a sound chart with its figures; report every fault of another."""
    draft = Draft(chart=chart, sort=sort, site=site)
    told = [*_declared(draft)]
    if not told:
        draft = replace(draft, figures=gather(chart, site))
        told = [*_alike(draft)]
    faults = [*(draft.error(*each) for each in told), *claims(chart, site)]
    report.add(faults)
    return None if faults else draft


def _declared(draft: Draft) -> Faults:
    """Yield options that the kind has not, and words that mean nothing."""
    chart = draft.chart
    yield from _options(draft)
    for key in ("panels", "series"):
        given = getattr(chart, key)
        if given and given not in DIMENSIONS:
            message = f"unknown dimension {given!r}{did_you_mean(given, DIMENSIONS)}"
            yield "chart-option", message, key
    for key in chart.query:
        if key not in SEARCHED:
            message = f"unknown key {key!r}{did_you_mean(key, SEARCHED)}"
            yield "chart-option", message, f"query.{key}"
    if bool(chart.query) == bool(chart.figures):
        message = "a chart needs figures; name them, or ask for them with a query"
        if chart.query:
            message = "a chart names its figures or asks for them, not both; remove one"
        yield "chart-empty", message, "figures"


def _options(draft: Draft) -> Faults:
    chart, sort = draft.chart, draft.sort
    for key in ("panels", "series", "whole", "rest"):
        given = getattr(chart, key)
        if given and key not in sort.keys and not (key == "series" and sort.series):
            message = f"a chart of kind {chart.kind!r} has no {key!r}; remove it"
            yield "chart-option", message, key
        elif key == "whole" and given and not (sort.adds_up or chart.rest):
            message = "the whole is not drawn here; name what is left as 'rest'"
            yield "chart-option", message, key
        elif not given and key in sort.needs:
            message = f"a chart of kind {chart.kind!r} needs {key!r}; add it"
            yield "chart-option", message


def _alike(draft: Draft) -> Faults:
    """Yield the figures that cannot be marks of this chart."""
    figures = draft.figures
    if not figures:
        yield from _unanswered(draft)
    elif len(figures) > MOST_MARKS:
        message = f"{len(figures)} marks in one chart; show at most {MOST_MARKS}"
        yield "chart-crowded", message, "figures"
    else:
        for figure in figures:
            yield from _single(draft, figure)
        for proof in (_annotated, unlike, series, over_time, wholes):
            yield from proof(draft)


def _unanswered(draft: Draft) -> Faults:
    """Yield what in a query no figure has, or that no figure has all of it."""
    faults: list[tuple[str, ...]] = []
    for key, wanted in draft.chart.query.items():
        found = {part(figure, key) for figure in draft.site.figures.values()}
        known = found - {""} | {ANY}
        if wanted not in known:
            message = f"no figure has the {key} {wanted!r}{did_you_mean(wanted, known)}"
            faults.append(("chart-empty", message, f"query.{key}"))
    message = "no figure answers all of this query; widen it"
    yield from faults or [("chart-empty", message, "query")]


def _single(draft: Draft, figure: Figure) -> Faults:
    """Yield why a figure cannot be a mark of this chart, by itself."""
    sort, quantity = draft.sort, figure.quantity
    told = (key for key in ("measure", *WHO) if part(figure, key))
    longest = max(len(name(figure, key, draft.site)) for key in told)
    if figure.kind not in sort.means:
        yield "chart-figure", _unmeant(draft, figure), figure.id
    elif (quantity.ends or quantity.is_bound) and not sort.draws_bounds:
        known = "range" if quantity.ends else "limit"
        message = f"of {figure.id!r} only a {known} is known; draw it as bars or dots"
        yield "chart-figure", message, figure.id
    elif quantity.number < 0 and not sort.has_zero_line:
        way = "choose a kind with a line at zero, such as bars"
        yield "chart-negative", f"{figure.id!r} is negative; {way}", figure.id
    elif longest > LONGEST_LABEL:
        message = f"a label of {longest} characters; shorten it in the vocabulary"
        yield "chart-label", message, figure.id


def _unmeant(draft: Draft, figure: Figure) -> str:
    means = draft.sort.means
    meant = " or ".join(filter(None, (", ".join(means[:-1]), means[-1])))
    message = f"this chart draws a {meant}; {figure.id!r} is of the kind {figure.kind}"
    if figure.kind is Kind.LEVEL:
        return f"{message}; draw it as bars"
    if Kind.LEVEL in means and figure.of and figure.of not in draft.site.figures:
        return f"{message}; no level of it is known"
    return message


def _annotated(draft: Draft) -> Faults:
    """Yield annotations of what has no mark, or no room for words at it."""
    sort, whole = draft.sort, draft.chart.whole
    drawn = {figure.id for figure in draft.figures} | {whole}
    for key in draft.chart.annotations:
        at = f"annotations.{key}"
        if key not in drawn:
            yield "chart-option", f"{key!r} is not drawn here; remove this", at
        elif sort.is_over_time or (sort.is_joined and key == whole):
            message = f"there is no room for words at {key!r}; put them into the note"
            yield "chart-option", message, at
