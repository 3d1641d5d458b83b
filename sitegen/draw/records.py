"""
Rows -> the data of a picture: what they say, as Vega-Lite takes it.

Here decimals become floats. A record has the columns of its row, and what stands
beside its mark; its kind adds where that is, as `at` and `side`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sitegen.captions.remarks import all_known
from sitegen.dimensions import grouped
from sitegen.graphics.colours import Tone
from sitegen.model.plan import Plan, Role, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

FLOWS = (Tone.INK, Tone.FIRST, Tone.SECOND, Tone.THIRD)
"""A sum is ink; its parts keep their hue in every chart."""
TONES = dict(zip(("sum", "part 1", "part 2", "part 3"), FLOWS, strict=True))
TONES["rest"] = TONES["before"] = Tone.QUIET
"""The colours of marks by what they stand for, as the field `flow` of rows says."""

Record = dict[str, Any]
STAR = "\u2009*"
"""Behind what is in doubt, as on the pages."""


def records(plan: Plan) -> list[Record]:
    """Return the record of every row."""
    is_said = bool(all_known(plan))
    return [_record(row, is_said=is_said) for row in plan.rows]


def _record(row: Row, *, is_said: bool) -> Record:
    """Return the record of a row; *is_said* leaves out how its value is known."""
    made: Record = {"label": row.label, "role": str(row.role)}
    for name, cell in row.record.items():
        made[name] = float(cell) if isinstance(cell, Decimal) else str(cell)
    if row.period.is_dated:
        made |= {"begin": str(row.period.start_day), "finish": str(row.period.end_day)}
    is_rest, figure = row.role is Role.REST, row.figure
    known = "" if is_said or is_rest else row.known
    change = f"{row.change}{STAR * row.is_growth_disputed}"
    end = "more" if row.quantity.interval.high is None else "less"
    told = {
        "text": f"{row.text}{STAR * row.is_disputed}",
        "amount": row.amount,
        "when": row.when,
        "flow": "rest" if is_rest else [*TONES][min(row.flow, 3)],
        "change": row.change,
        "beside": ", ".join(filter(None, (change, known))),
        "interval": row.interval,
        "printed": figure.places[0].printed if figure and figure.places else "",
        "article": row.source,
        "bound": end if row.quantity.is_bound else "",
    }
    return made | {name: text for name, text in told.items() if text}


def least(record: Record) -> float:
    """Return where a value may begin."""
    return float(min(record["value"], record.get("low", record["value"])))


def most(record: Record) -> float:
    """Return where a value may end."""
    return float(max(record["value"], record.get("high", record["value"])))


def outward(record: Record, *, start: float = 0.0, side: str = "right") -> Record:
    """
    Return a record with its words beyond its end; a fall has them beyond its begin.

    There they take no room from its mark, and stand in line with the others.
    """
    return record | {"at": start + max(0.0, most(record)), "side": side}


def by_row(found: Sequence[Record]) -> list[list[Record]]:
    """Return records by the row that they stand in."""
    rows = grouped(found, lambda each: (each.get("panel", ""), each["label"]))
    return [*rows.values()]
