"""
A copy of this process that draws for a preview, as long as that runs.

The engine lets nothing else of its process work while it draws; and a preview, which
answers in threads, cannot be copied any more. So it is begun before.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from sitegen.draw.known import keeping
from sitegen.draw.pictures import pictures, ready
from sitegen.forked import LAST, standing
from sitegen.graphics.cache import Cache
from sitegen.graphics.page import NARROW, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from sitegen.model.plan import Plan

    Asked = tuple[str, Plan | None]
    """A key and the plan of which a page shows what is kept under it; or, without one,
    the key of which all else is to be kept as well."""
    Wait = Callable[[], None]

STUDIOS: dict[str, Callable[[Asked], Wait]] = {}
"""What asks the copy to draw, by the folder in which it keeps that."""


def open_studio(folder: Path) -> None:
    """
    Begin a copy that draws, and keeps what it drew in a *folder*.

    Where there are several cores it has one for itself, and this process the others:
    else what is asked to draw would take the core of who asks.
    """
    cores, here, drawing = _cores(), os.getpid(), _Drawing(folder)

    def begun() -> Callable[[Asked], None]:
        is_copy = os.getpid() != here  # else that died, and its core is free
        _keep_to(cores[-1:] if is_copy else cores)
        return drawing.begin()

    if ask := standing(begun, LAST, drawing.again):
        STUDIOS[str(folder)] = ask
        _keep_to(cores[:-1])


def in_studio(folder: Path | None, plans: Mapping[str, Plan]) -> tuple[Wait, Wait]:
    """
    Have plans drawn by their keys, if there is a studio, and what pages show first.

    Returns what waits for that, and what waits for all.
    """
    ask = STUDIOS.get(str(folder))
    shown = [ask(each) for each in plans.items()] if ask else []
    rest = [ask((key, None)) for key in plans] if ask else []
    return partial(_wait, shown), partial(_wait, [*shown, *rest])


def _wait(asked: Iterable[Wait]) -> None:
    for each in asked:
        each()


def _cores() -> list[int]:
    """Return the cores of this process, where it may choose among several."""
    of_process = getattr(os, "sched_getaffinity", None)  # Linux has it, and few others
    found = sorted(of_process(0)) if of_process else []
    return found if len(found) > 1 else []


def _keep_to(cores: list[int]) -> None:
    """Run on some cores and on no others, if any are named."""
    if cores:
        os.sched_setaffinity(0, cores)


class _Drawing:
    """Draws plans that it is asked for; their faults arise in the preview."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begun: dict[str, Iterator[None]] = {}
        self._last: Plan | None = None

    def begin(self) -> Callable[[Asked], None]:
        """Load what draws; return what draws a plan, and keeps that in the folder."""
        from sitegen.draw.files import drawn

        ready(self._folder)
        cache = Cache(self._folder)

        def draw(asked: Asked) -> None:
            key, plan = asked
            with suppress(Exception):
                if plan:
                    self._last = plan
                    files = drawn(plan, partial(pictures, cache))
                    self._begun[key] = keeping(cache, key, files)
                    next(self._begun[key])
                else:
                    for _ in self._begun.pop(key):
                        pass

        return draw

    def again(self) -> None:
        """
        Draw the last plan once more, for nobody.

        The engine tidies up when it first works after a pause, for up to 50 ms; so it
        does while nobody waits, and not when the next page is asked for.
        """
        from sitegen.draw.picture import specification
        from sitegen.graphics import engine

        if plan := self._last:
            with suppress(Exception):
                for page in (NARROW, WIDE):
                    engine.svg(engine.compiled(specification(plan, page)), page)
