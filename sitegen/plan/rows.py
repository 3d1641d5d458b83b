"""Figures -> the rows of a chart, panel by panel, and what is left of a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen import prose, words
from sitegen.captions.marks import differing, flow, growth, isolated, label, name, text
from sitegen.captions.remarks import doubt, interval, known, note
from sitegen.dimensions import WHO, part, split, things
from sitegen.model.figure import Figure, Kind, Status
from sitegen.model.plan import Role, Row
from sitegen.plan.gather import Draft, tops
from sitegen.wholes import remainder, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


TELLS = (*WHO, "measure", "period")
"""What may tell a whole from its parts."""


def arrange(draft: Draft) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Return the rows of a proved chart, and the names of what cannot be drawn."""
    chart = draft.chart
    rows: list[Row] = []
    missing: list[str] = []
    for group in draft.panels.values():
        heading = name(group[0], chart.panels, draft.site) if chart.panels else ""
        if chart.series:
            found = _grid(draft, group, missing)
        else:
            found = _plain(draft, group, heading)
        rows += [replace(each, panel=heading) for each in found]
    return tuple(rows), tuple(missing)


def _plain(draft: Draft, figures: Sequence[Figure], heading: str) -> list[Row]:
    """Return a row a figure, with what is left of the whole, and the whole."""
    told_by = differing(figures)
    rows = [_row(draft, each, told_by) for each in figures]
    if draft.chart.rest:
        rows += _rest(draft, tops(figures, draft.site))
    is_one_bar = draft.sort.name == "stacked"  # all are pieces of it
    called = ""
    if draft.whole and draft.sort.adds_up:
        told = (key for key in TELLS if len(split([*figures, draft.whole], key)) > 1)
        called = name(draft.whole, next(told, "measure"), draft.site)
        over = _row(draft, draft.whole, (), Role.TOTAL if is_one_bar else Role.WHOLE)
        rows.append(replace(over, label=called))
    if is_one_bar:
        rows = [replace(each, label=called, series=each.label) for each in rows]
    return [replace(each, label="") if each.label == heading else each for each in rows]


def _grid(draft: Draft, figures: Sequence[Figure], missing: list[str]) -> list[Row]:
    """Return the rows of each thing, one a series; those that lack one go missing."""
    series = draft.chart.series
    columns = split(figures, series)
    groups = things(figures, series)
    rows: list[Row] = []
    for found, called in zip(groups, _labels(draft, groups), strict=True):
        if len(found) < len(columns):
            missing.append(called)
            continue
        notes = (note(each, draft.chart, draft.site) for each in found)
        said = dict.fromkeys(filter(None, notes))
        stated = {part(each, series): each for each in found}
        told_by = differing(found)
        made = [
            replace(
                _row(draft, stated[column], told_by),
                series=name(stated[column], series, draft.site),
                note="; ".join(said) if at == 0 else "",
            )
            for at, column in enumerate(columns)
        ]
        if draft.sort.adds_up:
            made += _summed(draft, found)
        # One alone is called by what it comes to.
        is_total = made[-1].role is Role.TOTAL and len(groups) == 1
        about = made[-1].series if is_total else called
        rows += [replace(each, label=about) for each in made]
    return rows


def _labels(draft: Draft, groups: Sequence[Sequence[Figure]]) -> list[str]:
    """Return what each thing is called, apart from what tells its series."""
    told = {draft.chart.series: ""} if draft.chart.series in WHO else {}
    firsts = [
        replace(found[0], subject=replace(found[0].subject, **told)) for found in groups
    ]
    told_by = differing(firsts)
    named = [label(each, told_by, draft.site) for each in firsts]
    if len({*named}) < len(named):
        return [name(each, "kind", draft.site) for each in firsts]
    return named


def _summed(draft: Draft, parts: Sequence[Figure]) -> Iterator[Row]:
    """Yield what is left of a whole of 100 %, or what amounts come to."""
    if draft.chart.rest and parts[0].kind is not Kind.LEVEL:
        for left in _rest(draft, parts):
            yield replace(left, series=left.label)
    if found := total(parts, draft.site):
        made = _row(draft, found, (), Role.TOTAL)
        yield replace(made, series=made.label)


def _row(
    draft: Draft, figure: Figure, told_by: Sequence[str], role: Role = Role.MARK
) -> Row:
    """Return the row of a figure, which its name tells by some dimensions."""
    site = draft.site
    tells_growth = draft.sort.tells_growth or role is Role.TOTAL
    is_level = figure.kind is Kind.LEVEL
    rate = growth(figure, site) if tells_growth and is_level else None
    language = site.settings.language
    is_disputed = site.is_disputed(figure.id)
    is_vague = rate is not None and site.is_disputed(rate.id)
    names = (site.sources[slug].name for slug in site.articles_of(figure.id))
    return Row(
        label=label(figure, told_by, site),
        quantity=figure.quantity,
        period=figure.period,
        figure=figure,
        growth=rate,
        amount=words.value(figure, language, is_short=True),
        when=words.short_period(figure.period, language),
        interval=interval(figure, language),
        text=text(figure, site),
        change=words.signed(rate.quantity, language) if rate else "",
        known=known(figure.status, language),
        is_disputed=is_disputed,
        doubt=doubt(language, is_disputed=is_disputed, is_growth_disputed=is_vague),
        is_growth_disputed=is_vague,
        note=note(figure, draft.chart, site),
        source="; ".join(names),
        flow=flow(figure, site),
        role=role,
    )


def _rest(draft: Draft, parts: Sequence[Figure]) -> Iterator[Row]:
    """
    Yield the remainder of the whole; nothing where one of them is only a bound.

    Nor anything where the parts are all of it, as far as rounding tells.
    """
    site, whole = draft.site, draft.whole
    quantity = remainder(whole, parts)
    if quantity is None:
        return
    language = site.settings.language
    is_disputed = any(site.is_disputed(each.id) for each in (*parts, whole) if each)
    sign = "%" if quantity.unit.id == "%" else ""
    number = f"{words.number(quantity.number, language)}{sign}"
    yield Row(
        label=isolated(prose.plain(draft.chart.rest, site)),
        quantity=quantity,
        period=parts[0].period,
        amount=words.bounded(quantity, language, is_short=True),
        when=words.short_period(parts[0].period, language),
        text=words.behind_bound(quantity, number, language),
        known=known(Status.DERIVED, language),
        is_disputed=is_disputed,
        doubt=doubt(language, is_disputed=is_disputed),
        flow=flow(parts[0], site),
        role=Role.REST,
    )
