"""
Rows -> the data of a picture: what they say, as Vega-Lite takes it.

Here decimals become floats. A record has the columns of its row, and what stands
beside its mark; its kind adds where that is, as `At`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sitegen.draw.page import FLOWS, Tone
from sitegen.model.plan import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.plan import Plan, Row

Record = dict[str, Any]
STAR = "\u2009*"
"""Behind what is in doubt, as on the pages."""


def records(plan: Plan) -> list[Record]:
    """Return the record of every row."""
    known = {row.known for row in plan.rows if row.role is not Role.REST}
    is_all = len(known) == 1 and len(plan.rows) > 1
    found = [record(row, is_known=is_all) for row in plan.rows]
    if len({row.role for row in plan.rows}) > 1:
        return [{"role": str(Role.MARK)} | each for each in found]
    return found


def all_known(plan: Plan) -> str:
    """Return what is said once for a picture of which all is known in one way."""
    known = {row.known for row in plan.rows if row.role is not Role.REST}
    return (
        f"All {known.pop()}." if len(known) == 1 < len(plan.rows) and any(known) else ""
    )


def record(row: Row, *, is_known: bool = False) -> Record:
    """Return the record of a row; *is_known* leaves out how its value is known."""
    made: Record = {"label": row.label}
    for name, cell in row.record.items():
        made[name] = float(cell) if isinstance(cell, Decimal) else str(cell)
    if row.period.is_dated:
        made |= {"begin": str(row.period.start_day), "finish": str(row.period.end_day)}
    known = "" if is_known or row.role is Role.REST else row.known
    change = f"{row.change}{STAR * row.is_growth_disputed}"
    beside = ", ".join(filter(None, (change, known)))
    text = f"{row.text}{STAR * row.is_disputed}"
    made |= {
        "text": text,
        "amount": row.amount,
        "when": row.when,
        "tone": str(tone(row)),
    }
    told = {
        "change": row.change,
        "beside": beside,
        "interval": row.interval,
        "printed": row.figure.places[0].printed
        if row.figure and row.figure.places
        else "",
        "article": row.source,
    }
    made |= {name: text for name, text in told.items() if text}
    if row.role is not Role.MARK:
        made["role"] = str(row.role)
    if row.quantity.is_bound:
        made["bound"] = "more" if row.quantity.interval.high is None else "less"
    return made


def tone(row: Row) -> Tone:
    """Return the colour of a row: that of its flow, grey for what is left."""
    return Tone.QUIET if row.role is Role.REST else FLOWS[min(row.flow, 3)]


def least(record: Record) -> float:
    """Return where a value may begin."""
    return float(min(record["value"], record.get("low", record["value"])))


def most(record: Record) -> float:
    """Return where a value may end."""
    return float(max(record["value"], record.get("high", record["value"])))


def outward(record: Record, *, start: float = 0.0) -> Record:
    """Return a record with its words beyond its end, seen from zero."""
    if record["value"] < 0:
        return record | {"at": start + least(record), "side": "left"}
    return record | {"at": start + most(record), "side": "right"}


def by_row(found: Sequence[Record]) -> list[list[Record]]:
    """Return records by the row that they stand in."""
    groups: dict[tuple[str, str], list[Record]] = {}
    for each in found:
        groups.setdefault((each.get("panel", ""), each["label"]), []).append(each)
    return [*groups.values()]
