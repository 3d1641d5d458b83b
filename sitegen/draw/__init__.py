"""
Step 7: plans -> drawings; the only room where altair is at home.

A kind turns rows into marks, `sketch` finds their room, `owed` adds what every row
owes. What was drawn before comes from the cache, and altair is not even imported.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.catalogue import catalogue
from sitegen.cells import csv_bytes
from sitegen.draw.records import records
from sitegen.forked import forked
from sitegen.graphics.cache import Cache, code
from sitegen.later import Once
from sitegen.model.chart import Drawing, Look
from sitegen.model.letters import undrawable
from sitegen.model.plan import COLUMNS, Plan, Row
from sitegen.outputs import chart_address
from sitegen.remembered import Last

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sitegen.outputs import Outputs

FILES = ("narrow", "wide", "looks", "live.json", "chart.vl.json", "chart.svg")
"""What is drawn of a chart; of its letters depends whether there is a PNG, too."""
COPIES = 2
"""More would need more memory than they save time."""
HERE = Path(__file__).parent
DRAWINGS = Last[Drawing]()
"""Those that this process took from the cache, or drew."""


def draw(
    plans: Iterable[Plan], folder: Path | None = None, *, is_trial: bool = False
) -> Mapping[str, Drawing]:
    """
    Draw every chart in both widths; the result is by id of the chart.

    What was drawn is kept in *folder*, and taken from there. In a trial the other
    pictures are empty.
    """
    cache, asked = Cache(folder, is_trial=is_trial), tuple(plans)
    beside = Once(partial(_beside, asked, cache))
    return {
        (name := plan.chart.id): DRAWINGS.made(
            name, (plan, str(folder), is_trial), partial(_drawing, plan, cache, beside)
        )
        for plan in asked
    }


def files(drawings: Mapping[str, Drawing]) -> Outputs:
    """Return the downloads of every chart."""
    return {
        f"{chart_address(name)}{file}": data
        for name, drawing in drawings.items()
        for file, data in drawing.files.items()
    }


def table(rows: Iterable[Row]) -> bytes:
    """Return a line a row, with the interval that its digits stand for."""
    return csv_bytes(COLUMNS, (row.record for row in rows))


def _beside(plans: Iterable[Plan], cache: Cache) -> dict[str, dict[str, bytes]]:
    """
    Return the files of all charts that are new, by their ids, drawn on two cores.

    Copies of this process draw, so that none of the engine's threads is in it.
    """
    new = [plan for plan in plans if not cache.has(_key(plan, cache))]
    copies = [
        forked(partial(_drawn, new[each::COPIES], cache))
        for each in range(min(COPIES, len(new)))
    ]
    found = (copy() for copy in copies if copy)
    return {name: files for drawn in found for name, files in drawn.items()}


def _drawn(plans: Iterable[Plan], cache: Cache) -> dict[str, dict[str, bytes]]:
    from sitegen.draw.files import drawn

    return {plan.chart.id: drawn(plan, cache) for plan in plans}


def _drawing(
    plan: Plan, cache: Cache, beside: Callable[[], dict[str, dict[str, bytes]]]
) -> Drawing:
    key, name = _key(plan, cache), plan.chart.id
    names = FILES if undrawable(plan.letters) else (*FILES, "chart.png")
    files = cache.get(key, names)
    if files is None:
        files = beside().get(name) or _drawn([plan], cache)[name]
        cache.put(key, files)
    return Drawing(
        narrow=files.pop("narrow").decode(),
        wide=files.pop("wide").decode(),
        looks=tuple(map(Look, json.loads(files.pop("looks") or "[]"))),
        description=plan.description,
        rows=plan.rows,
        figures=tuple(figure.id for figure in plan.figures),
        sources=plan.sources,
        missing=plan.missing,
        files={**files, "chart.csv": table(plan.rows)},
    )


def _key(plan: Plan, cache: Cache) -> str:
    return cache.key("plan", repr(_told(plan)), code(HERE))


def _told(plan: Plan) -> tuple[object, ...]:
    """Return all that a picture depends on; where that stands in a file is no part."""
    head = (plan.title, plan.subtitle, plan.note, plan.description, plan.address)
    sort = (plan.sort.name, plan.sort.specification)
    units = [row.quantity.unit.label for row in plan.rows]
    said = catalogue(plan.language).digest
    return (*head, *sort, plan.names, plan.missing, units, records(plan), said)
