"""
Charts -> plans; whether a chart may be drawn, and all that it says.

Every fault of a chart is found here, and no tool is needed for it. All that a picture
needs stands in the plan, so that drawing is a function of it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from sitegen import prose
from sitegen.captions.description import describe
from sitegen.guesses import did_you_mean, renaming
from sitegen.hashed import hashed
from sitegen.later import Once
from sitegen.model.drawing import Planned
from sitegen.model.letters import undrawable
from sitegen.model.plan import Plan, Sort
from sitegen.plan.claims import unshown
from sitegen.plan.kinds import ELSEWHERE, KINDS
from sitegen.plan.known import Known, trace
from sitegen.plan.own import draws, own
from sitegen.plan.prove import prove
from sitegen.plan.rows import arrange
from sitegen.remembered import Last
from sitegen.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.model.chart import Chart
    from sitegen.model.site import Site
    from sitegen.plan.gather import Draft
    from sitegen.plan.known import Entry

PLANS = Last["Plan | None"]()
"""Those that this process made."""
NOW = {"grouped": "paired", "nested": "bars", "arrows": "paired", "joined": "stacked"}
"""How kinds of chart are called now, by what they were called."""


def plan(
    site: Site,
    report: Report,
    templates: Path | None = None,
    folder: Path | None = None,
) -> tuple[Planned, ...]:
    """
    Return every chart that may be drawn, in their order; what may not is reported.

    There is none where anything is wrong; it does not end here, so that what else is
    wrong with the values is told with it.

    Kinds are those that are at home here, and those among the *templates*. What is
    known of plans in *folder* is not made again, and what is made is kept there.
    """
    kinds = {**(own(templates, report) if templates else {}), **KINDS}
    found, watch = [], Watch()
    known, seen = Known(folder, watch, site.figures), watch.site(site)
    ground = watch.everywhere(site, "")
    for written in site.charts.values():
        chart = _renamed(written, kinds, report)
        sort = kinds.get(chart.kind)
        if sort is None:
            _tell_unknown(chart, kinds, report)
            continue
        given = hashed((chart, sort, ground))
        make = Once(partial(_planned, chart, sort, seen, report))
        entry = known.find(chart.id, given)
        if entry is None:
            told = report.told
            with watch.noting() as reads:
                made = make()
            if made is None:
                continue
            entry = given, {**reads}, tuple(figure.id for figure in made.figures)
            if report.told == told:
                known.add(chart.id, entry)
        found.append(_later(chart, entry, make))
    known.keep()
    return tuple(found) if report.is_sound else ()


def _later(chart: Chart, entry: Entry, make: Callable[[], Plan | None]) -> Planned:
    told = trace(entry)
    plan = Once(partial(PLANS.made, chart.id, (told,), make))
    return Planned(
        chart=chart,
        figures=entry[2],
        trace=told,
        plan=cast("Callable[[], Plan]", plan),  # it has no faults
    )


def _tell_unknown(chart: Chart, kinds: Mapping[str, Sort], report: Report) -> None:
    """Report a chart of a kind that there is not."""
    called = ELSEWHERE.get(chart.kind.lower())
    cure = f"; {called!r} is near to it" if called else ""
    cure = cure or did_you_mean(chart.kind, kinds)
    at, message = chart.place("kind"), f"unknown kind {chart.kind!r}{cure}"
    edits = () if called else renaming(at, chart.kind, kinds)
    report.error("chart-kind", at, message, edits=edits)


def _planned(chart: Chart, sort: Sort, site: Site, report: Report) -> Plan | None:
    """Return the plan of a chart, unless its figures may not stand together."""
    draft = prove(chart, sort, site, report)
    if draft is None:
        return None
    made = planned(draft)
    if sort.specification and not draws(sort.specification, made.rows):
        message = "this kind shows none of these rows; see its filters and x"
        report.add([draft.error("chart-empty", message, "kind")])
    report.add(unshown(made, site))
    if missing := undrawable(made.letters):
        message = f"no font of pictures has {missing}; this chart has no PNG"
        report.warn("picture-letter", chart.at, message)
    return made


def _renamed(chart: Chart, kinds: Mapping[str, Sort], report: Report) -> Chart:
    """Return a chart of a kind that has another name now as one of that."""
    new = NOW.get(chart.kind)
    if new is None or chart.kind in kinds:
        return chart
    message = f"kind {chart.kind!r} is drawn as {new!r} now; rename it"
    report.remark("kind-renamed", chart.place("kind"), message)
    return replace(chart, kind=new)


def planned(draft: Draft) -> Plan:
    """Return the plan of a chart that is proved."""
    chart, site = draft.chart, draft.site
    rows, missing = arrange(draft)
    told = (each.id for row in rows for each in (row.figure, row.growth) if each)
    slugs = tuple(dict.fromkeys(one for each in told for one in site.articles_of(each)))
    home, language = site.settings.address, site.settings.language
    subtitle = prose.plain(chart.subtitle, site)
    return Plan(
        chart=chart,
        sort=draft.sort,
        rows=rows,
        title=prose.plain(chart.title, site),
        subtitle=subtitle,
        note=prose.plain(chart.note, site),
        description=describe(draft.sort, subtitle, rows, missing, language),
        sources=slugs,
        names=tuple(site.sources[slug].name for slug in slugs),
        language=language,
        address=f"{home}charts/{chart.id}/" if home else site.settings.title,
        missing=missing,
    )
