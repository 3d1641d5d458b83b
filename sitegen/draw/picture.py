"""
Sheets -> an altair chart; the only module that knows altair.

A sheet becomes a layered chart on scales of its own, marks of one look a layer
with the data in it, so that the specification stands by itself: values are
values, and places without a value are put on the same scale.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import altair as alt
from altair.utils.schemapi import debug_mode

from sitegen.draw.sheet import Bar, Dot, Line, Mark, Sheet, Text
from sitegen.draw.theme import DOT, FONT, SIZE, TEXTS, Tone, area

if TYPE_CHECKING:
    from collections.abc import Sequence

DOT_AREA = 3.1416 * DOT**2
SMALLER = 0.7
"""Of arrows beside dots."""


def specification(sheets: Sequence[Sheet]) -> dict[str, Any]:
    """
    Return sheets, one below the other, as a Vega-Lite specification.

    altair would prove every piece against its schema as it is made, which takes
    most of the time; a test proves the whole instead, for every kind.
    """
    with debug_mode(False):  # noqa: FBT003 - altair's signature
        return _specification(sheets)


def _specification(sheets: Sequence[Sheet]) -> dict[str, Any]:
    style: dict[str, Any] = {
        "padding": 0,
        "autosize": alt.AutoSizeParams(type="pad"),
        "config": alt.Config(
            aria=False,
            background="transparent",
            font=FONT,
            view=alt.ViewConfig(stroke=None),
            text=alt.MarkConfig(fontSize=SIZE, color=str(Tone.INK)),
        ),
    }
    # Not the operators, which copy all that they join.
    if len(sheets) == 1:
        whole: alt.TopLevelMixin = _chart(sheets[0], **style)
    else:
        charts = [_chart(sheet) for sheet in sheets]
        style |= {"spacing": 0, "bounds": "flush"}
        whole = alt.VConcatChart(vconcat=charts, **style)
    made: dict[str, Any] = whole.to_dict(validate=False)
    return made


def _chart(sheet: Sheet, **style: Any) -> alt.LayerChart:
    layers = [
        _layer(sheet, list(marks))
        for _, marks in groupby(sorted(sheet.marks, key=_depth), key=_look)
    ]
    return alt.LayerChart(layer=layers, width=sheet.width, height=sheet.height, **style)


def _depth(mark: Mark) -> tuple[int, str]:
    """Order marks from the back to the front, those of one look together."""
    match mark:
        case Bar():
            return (0 if not mark.tip else 1), _look(mark)
        case Line():
            return 2 if mark.tone is not Tone.INK else 4, _look(mark)
        case Dot():
            return (3, "") if mark.tone is Tone.PAPER else (3, _look(mark))
        case Text():
            return 5, _look(mark)


def _look(mark: Mark) -> str:
    match mark:
        case Bar():
            return f"bar {mark.tone} {mark.finish} {bool(mark.tip)}"
        case Line():
            return f"line {mark.tone} {mark.weight}"
        case Dot():
            return f"dot {mark.tone} {mark.finish} {mark.shape} {bool(mark.tip)}"
        case Text():
            return f"text {mark.face} {mark.align}"


def _layer(sheet: Sheet, marks: list[Mark]) -> alt.Chart:
    values = [_datum(sheet, mark) for mark in marks]
    data = alt.Data(values=values)  # type: ignore[no-untyped-call]
    first = marks[0]
    number: dict[str, Any] = {"type": "quantitative", "axis": None}
    channels: dict[str, Any] = {
        "x": alt.X(field="x", scale=_across(sheet), **number),
        "y": alt.Y(field="y", scale=_down(sheet), **number),
    }
    if isinstance(first, Bar | Line):
        channels |= {"x2": alt.X2(field="x2"), "y2": alt.Y2(field="y2")}
    if isinstance(first, Text):
        channels["text"] = alt.Text(field="text", type="nominal")
    elif getattr(first, "tip", ""):
        channels["tooltip"] = alt.Tooltip(field="what", type="nominal")
    return alt.Chart(data, mark=_mark(first), encoding=alt.FacetedEncoding(**channels))


def _mark(mark: Mark) -> alt.MarkDef:
    look: dict[str, Any]
    match mark:
        case Bar():
            look = {"type": "rect", **area(mark.tone, mark.finish)}
        case Line():
            look = {"type": "rule", "color": mark.tone, "strokeWidth": mark.weight}
        case Dot():
            size = DOT_AREA * (SMALLER if mark.shape.startswith("triangle") else 1)
            look = {"type": "point", "shape": mark.shape, "size": size, "opacity": 1}
            look |= area(mark.tone, mark.finish)
        case Text():
            look = {"type": "text", "align": mark.align, "baseline": "alphabetic"}
            look |= TEXTS[mark.face]
    return alt.MarkDef(**_plain(look))


def _plain(properties: dict[str, Any]) -> dict[str, Any]:
    """Return properties whose tones are plain text."""
    return {
        key: str(value) if isinstance(value, Tone) else value
        for key, value in properties.items()
    }


def _datum(sheet: Sheet, mark: Mark) -> dict[str, Any]:
    """Return a mark as data: its horizontal places as values of the scale."""
    datum: dict[str, Any] = {"x": _exact(sheet, mark.x), "y": round(mark.y, 2)}
    match mark:
        case Bar() | Line():
            datum |= {"x2": _exact(sheet, mark.x2), "y2": round(mark.y2, 2)}
        case Text():
            datum["text"] = mark.text
        case Dot():
            pass
    if tip := getattr(mark, "tip", ""):
        datum["what"] = tip
    return datum


def _exact(sheet: Sheet, x: float) -> float:
    """Return the value at a place, without the noise of floating point."""
    return float(f"{sheet.scale.value(x):.8g}") + 0.0


def _across(sheet: Sheet) -> alt.Scale:
    low, high = sheet.scale.value(0), sheet.scale.value(sheet.width)
    return alt.Scale(domain=[_round(low), _round(high)], nice=False, zero=False)


def _down(sheet: Sheet) -> alt.Scale:
    return alt.Scale(
        domain=[0, round(sheet.height, 2)], nice=False, zero=False, reverse=True
    )


def _round(value: float) -> float:
    return float(f"{value:.8g}") + 0.0
