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
from sitegen.draw.known import BEHIND, DOWNLOADS, TABLE, Known, Record
from sitegen.draw.shelf import Shelf, ground
from sitegen.graphics.cache import Cache
from sitegen.hashed import hashed
from sitegen.later import File, Lazy, Once
from sitegen.later import Known as Files
from sitegen.model.drawing import Downloads, Drawing
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

    if not left:
        known.keep()
    return {
        planned.chart.id: Drawing(
            figures=planned.figures,
            plan=planned.plan,
            pictures=partial(shelf.shown, planned, record),
            downloads=Once(partial(_downloads, planned, record, recorded, shelf)),
            hashed=Once(partial(_hash, planned, record, shelf, is_trial=is_trial)),
            has_letters=partial(_has_letters, planned, record),
        )
        for planned, record in records.items()
    }


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


def _downloads(
    planned: Planned,
    record: Record | None,
    recorded: Callable[[Planned], Record],
    shelf: Shelf,
) -> Downloads:
    """Return the downloads of a plan; the bytes of each are fetched when asked for."""

    def fetched(name: str) -> bytes:
        if name == TABLE:
            return table(planned.plan().rows)
        return shelf.downloads(planned, record)[name]

    known = (record or recorded(planned)).files
    return Downloads(
        sizes={name: size for name, _, size in known},
        files=Files(
            {
                name: File(hash_, size, partial(fetched, name))
                for name, hash_, size in known
            }
        ),
    )


def _hash(
    planned: Planned, record: Record | None, shelf: Shelf, *, is_trial: bool = False
) -> str:
    """
    Return the hash of all that a page can say of a plan.

    A trial draws nothing, so that what was not drawn before is another then.
    """
    if record:
        return record.hash
    plan, is_empty = planned.plan(), is_trial and not shelf.has(planned)
    words = plan.description, plan.rows, plan.sources, plan.missing
    return hashed((shelf.key(planned), *words, planned.figures, is_empty))


def _has_letters(planned: Planned, record: Record | None) -> bool:
    return record.is_drawable if record else not undrawable(planned.plan().letters)


def _record(planned: Planned, shelf: Shelf) -> Record:
    """Draw a plan, and return what is known of the drawing from then on."""
    drawn = shelf.downloads(planned)
    files = {
        TABLE: table(planned.plan().rows),
        **{each: drawn[each] for each in BEHIND},
    }
    return Record(
        trace=planned.trace,
        key=shelf.key(planned),
        hash=_hash(planned, None, shelf),
        files=tuple(
            (name, sha256(data).hexdigest(), len(data)) for name, data in files.items()
        ),
        is_drawable=_has_letters(planned, None),
    )
