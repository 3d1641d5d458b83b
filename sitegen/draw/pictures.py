"""
What is said of a chart -> its pictures; the engine is started by who draws.

It takes as long to start as what says what it is to draw takes to load: so where one
chart is new, both are done side by side.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sitegen.as_json import dumps
from sitegen.graphics.cache import Cache, code_of
from sitegen.graphics.frame import Line, framed
from sitegen.graphics.page import NARROW, WIDE
from sitegen.graphics.poster import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sitegen.graphics.cache import Files

Around = tuple[list[Line], list[Line], str, str]
"""Lines above and below a picture that travels, its title and its description."""
Wanted = tuple[dict[str, Any], Around, bool]
"""Views of a chart, what stands around it, and whether a PNG can be made of it."""
SHOWN = ("narrow", "wide")
DRAWN = (*SHOWN, "live.json", "chart.svg")
FIRST = {"mark": "bar", "data": {"name": "figures", "values": []}}
"""What the engine is started with."""


def pictures(cache: Cache, wanted: Wanted) -> Iterator[Files]:
    """
    Yield the pictures of a chart, those that a page shows first.

    Those of one specification are kept, when somebody has taken all.
    """
    said, around, _ = wanted
    engine = code_of("engine", "frame")
    key = cache.key("pictures", engine, dumps(said), framed("", *around))
    if found := cache.get(key, DRAWN):
        yield found
        return
    made: Files = {}
    for some in _drawn(said, around):
        made |= some
        yield some
    cache.put(key, made)


def ready(folder: Path | None) -> Callable[[Wanted], Files]:
    """Start the engine; return what draws, and keeps what it drew in a folder."""
    from sitegen.graphics import engine

    engine.compiled(FIRST)
    return partial(with_poster, Cache(folder))


def with_poster(cache: Cache, wanted: Wanted) -> Files:
    """Return the pictures of a chart; its PNG is kept, too, while the engine runs."""
    files = {
        name: data for some in pictures(cache, wanted) for name, data in some.items()
    }
    if wanted[-1]:
        keep(cache, files["chart.svg"])
    return files


def _drawn(said: dict[str, Any], around: Around) -> Iterator[Files]:
    from sitegen.graphics import engine

    shown = _vega({name: said[name] for name in SHOWN}, engine.compiled)
    picture = engine.svg(shown["wide"], WIDE)
    narrow = engine.svg(shown["narrow"], NARROW)
    yield {"narrow": narrow.encode(), "wide": picture.encode()}
    rest = {name: view for name, view in said.items() if name not in SHOWN}
    live = said | shown | _vega(rest, engine.compiled)
    yield {
        "live.json": f"{dumps(live)}\n".encode(),
        "chart.svg": framed(picture, *around).encode(),
    }


def _vega(
    said: dict[str, Any], compiled: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    """Return views as the engine and browsers draw them, which know no Vega-Lite."""
    return {
        name: compiled(view) if "data" in view else _vega(view, compiled)
        for name, view in said.items()
        if isinstance(view, dict)
    }
