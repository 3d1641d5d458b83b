"""
A plan -> altair charts: one for narrow places, one for wide ones.

Panels stand one below the other, on one scale; only amounts of several measures have
scales of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
from altair.utils.schemapi import debug_mode
from msgspec.structs import replace

from sitegen.captions.remarks import all_known
from sitegen.catalogue import catalogue
from sitegen.draw import theme
from sitegen.draw.against import against
from sitegen.draw.columns import Columns
from sitegen.draw.kinds import KINDS, Own
from sitegen.draw.marks import tooltips
from sitegen.draw.owed import owed
from sitegen.draw.pieces import lined
from sitegen.draw.records import Record, outward, records
from sitegen.draw.sketch import EDGE, Sketch
from sitegen.graphics.colours import Tone
from sitegen.graphics.page import WIDE, Page
from sitegen.model.chart import Look
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from sitegen.model.plan import Plan

COLOURS = ("fill", "color", "stroke")
PANEL = 10
"""Room above each panel, in pixels."""


@debug_mode(False)  # noqa: FBT003 - altair's switch has no name
def specification(plan: Plan, page: Page) -> dict[str, Any]:
    """
    Return a chart as a Vega-Lite specification, its data named ``figures``.

    altair would prove every piece against its schema as it is made, which takes
    most of the time; a test proves the whole instead, for every kind.
    """
    module, found = _module(plan), sketches(plan, page)
    panels = [_panel(module, each) for each in found]
    chart: alt.LayerChart | alt.VConcatChart = panels[0]
    if panels[1:]:
        chart = alt.VConcatChart(vconcat=[], spacing=PANEL)
        chart.vconcat = [*panels]
    if known := all_known(plan):
        chart.title = alt.TitleParams(known, fontWeight="normal", color=Tone.QUIET)
        if panels[1:]:
            chart.title.offset = PANEL  # away from the title of the first
    return _made(chart, found[0].every, page)


@debug_mode(False)  # noqa: FBT003 - the same
def scattered(plan: Plan, page: Page) -> dict[str, Any] | None:
    """Return its levels against their growth, where at least three have one."""
    found = against(plan, page)
    return _made(*found, page) if found else None


def looks(plan: Plan) -> list[Look]:
    """Return what in the wide picture of a plan wants a word."""
    panels = sketches(plan, WIDE)
    fields = {field for each in panels[0].every for field in each}
    found = {
        Look.INTERVAL: any(each.seen for each in panels),
        Look.BOUND: "bound" in fields,
        Look.BREAK: "cut" in fields,
        Look.DOUBT: "doubtful" in fields,
    }
    return [look for look in Look if found[look]]


def sketches(plan: Plan, page: Page) -> list[Sketch]:
    """Return the panels of a plan; those of several measures have their own scales."""
    module = _module(plan)
    place = getattr(module, "place", lambda found, _page: map(outward, found))
    every = tuple(place(records(plan), page))
    for each in every:
        if not {"at", "side"} <= each.keys():
            message = f"{plan.sort.name} has no place for words of {each['label']!r}"
            raise ValueError(message)
    made = (Columns if getattr(module, "IS_UPRIGHT", False) else Sketch)(
        page=page,
        every=every,
        language=plan.language,
        clear=getattr(module, "CLEAR", 0),
        has_zero=getattr(module, "HAS_ZERO", True),
    )
    made = (lined(made) if any("name" in each for each in every) else made).told()
    levels = (row.figure for row in plan.rows if row.figure)
    measures = {each.subject.measure for each in levels if each.kind is Kind.LEVEL}
    is_alone = len(measures) > 1 and len(plan.panels) > 1
    return [replace(made, panel=name, is_alone=is_alone) for name in plan.panels]


def _module(plan: Plan) -> ModuleType | Own:
    given = plan.sort.specification
    return Own(given) if given else KINDS[plan.sort.name]


def _made(
    chart: alt.LayerChart | alt.VConcatChart, found: Sequence[Record], page: Page
) -> dict[str, Any]:
    chart.data = alt.NamedData(name="figures")
    with alt.theme.enable(theme.NAME, size=page.size, line=page.line):
        made: dict[str, Any] = chart.to_dict(validate=False)
    # altair would copy every row again and again.
    data = {"name": "figures", "values": [*found]}
    return made | {"data": data, "padding": EDGE}


def _panel(module: ModuleType | Own, sketch: Sketch) -> alt.LayerChart:
    panel = alt.LayerChart(
        layer=[],
        encoding=alt.Encoding(**sketch.encoding()),
        width=sketch.plot,
        height=sketch.height,
    )
    if sketch.panel:
        panel = panel.transform_filter(alt.datum.panel == sketch.panel)
        room = sketch.page.width - 2 * EDGE
        lines = sketch.page.lines(sketch.panel, room, is_bold=True)
        alone = catalogue(sketch.language)("on a scale of its own")
        more = alone if sketch.is_alone else alt.Undefined
        panel.title = alt.TitleParams(lines, subtitle=more)
    # Given above, altair would copy each of them, and again for each change.
    panel.layer = [*_told(module, sketch), *owed(sketch)]
    return panel


def _told(module: ModuleType | Own, sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield marks with tooltips on those that stand for rows, which have a colour."""
    said, is_drawn = tooltips(sketch.found, sketch.language), False
    for layer in module.marks(sketch):
        colours = (layer.encoding[name] for name in COLOURS)
        is_row = any(each is not alt.Undefined for each in colours)
        yield layer.encode(tooltip=said) if is_row else layer
        is_drawn |= is_row
    if not is_drawn:
        message = f"{module} draws no mark of a row, which would have a fill"
        raise ValueError(message)
