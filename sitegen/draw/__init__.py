"""
Plans -> drawings; the only room where altair is at home.

A kind turns rows into marks, `sketch` finds their room, `owed` adds what every row
owes. What was drawn before comes from the cache, and altair is not even imported.
"""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from sitegen.cells import csv_bytes
from sitegen.draw.known import DOWNLOADS, PAGE, TABLE, Known, Record
from sitegen.draw.shelf import Shelf, ground
from sitegen.graphics.cache import Cache
from sitegen.hashed import hashed
from sitegen.later import File, Lazy, Once
from sitegen.later import Known as Files
from sitegen.model.drawing import Drawing, Drawn
from sitegen.model.letters import undrawable
from sitegen.model.plan import COLUMNS
from sitegen.outputs import chart_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sitegen.model.drawing import Planned
    from sitegen.model.plan import Row
    from sitegen.outputs import Outputs


def draw(
    plans: Iterable[Planned], folder: Path | None = None, *, is_trial: bool = False
) -> Mapping[str, Drawing]:
    """
    Draw every chart in both widths; the result is by id of the chart.

    What was drawn is kept in *folder*, and fetched when somebody looks at it; what is
    new is begun here, on other cores. In a trial other pictures are empty.
    """
    cache = Cache(folder, is_trial=is_trial)
    known, shelf = Known(folder, ground(cache)), Shelf(cache)
    records = {each: known.find(each, cache) for each in plans}
    left = {each.chart.id: each for each in records if records[each] is None}
    if not is_trial:
        shelf.begin([*left.values()])

    def recorded(planned: Planned) -> Record:
        record = _record(planned, shelf)
        if not is_trial and cache.has(record.key):
            known.add(planned.chart.id, record)
        left.pop(planned.chart.id, None)
        if not left:
            known.keep()
        return record

    drawings = {}
    for planned, record in records.items():
        if record:
            known.add(planned.chart.id, record)
        of_chart = partial(shelf.files, planned, record)
        drawings[planned.chart.id] = Drawing(
            figures=planned.figures,
            plan=planned.plan,
            pictures=of_chart,
            drawn=Once(partial(_drawn, planned, record, recorded, of_chart)),
        )
    if not left:
        known.keep()
    return drawings


def files(drawings: Mapping[str, Drawing]) -> Outputs:
    """Return the downloads of every chart."""
    names = sorted(DOWNLOADS)

    def found() -> Mapping[str, File]:
        return {
            f"{chart_address(name)}{file}": cast("Files", drawing.files).file(file)
            for name, drawing in drawings.items()
            for file in names
        }

    paths = [f"{chart_address(name)}{file}" for name in drawings for file in names]
    return Files(Lazy(found, paths))


def table(rows: Iterable[Row]) -> bytes:
    """Return a line a row, with the interval that its digits stand for."""
    return csv_bytes(COLUMNS, (row.record for row in rows))


def _drawn(
    planned: Planned,
    record: Record | None,
    recorded: Callable[[Planned], Record],
    pictures: Callable[[], Mapping[str, bytes]],
) -> Drawn:
    """Return what is known of the drawing of a plan: all but the bytes of its files."""

    def fetched(name: str) -> bytes:
        if name == TABLE:
            return table(planned.plan().rows)
        return pictures()[name]

    known = record or recorded(planned)
    return Drawn(
        hash=known.hash,
        is_drawable=known.is_drawable,
        sizes={name: size for name, _, size in known.files},
        files=Files(
            {
                name: File(hash_, size, partial(fetched, name))
                for name, hash_, size in known.files
            }
        ),
    )


def _record(planned: Planned, shelf: Shelf) -> Record:
    """Draw a plan, and return what is known of the drawing from then on."""
    plan, key = planned.plan(), shelf.key(planned)
    kept = shelf.files(planned)
    files = {name: data for name, data in kept.items() if name not in PAGE}
    files |= {TABLE: table(plan.rows)}
    known = tuple(
        (name, sha256(data).hexdigest(), len(data)) for name, data in files.items()
    )
    words = plan.description, plan.rows, plan.sources, plan.missing
    is_drawable = not undrawable(plan.letters)
    told = planned.figures, known, is_drawable
    said = hashed((*words, [kept[name] for name in PAGE], *told))
    return Record(planned.trace, key, said, known, is_drawable)
