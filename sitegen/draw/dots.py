"""
Dots for rates, with a line from zero.

For growth rates on bases equally far back. A dot is no amount, so that nobody
takes a rate for a level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.draw import theme
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.draw.rows import Row

MEANS = (Kind.GROWTH, Kind.CONTRIBUTION)
STEP = 42


def specification(rows: Sequence[Row], width: int) -> dict[str, Any]:
    """Return the Vega-Lite specification at *width* pixels."""
    beside = max(theme.text_width(row.text) for row in rows) + 12
    most = max(0.0, *(row.value for row in rows))
    least = min(0.0, *(row.value for row in rows))
    data = theme.data(
        [
            {
                "order": place,
                "label": row.label,
                "value": row.value,
                "zero": 0,
                "text": row.text,
            }
            for place, row in enumerate(rows)
        ]
    )
    top = least + (most - least) * width / (width - beside)
    scale = alt.Scale(domain=[least, top], nice=False)
    y = alt.Y("order:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    x = alt.X("value:Q", axis=None, scale=scale)
    chart = alt.Chart(data).encode(y=y)
    layers = alt.layer(
        chart.mark_rule(color=theme.LINE, strokeWidth=2, yOffset=9).encode(
            x=alt.X("zero:Q", axis=None, scale=scale), x2="value:Q"
        ),
        chart.mark_circle(color=theme.MARK, size=110, opacity=1, yOffset=9).encode(x=x),
        chart.mark_text(align="left", dy=-9).encode(x=alt.value(0), text="label:N"),
        chart.mark_text(align="left", dx=10, dy=9, fontWeight="bold").encode(
            x=x, text="text:N"
        ),
    )
    return theme.finished(layers, width, STEP * len(rows))
