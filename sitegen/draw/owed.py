"""
What every row owes, drawn for any kind: interval, bound, value, growth and remark.

A kind puts each row in its place and cannot forget any of it, for it is drawn here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.draw.frame import BESIDE
from sitegen.draw.page import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.draw.frame import Frame
    from sitegen.draw.records import Record

IS_BEHIND = (
    "datum.side === 'left' && isValid(datum.beside)"
    " && !(datum.series && indexof(datum.beside, datum.series) === 0)"
)
"""`is_behind`, as Vega says it."""
ARROWS = (("more", "triangle-right", 8), ("less", "triangle-left", -8))


def owed(
    frame: Frame, found: Sequence[Record], span: tuple[float, float]
) -> Iterator[alt.Chart]:
    """Yield the layers of a panel's rows, on the scale whose ends are *span*."""
    yield from _intervals(frame, found, span)
    for name, shape, shift in ARROWS:
        if any(each.get("bound") == name for each in found):
            those = alt.Chart().transform_filter(alt.datum.bound == name)
            arrow = those.mark_point(
                shape=shape, fill=Tone.QUIET, size=70, xOffset=shift
            )
            yield arrow.encode(x=alt.X("at:Q"))
    for side, sign in (("right", 1), ("left", -1)):
        those_ = [each for each in found if each["side"] == side]
        if those_:
            yield from _values(frame, those_, side, sign)
    yield from _behind(frame, found, span)
    yield from _pieces(frame, found)
    if any(each.get("note") for each in found):
        yield _notes(frame)


def _intervals(
    frame: Frame, found: Sequence[Record], span: tuple[float, float]
) -> Iterator[alt.Chart]:
    seen = frame.seen(found, span)
    if not seen:
        return
    wide = f"datum.high - datum.low >= {frame.blot(span):.4g}"
    of = alt.Chart().transform_filter(wide)
    low, high = "low", "high"
    if any("start" in each for each in seen):
        low, high = "least", "most"
        of = of.transform_calculate(
            least="datum.low + (datum.start || 0)",
            most="datum.high + (datum.start || 0)",
        )
    yield of.mark_rule().encode(x=alt.X(f"{low}:Q"), x2=alt.X2(f"{high}"))
    for end in (low, high):
        yield of.mark_tick(size=8).encode(x=alt.X(f"{end}:Q"))


def _values(
    frame: Frame, found: Sequence[Record], side: str, sign: int
) -> Iterator[alt.Chart]:
    """Yield each value beside its mark, and what else is said beyond it."""
    style: dict[str, Any] = {"baseline": "middle", "fontSize": frame.page.size}
    style |= {"align": "left" if sign > 0 else "right"}
    of = alt.Chart().transform_filter(alt.datum.side == side)
    if side == "left" and any(map(is_behind, found)):
        of = of.transform_filter(f"!({IS_BEHIND})")
    value = of.mark_text(dx=sign * frame.first, fontWeight="bold", **style)
    yield value.encode(x=alt.X("at:Q"), text=alt.Text("text:N"))
    if any(each.get("beside") and not is_behind(each) for each in found):
        after = sign * (frame.first + frame.offset(found) + BESIDE)
        more = of.transform_filter("isValid(datum.beside)")
        told = more.mark_text(dx=after, color=Tone.QUIET, **style)
        yield told.encode(x=alt.X("at:Q"), text=alt.Text("beside:N"))


def is_behind(record: Record) -> bool:
    """
    Tell whether growth stands between a value on the left and its mark.

    So a value comes before its growth in all rows, whichever way their marks go; only
    the name of a series comes before the value.
    """
    beside, series = record.get("beside", ""), record.get("series", "")
    is_name = bool(series) and beside.startswith(series)
    return bool(beside) and not is_name and record["side"] == "left"


def _behind(
    frame: Frame, found: Sequence[Record], span: tuple[float, float]
) -> Iterator[alt.Chart]:
    """Yield growth at its mark, and the value before it."""
    those = [each for each in found if is_behind(each)]
    if not those:
        return
    wide = {each["beside"]: round(frame.page.wide(each["beside"])) for each in those}
    step = (span[1] - span[0]) / frame.plot
    widths = json.dumps(wide, ensure_ascii=False)
    of = alt.Chart().transform_filter(IS_BEHIND)
    of = of.transform_calculate(
        begin=f"datum.at - ({widths})[datum.beside] * {step:.6g}"
    )
    style: dict[str, Any] = {"baseline": "middle", "fontSize": frame.page.size}
    growth = of.mark_text(dx=-frame.first, align="left", color=Tone.QUIET, **style)
    yield growth.encode(x=alt.X("begin:Q"), text=alt.Text("beside:N"))
    before = -frame.first - BESIDE
    value = of.mark_text(dx=before, align="right", fontWeight="bold", **style)
    yield value.encode(x=alt.X("begin:Q"), text=alt.Text("text:N"))


def _pieces(frame: Frame, found: Sequence[Record]) -> Iterator[alt.Chart]:
    """Yield the names of pieces with their values, line by line above and below."""
    page = frame.page
    places = {(each["down"], each.get("chip", 0)) for each in found if "down" in each}
    for down, chip in sorted(places):
        of = alt.Chart().transform_filter(alt.datum.down == down)
        text = of.mark_text(
            dx=chip,
            dy=down,
            align="left",
            baseline="middle",
            fontSize=page.size,
            lineHeight=page.line,
        )
        yield text.encode(x=alt.X("at:Q"), text=alt.Text("name:N"))


def _notes(frame: Frame) -> alt.Chart:
    page = frame.page
    lines = json.dumps(frame.broken("note"), ensure_ascii=False)
    of = alt.Chart().transform_filter("isValid(datum.note)")
    text = of.transform_calculate(lines=f"({lines})[datum.note]").mark_text(
        dy=page.bar / 2 + page.line * (frame.deep + 0.5) + 3,
        align="left",
        baseline="middle",
        color=Tone.QUIET,
        fontSize=page.size,
        lineHeight=page.line,
    )
    told: alt.Chart = text.encode(x=alt.value(0), text=alt.Text("lines:N"))
    return told
