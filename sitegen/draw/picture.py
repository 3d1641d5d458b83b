"""
A plan -> altair charts: one for narrow places, one for wide ones, one to travel alone.

Panels stand one below the other, on one scale; only amounts of several measures have
scales of their own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import altair as alt
from altair.utils.schemapi import debug_mode

from sitegen.draw import theme
from sitegen.draw.against import against, both
from sitegen.draw.columns import Columns
from sitegen.draw.frame import EDGE, Frame
from sitegen.draw.kinds import KINDS
from sitegen.draw.marks import Sketch, shown, tooltips
from sitegen.draw.measure import wrapped
from sitegen.draw.owed import owed
from sitegen.draw.own import Own
from sitegen.draw.page import WIDE, Tone
from sitegen.draw.pieces import lined
from sitegen.draw.records import Record, all_known, outward, records
from sitegen.model.chart import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

    from sitegen.draw.page import Page
    from sitegen.model.plan import Plan

FIGURES = alt.NamedData(name="figures")
OWN_SCALE = "on a scale of its own"
FEW = 3
"""Points that make a picture."""


def specification(plan: Plan, page: Page) -> dict[str, Any]:
    """
    Return a chart as a Vega-Lite specification, its data named ``figures``.

    altair would prove every piece against its schema as it is made, which takes
    most of the time; a test proves the whole instead, for every kind.
    """
    return _made(_chart(plan, page)) | {"data": _data(plan, page), "padding": EDGE}


def scattered(plan: Plan, page: Page) -> dict[str, Any] | None:
    """Return its levels against their growth, where at least three have one."""
    if len(both(plan)) < FEW:
        return None
    return _made(against(plan, page)) | {"padding": EDGE}


def _made(chart: alt.LayerChart | alt.VConcatChart) -> dict[str, Any]:
    with debug_mode(False), alt.theme.enable(theme.NAME):  # noqa: FBT003
        made: dict[str, Any] = chart.to_dict(validate=False)
    return made


def _data(plan: Plan, page: Page) -> dict[str, Any]:
    """Return the rows as named data; altair would copy every one of them again."""
    frame, _ = framed(plan, page)
    found = frame.within() if isinstance(frame, Columns) else frame.found
    return {"name": "figures", "values": shown(found)}


def looks(plan: Plan) -> list[Look]:
    """Return what in the wide picture of a plan wants a word."""
    frame, module = framed(plan, WIDE)
    found = set(getattr(module, "looks", lambda _: ())(frame.found))
    found |= {Look.DOUBT} if any("doubtful" in each for each in frame.found) else set()
    found |= {Look.BOUND} if any("bound" in each for each in frame.found) else set()
    if isinstance(frame, Columns):
        seen = frame.seen(frame.span())
    else:
        seen = [
            each
            for rows, _ in _groups(plan, frame)
            for each in frame.seen(rows, frame.span(rows))
        ]
    found |= {Look.INTERVAL} if seen else set()
    return [look for look in Look if look in found]


def framed(plan: Plan, page: Page) -> tuple[Frame | Columns, ModuleType | Own]:
    """Return the rows of a plan in their places, and the kind that puts them there."""
    given = plan.sort.specification
    module = Own(given) if given else KINDS[plan.sort.name]
    found = getattr(module, "place", _outward)(records(plan), page)
    for each in found:
        if not {"at", "side"} <= each.keys():
            message = f"{plan.sort.name} has no place for words of {each['label']!r}"
            raise ValueError(message)
    if getattr(module, "IS_UPRIGHT", False):
        return Columns(page=page, found=tuple(found)), module
    frame = Frame(
        page=page,
        found=tuple(found),
        clear=getattr(module, "CLEAR", 0),
        has_zero=getattr(module, "HAS_ZERO", True),
    )
    if any("name" in each for each in found):
        placed = lined(frame)
        high, deep = (
            max(
                (
                    each["line"] + each["lines"]
                    for each in placed
                    if each["side"] == side
                ),
                default=0,
            )
            for side in ("above", "below")
        )
        frame = replace(frame, found=placed, high=high, deep=deep)
    return frame, module


def _outward(found: Sequence[Record], _page: Page) -> list[Record]:
    """Put the words of each row beyond its value, where a kind has no other place."""
    return [outward(each) for each in found]


def _groups(plan: Plan, frame: Frame) -> list[tuple[Sequence[Record], str]]:
    """Return the rows of each scale, with the panel; all panels have the same one."""
    units = {
        (each.get("measure"), each["unit"])
        for each in frame.found
        if each.get("kind") == "level"
    }
    if len(units) <= 1 or len(plan.panels) == 1:
        return [(frame.found, name) for name in plan.panels]
    return [
        ([each for each in frame.found if each.get("panel", "") == name], name)
        for name in plan.panels
    ]


def _chart(plan: Plan, page: Page) -> alt.LayerChart | alt.VConcatChart:
    frame, module = framed(plan, page)
    if isinstance(frame, Columns):
        return _upright(frame, module, all_known(plan))
    panels = []
    for scaled, name in _groups(plan, frame):
        rows = tuple(each for each in frame.found if each.get("panel", "") == name)
        span = frame.span(scaled)
        panel = _panel(frame, module, rows, span)
        if name:
            panel = panel.transform_filter(alt.datum.panel == name)
            panel.title = _heading(name, page, is_own=len(scaled) < len(frame.found))
        panels.append(panel)
    known = all_known(plan)
    if known and not any(name for _, name in _groups(plan, frame)):
        panels[0].title = _once(known, page)
    head = module.head(frame) if hasattr(module, "head") else None
    panels = [head, *panels] if head else panels
    if len(panels) == 1:
        panels[0].data = FIGURES
        return panels[0]
    return alt.VConcatChart(vconcat=panels, data=FIGURES, spacing=10)


def _panel(
    frame: Frame,
    module: ModuleType | Own,
    rows: tuple[Record, ...],
    span: tuple[float, float],
) -> alt.LayerChart:
    sketch = Sketch(
        base=alt.Chart(),
        found=rows,
        every=frame.found,
        page=frame.page,
        has_column=bool(frame.column),
        step=frame.band,
        scale=frame.plot / (span[1] - span[0]),
        middle=frame.middle,
        between=frame.between,
    )
    layers = [
        *_told(module.marks(sketch), rows),
        *owed(frame, rows, span),
    ]
    return alt.LayerChart(
        layer=layers,
        encoding=frame.encoding(span),
        width=frame.plot,
        height=alt.Step(frame.band),
    )


def _told(layers: Iterable[alt.Chart], found: Sequence[Record]) -> Iterator[alt.Chart]:
    """Yield layers with tooltips on those that stand for rows, which have a fill."""
    said = tooltips(found)
    for layer in layers:
        is_row = layer.encoding.fill is not alt.Undefined
        yield layer.encode(tooltip=said) if is_row else layer


def _upright(frame: Columns, module: ModuleType | Own, known: str) -> alt.LayerChart:
    span = frame.span()
    found = frame.within()
    base = alt.Chart()
    sketch = Sketch(base=base, found=found, page=frame.page)
    layers = [*_told(module.marks(sketch), found), *frame.layers(base, span)]
    return alt.LayerChart(
        layer=layers,
        encoding=frame.encoding(span),
        data=FIGURES,
        width=frame.plot,
        height=frame.height,
        title=_once(known, frame.page) if known else alt.Undefined,
    )


def _once(known: str, page: Page) -> alt.TitleParams:
    """Return what is said once, where all values of a picture are known in one way."""
    style: dict[str, Any] = {
        "fontWeight": "normal",
        "color": Tone.QUIET,
        "fontSize": page.size,
    }
    return alt.TitleParams(known, frame="bounds", **style)


def _heading(name: str, page: Page, *, is_own: bool) -> alt.TitleParams:
    more: dict[str, Any] = {"subtitle": OWN_SCALE} if is_own else {}
    more |= {"subtitleColor": Tone.QUIET} if is_own else {}
    return alt.TitleParams(
        wrapped(name, page.width - 2 * EDGE, page.size, is_bold=True),
        fontSize=page.size,
        lineHeight=page.line,
        subtitleFontSize=page.size,
        frame="bounds",
        **more,
    )
