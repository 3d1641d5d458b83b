"""What is drawn of charts: fetched from where it is kept, or drawn."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.catalogue import catalogue
from sitegen.draw.known import BEHIND, PAGE, behind, keeping
from sitegen.draw.pictures import pictures, ready, with_poster
from sitegen.draw.records import records
from sitegen.draw.studio import in_studio
from sitegen.forked import can_fork, spread, standing
from sitegen.graphics.cache import Cache, code
from sitegen.later import Awaited
from sitegen.remembered import recent, search_for_garbage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sitegen.draw.files import Draw
    from sitegen.draw.known import Record
    from sitegen.graphics.cache import Files
    from sitegen.model.drawing import Planned
    from sitegen.model.plan import Plan

    Found = Mapping[str, bytes]

HERE = Path(__file__).parent
SAYS = HERE, HERE.parent / "captions", HERE.parent / "words"
"""The rooms that say what is drawn: the latter two what stands below a picture."""
FEW = 32
"""So many charts are held at once: a page asks for parts of the same ones."""


class Shelf:
    """Has the files of plans by name; what cannot be kept is held."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._held: dict[str, Files] = {}
        self._wait: Callable[[], object] = lambda: None
        """Waits for what pages show of charts that were begun."""
        self._wait_for_all: Callable[[], object] = lambda: None
        self.key = lru_cache(None)(self._key)
        self.has = lru_cache(None)(self._has)
        """Asked once: by it a page is known, whatever comes and goes meanwhile."""

    def _has(self, planned: Planned) -> bool:
        """Tell whether all that is drawn of a plan is kept, whole and believed."""
        key = self.key(planned)
        of_page = self._kept(key, PAGE)
        return bool(of_page and self._kept(behind(self._cache, key), BEHIND))

    def shown(self, planned: Planned, record: Record | None = None) -> Found:
        """Return what a page shows of a plan, of which there may be a *record*."""
        key = record.key if record else self.key(planned)
        return self._files(planned, record, key, PAGE)

    def downloads(self, planned: Planned, record: Record | None = None) -> Found:
        """Return what else is drawn of it."""
        key = behind(self._cache, record.key if record else self.key(planned))
        return self._files(planned, record, key, BEHIND)

    def _files(
        self,
        planned: Planned,
        record: Record | None,
        key: str,
        names: tuple[str, ...],
    ) -> Found:
        if planned.chart.id in self._held:
            return self._held[planned.chart.id]
        if not record and not self._cache.has(key):
            wait = self._wait if names is PAGE else self._wait_for_all
            wait()
        found: Found | None = self._kept(key, names)
        # One that was lost meanwhile is drawn in a trial, too: it is known by its hash.
        if not (found or record or self.has(planned)):
            found = self._cache.get(key, names)
        return found or self._made(planned)

    def _kept(self, key: str, names: tuple[str, ...]) -> Files | None:
        try:
            return _kept(self._cache.folder, key, names)
        except LookupError:
            return None

    def _made(self, planned: Planned) -> Files:
        key, cache = self.key(planned), Cache(self._cache.folder)
        made: Files = {}
        for some in _drawn(planned.plan(), partial(pictures, cache)):
            cache.put(behind(cache, key) if made else key, some)
            made |= some
        if not cache.has(key):
            self._held[planned.chart.id] = made
        return made

    def begin(self, plans: Sequence[Planned]) -> None:
        """
        Begin to draw *plans* that are new on two cores, so that they are kept.

        Copies of this process draw, so that none of the engine's threads is in it. Of
        a single chart a copy starts the engine, while this process says what to draw.
        """
        cache = self._cache
        if len(plans) > FEW:
            search_for_garbage()  # charts of altair are, as soon as they are drawn
        if cache.is_lasting():
            new = [each for each in plans if not cache.has(self.key(each))]
            if not can_fork():
                told = {self.key(each): each.plan() for each in new}
                self._wait, self._wait_for_all = in_studio(cache.folder, told)
            elif len(new) == 1 and (ask := standing(partial(ready, cache.folder))):
                made = _drawn(
                    new[0].plan(),
                    lambda shown, later: _waited(
                        [ask((shown, None)), ask((shown, later()))]
                    ),
                )
                keep = keeping(cache, self.key(new[0]), made)
                self._wait = shown = Awaited(lambda: next(keep, None))
                self._wait_for_all = Awaited(lambda: [shown(), *keep])
            else:
                self._wait = self._wait_for_all = spread(self._keep, new)

    def _keep(self, plans: Sequence[Planned]) -> None:
        for each in plans:
            drawn = _drawn(
                each.plan(),
                lambda shown, later: [with_poster(self._cache, shown, later)],
            )
            for _ in keeping(self._cache, self.key(each), drawn):
                pass

    def _key(self, planned: Planned) -> str:
        return self._cache.key("plan", repr(_told(planned.plan())), code(*SAYS))


@recent(2 * FEW)
def _kept(folder: Path | None, key: str, names: tuple[str, ...]) -> Files:
    """Return what is kept; raises `LookupError`, which is not remembered."""
    found = Cache(folder).find(key, names)
    if found is None:
        raise LookupError(key)
    return found


def ground(cache: Cache) -> str:
    """Return the hash of all that draws, whatever it draws."""
    return cache.key("ground", code(*SAYS))


def _drawn(plan: Plan, draw: Draw) -> Iterator[Files]:
    from sitegen.draw.files import drawn

    return drawn(plan, draw)


def _waited(waits: Iterable[Callable[[], Files]]) -> Iterator[Files]:
    for wait in waits:
        yield wait()


def _told(plan: Plan) -> tuple[object, ...]:
    """Return all that a picture depends on; where that stands in a file is no part."""
    head = (plan.title, plan.subtitle, plan.note, plan.description, plan.address)
    sort = (plan.sort.name, plan.sort.specification)
    units = [row.quantity.unit.label for row in plan.rows]
    said = catalogue(plan.language).digest
    return (*head, *sort, plan.names, plan.missing, units, records(plan), said)
