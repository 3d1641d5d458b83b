"""A chart that travels: with its title, and its notes, sources and address below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitegen.draw.measure import wrapped
from sitegen.draw.page import NARROW, TITLE_SIZE, WIDE, Tone
from sitegen.draw.picture import framed, looks
from sitegen.draw.records import all_known
from sitegen.model.chart import Look

if TYPE_CHECKING:
    from sitegen.draw.page import Page
    from sitegen.model.plan import Plan

MARGIN = 16
SAID = {
    Look.INTERVAL: "Thin line: what rounding leaves open.",
    Look.BOUND: "Arrow: only a limit is known.",
    Look.BREAK: "Two strokes: time without figures, cut short.",
    Look.DOUBT: "Star: in doubt.",
}


def titled(plan: Plan, wide: dict[str, Any]) -> dict[str, Any]:
    """Return the *wide* chart with its title, as a specification that stands alone."""
    return wide | {"title": _title(plan, WIDE), "padding": MARGIN}


def with_axes(spec: dict[str, Any]) -> dict[str, Any]:
    """
    Return a specification with an axis of values in each panel.

    A picture needs none, since values stand beside its marks; who works with the
    specification does.
    """
    config = spec["config"]
    return spec | {"config": config | {"axis": config["axis"] | {"labels": True}}}


def poster(plan: Plan, wide: dict[str, Any]) -> dict[str, Any]:
    """Return the wide chart between its title and its notes, sources and address."""
    made = titled(plan, wide)
    over = {key: made.pop(key) for key in ("$schema", "config", "padding", "title")}
    foot = _foot(plan, framed(plan, WIDE).column)
    return over | {"vconcat": [made, foot], "spacing": 14}


def _title(plan: Plan, page: Page) -> dict[str, Any]:
    known = [all_known(plan)] if all_known(plan) and len(plan.panels) == 1 else []
    return {
        "text": _balanced(plan.title, page.width),
        "subtitle": [*page.lines(plan.subtitle, page.width), *known],
        "fontSize": TITLE_SIZE,
        "lineHeight": TITLE_SIZE + 6,
        "subtitleLineHeight": page.line,
        "subtitlePadding": 6,
        "offset": 14,
    }


def _balanced(title: str, width: int) -> list[str]:
    """Return a title in as few lines as it takes, all about as long."""
    fewest = wrapped(title, width, TITLE_SIZE, is_bold=True)
    for room in range(width, width // 2, -10):
        broken = wrapped(title, room, TITLE_SIZE, is_bold=True)
        if len(broken) > len(fewest):
            break
        fewest = broken
    return fewest


def _foot(plan: Plan, column: float) -> dict[str, Any]:
    """Return what stands below a picture that travels: notes, sources and address."""
    said = (
        f"Not drawn: {', '.join(plan.missing)}." if plan.missing else "",
        plan.note,
        " ".join(SAID[look] for look in looks(plan)),
        f"Figures: {'; '.join(plan.names)}.",
        plan.address,
    )
    lines = [line for text in said if text for line in WIDE.lines(text, WIDE.width)]
    text = {"type": "text", "text": lines, "align": "left", "baseline": "top"}
    return {
        "data": {"values": [{}]},
        "mark": text | {"fontSize": NARROW.size, "color": Tone.QUIET},
        "encoding": {"x": {"value": -column}, "y": {"value": 4}},
        "width": WIDE.width - column,
        "height": WIDE.line * len(lines) + 4,
    }
