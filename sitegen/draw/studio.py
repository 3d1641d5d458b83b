"""
A copy of this process that draws for a preview, as long as that runs.

The engine lets nothing else of its process work while it draws; and a preview, which
answers in threads, cannot be copied any more. So it is begun before.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from sitegen.draw.pictures import pictures, ready
from sitegen.forked import standing
from sitegen.graphics.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sitegen.model.plan import Plan

    Asked = tuple[str, Plan]
    """Under which key a plan is to be kept, as it is drawn."""

STUDIOS: dict[str, Callable[[Asked], Callable[[], None]]] = {}
"""What asks the copy to draw, by the folder in which it keeps that."""


def open_studio(folder: Path) -> None:
    """Begin a copy that draws, and keeps what it drew in a *folder*."""
    if ask := standing(partial(_begun, folder)):
        STUDIOS[str(folder)] = ask


def in_studio(folder: Path | None, asked: Iterable[Asked]) -> Callable[[], None]:
    """Have plans drawn, if there is a studio; return what waits for them."""
    ask = STUDIOS.get(str(folder))
    drawn = [ask(each) for each in asked] if ask else []

    def wait() -> None:
        for each in drawn:
            each()

    return wait


def _begun(folder: Path) -> Callable[[Asked], None]:
    """Load what draws; return what draws a plan, whose faults arise in the preview."""
    from sitegen.draw.files import drawn

    ready(folder)
    cache = Cache(folder)

    def draw(asked: Asked) -> None:
        key, plan = asked
        with suppress(Exception):
            cache.put(key, drawn(plan, partial(pictures, cache)))

    return draw
