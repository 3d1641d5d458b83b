"""
Levels against their growth, for the live view.

Which is large and which grows are two things; bars in one order show one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.draw.frame import EDGE
from sitegen.draw.marks import fill, shown, tooltips
from sitegen.draw.page import Tone
from sitegen.draw.records import records
from sitegen.model.plan import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.draw.page import Page
    from sitegen.draw.records import Record
    from sitegen.model.plan import Plan

AXIS = 52
"""The width of the words at the scale of growth."""
DOT = 8
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""


def both(plan: Plan) -> list[Record]:
    """Return the marks that are a level told with its growth, if all in one unit."""
    found = [
        each
        for each in records(plan)
        if each.get("kind") == "level"
        and "growth" in each
        and each.get("role", "mark") == "mark"
    ]
    return found if len({each["unit"] for each in found}) == 1 else []


def against(plan: Plan, page: Page) -> alt.LayerChart:
    """Return a point for each level with its growth, named where there is room."""
    plot = _Plot(page=page, found=tuple(both(plan)))
    data = plot.named()
    base = plot.base(plan.rows[0].quantity.unit.label)
    ground = alt.Chart().mark_rule(stroke=Tone.QUIET, strokeWidth=1)
    names = alt.Chart().mark_text(
        align="left", baseline="middle", fontSize=page.size, lineHeight=page.line
    )
    rows = [row for row in plan.rows if row.role is Role.MARK]
    untold = ", ".join(row.label for row in rows if not row.growth)
    head = [f"no growth rate: {untold}"] if untold else []
    return alt.LayerChart(
        layer=[
            ground.encode(y=alt.YDatum(0)),
            base.mark_point().encode(fill=fill(data), tooltip=tooltips(data)),
            names.encode(x=alt.X("left:Q"), y=alt.Y("first:Q"), text="lines:N"),
        ],
        data=alt.Data(name="figures", values=shown(data)),  # type: ignore[no-untyped-call]
        title=alt.TitleParams(
            [line for each in (*head, "growth, %") for line in page.lines(each, 300)],
            fontWeight="normal",
            color=Tone.QUIET,
            fontSize=page.size,
            lineHeight=page.line,
            frame="bounds",
        ),
        width=plot.wide,
        height=plot.high,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    """Points on two scales, and the places of their names, in pixels from the top."""

    page: Page
    found: tuple[Record, ...]

    @property
    def wide(self) -> float:
        return self.page.width - AXIS - 2 * EDGE

    @property
    def high(self) -> float:
        return round(self.page.width * 0.6)

    def domain(self, field: str) -> tuple[float, float]:
        """Return a span that has zero, and room beyond the outermost values."""
        values = [0.0, *(each[field] for each in self.found)]
        room = (max(values) - min(values)) * 0.15 or 1.0
        return min(values) - room * (min(values) < 0), max(values) + room

    def base(self, unit: str) -> alt.Chart:
        """Return a chart with both scales, and no mark."""
        size = self.page.size
        style: dict[str, Any] = {"labelColor": Tone.QUIET, "labelFontSize": size}
        style |= {"grid": True, "gridColor": Tone.LINE, "tickCount": 4}
        style |= {"titleFontWeight": "normal", "titleFontSize": size}
        rates = alt.Axis(format="+,~f", minExtent=AXIS, maxExtent=AXIS, **style)
        amounts = alt.Axis(title=unit, titleAnchor="end", **style)
        across, up = (
            alt.Scale(domain=self.domain(field), nice=False)
            for field in ("value", "growth")
        )
        return alt.Chart().encode(
            x=alt.X("value:Q", scale=across, axis=amounts),
            y=alt.Y("growth:Q", scale=up, axis=rates),
        )

    def named(self) -> list[Record]:
        """
        Return the rows with the lines of their names and where these begin.

        One that no place is free for has none: it is told at its point, as all are.
        """
        low, far = self.domain("value")
        deep, top = self.domain("growth")
        step, rise = (far - low) / self.wide, (top - deep) / self.high
        points = [
            ((each["value"] - low) / step, (top - each["growth"]) / rise)
            for each in self.found
        ]
        taken = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in points]
        placed = []
        for each, point in zip(self.found, points, strict=True):
            lines = self.page.lines(each["label"], self.wide / 2)
            box = self._free(lines, point, taken, zero=top / rise)
            taken += [box] if box else []
            left, first = (box or taken[0])[:2]
            at = low + left * step, top - (first + self.page.line / 2) * rise
            told = {"left": at[0], "first": at[1], "lines": lines if box else []}
            placed.append(each | told)
        return placed

    def _free(
        self,
        lines: Sequence[str],
        point: tuple[float, float],
        taken: Sequence[Box],
        zero: float,
    ) -> Box | None:
        """Return the first free place at a point, clear of the zero line beside it."""
        x, y = point
        wide, high = max(map(self.page.wide, lines)), len(lines) * self.page.line
        above, below = (0.0, zero) if y <= zero else (zero + 2, self.high)
        beside = max(above, min(y - high / 2, below - high))
        boxes = [
            (left, top, left + wide, top + high)
            for left, top in (
                (x + DOT, beside),
                (x - DOT - wide, beside),
                (x - wide / 2, y - DOT - high),
                (x - wide / 2, y + DOT),
            )
            if min(left, top) >= 0
            and (left + wide <= self.wide and top + high <= self.high)
        ]
        free = (box for box in boxes if not any(_meet(box, each) for each in taken))
        return next(free, None)


def _meet(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and (
        min(one[3], other[3]) > max(one[1], other[1])
    )
