"""
Bars from zero with their values and, behind them, their growth.

For levels of one unit over periods of one length. The label stands above its
bar, so that a phone gives the bars its whole width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from sitegen.draw import theme
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.draw.rows import Row

MEANS = (Kind.LEVEL, Kind.SHARE)
STEP = 46
BAR = 16


def specification(rows: Sequence[Row], width: int) -> dict[str, Any]:
    """Return the Vega-Lite specification at *width* pixels."""
    beside = max(theme.text_width(f"{row.text}  {row.detail}") for row in rows)
    most = max(row.value for row in rows)
    data = theme.data(
        [
            {
                "order": place,
                "label": row.label,
                "value": row.value,
                "text": row.text,
                "detail": row.detail,
                "after": row.value + most * _shift(row, width, beside),
            }
            for place, row in enumerate(rows)
        ]
    )
    scale = alt.Scale(domain=[0, most * width / (width - beside - 8)], nice=False)
    y = alt.Y("order:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    bar = alt.Chart(data).encode(y=y, x=alt.X("value:Q", axis=None, scale=scale))
    top = alt.Chart(data).encode(y=y, x=alt.value(0))
    after = alt.Chart(data).encode(y=y, x=alt.X("after:Q", axis=None, scale=scale))
    chart = alt.layer(
        bar.mark_bar(color=theme.MARK, height=BAR, yOffset=11),
        top.mark_text(align="left", dy=-9).encode(text="label:N"),
        bar.mark_text(align="left", dx=5, dy=11, fontWeight="bold").encode(
            text="text:N"
        ),
        after.mark_text(align="left", dx=5, dy=11, color=theme.QUIET).encode(
            text="detail:N"
        ),
    )
    return theme.finished(chart, width, STEP * len(rows))


def _shift(row: Row, width: int, beside: float) -> float:
    """Return where the detail begins, as a part of the longest bar."""
    return (theme.text_width(row.text) + 6) / (width - beside - 8)
