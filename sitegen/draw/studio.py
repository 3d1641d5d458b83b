"""
A copy of this process that draws for a preview, as long as that runs.

The engine lets nothing else of its process work while it draws; and a preview, which
answers in threads, cannot be copied any more. So it is begun before.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from sitegen.draw.known import keeping
from sitegen.draw.pictures import pictures, ready
from sitegen.forked import LAST, standing
from sitegen.graphics.cache import Cache

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
    """Begin a copy that draws, and keeps what it drew in a *folder*."""
    # The engine has threads of its own, which would take the core of who asks.
    if ask := standing(partial(_begun, folder), LAST):
        STUDIOS[str(folder)] = ask


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


def _begun(folder: Path) -> Callable[[Asked], None]:
    """Load what draws; return what draws a plan, whose faults arise in the preview."""
    from sitegen.draw.files import drawn

    ready(folder)
    cache = Cache(folder)
    begun: dict[str, Iterator[None]] = {}

    def draw(asked: Asked) -> None:
        key, plan = asked
        with suppress(Exception):
            if plan:
                files = drawn(plan, partial(pictures, cache))
                begun[key] = keeping(cache, key, files)
                next(begun[key])
            else:
                for _ in begun.pop(key):
                    pass

    return draw
