"""
Step 6: charts -> drawings; the only room where altair is at home.

`prove` says whether a chart can be drawn, `rows` turns its figures into marks,
its kind lays them out, and `picture` and `svg` draw them. What was drawn before
comes from the cache, and then altair is not even imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import prose, words
from sitegen.diagnostics import did_you_mean
from sitegen.draw.cache import Cache
from sitegen.draw.claims import error, unfounded, unmeasured
from sitegen.draw.describe import describe
from sitegen.draw.fit import cut
from sitegen.draw.kinds import KINDS
from sitegen.draw.live import bundle
from sitegen.draw.poster import poster, slugs
from sitegen.draw.prove import prove
from sitegen.draw.rows import arrange
from sitegen.draw.sheet import explained
from sitegen.draw.social import icons
from sitegen.draw.table import table
from sitegen.draw.theme import NARROW, WIDE
from sitegen.model.chart import Drawing
from sitegen.outputs import chart_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sitegen.diagnostics import Diagnostic, Report
    from sitegen.draw.plan import Plan, Rest
    from sitegen.draw.sheet import Sheet
    from sitegen.draw.sort import Sort
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs

    Pictures = tuple[list[Sheet], list[Sheet], list[Sheet]]

FILES = ("narrow", "wide", "live.json", "chart.vl.json", "chart.svg", "chart.png")
"""What is drawn of a chart."""


def draw(
    site: Site, report: Report, folder: Path | None = None, *, is_trial: bool = False
) -> Mapping[str, Drawing]:
    """
    Draw every chart in both widths; the result is by id of the chart.

    What was drawn is kept in *folder*, and taken from there. In a trial all is
    proved, and the pictures are empty.
    """
    plans: list[tuple[Plan, Sort, Pictures]] = []
    for chart in site.charts.values():
        sort = KINDS.get(chart.kind)
        if sort is None:
            message = f"unknown kind {chart.kind!r}{did_you_mean(chart.kind, KINDS)}"
            report.error("chart-kind", chart.place("kind"), message)
            continue
        figures = prove(chart, sort, site, report)
        if figures is not None:
            plan = arrange(chart, figures, site, sort)
            pictures = _pictures(plan, sort, site)
            plans.append((plan, sort, pictures))
            for fault in (
                *unfounded(plan, site),
                *unmeasured(plan, site),
                *_cut(plan, pictures),
            ):
                report.error(fault.code, fault.at, fault.message)
    report.stop_on_errors()
    cache = Cache(folder, is_trial=is_trial)
    return {
        plan.chart.id: _drawing(plan, sort, pictures, site, cache)
        for plan, sort, pictures in plans
    }


def files(
    drawings: Mapping[str, Drawing],
    templates: Path,
    report: Report,
    folder: Path | None = None,
    *,
    is_trial: bool = False,
) -> Outputs:
    """
    Return the downloads of every chart, and the bundle of the live view.

    In a trial the bundle is empty.
    """
    downloads = {
        f"{chart_address(name)}{file}": data
        for name, drawing in drawings.items()
        for file, data in drawing.files.items()
    }
    shared = icons(templates, report, folder)
    if drawings:
        shared |= bundle(templates, Cache(folder, is_trial=is_trial))
    return downloads | shared


def _pictures(plan: Plan, sort: Sort, site: Site) -> Pictures:
    """Lay a chart out for narrow places, for wide ones, and for standing alone."""
    narrow, wide = (sort.lay_out(plan, width) for width in (NARROW, WIDE))
    return narrow, wide, poster(plan, wide, site)


def _cut(plan: Plan, pictures: Pictures) -> Iterator[Diagnostic]:
    """Yield words that have no room in one of the pictures of a chart."""
    line = next(filter(None, map(cut, pictures)), "")
    if line:
        message = f"{line!r} does not fit into the picture; shorten what it is from"
        yield error("chart-label", plan.chart.at, message)


def _drawing(
    plan: Plan, sort: Sort, pictures: Pictures, site: Site, cache: Cache
) -> Drawing:
    chart = plan.chart
    narrow, wide, alone = pictures
    title = prose.plain(chart.title, site)
    description = describe(plan, sort, site)
    key = cache.key(title, description, repr(narrow), repr(wide), repr(alone))
    files = cache.get(key, FILES)
    if files is None:
        from sitegen.draw.files import drawn

        files = drawn(title, description, pictures)
        cache.put(key, files)
    return Drawing(
        narrow=files.pop("narrow").decode(),
        wide=files.pop("wide").decode(),
        description=description,
        figures=tuple(dict.fromkeys(figure.id for figure in plan.shown)),
        rests=tuple(_told(rest, site) for rest in plan.rests),
        sources=slugs(plan, site),
        looks=explained((*narrow, *wide)),
        missing=plan.missing,
        files={**files, "chart.csv": table(plan, site)},
    )


def _told(rest: Rest, site: Site) -> tuple[str, str]:
    """Return a remainder as the table beside the picture names it."""
    amount = words.bounded(rest.quantity, site.settings.language, is_short=True)
    return f"{rest.label}, {words.short_period(rest.period)}", amount
