"""
What is said of a chart -> its pictures; the engine is started by who draws.

It takes as long to start as what says what it is to draw takes to load: so where one
chart is new, both are done side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sitegen.as_json import dumps
from sitegen.graphics.cache import Cache, code_of
from sitegen.graphics.frame import Line, framed
from sitegen.graphics.page import NARROW, WIDE
from sitegen.graphics.poster import keep
from sitegen.later import Once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sitegen.graphics.cache import Files

Views = dict[str, Any]
"""Specifications by name."""
Around = tuple[list[Line], list[Line], str, str]
"""Lines above and below a picture that travels, its title and its description."""
Rest = tuple[Views, Around, bool]
"""Further views of a chart, what stands around it, and whether it can be a PNG."""
Later = Callable[[], Rest]
"""Says the rest of a chart; it is asked when a page has what it shows."""
SHOWN = ("narrow", "wide")
BEHIND = ("live.json", "chart.svg")
FIRST = {"mark": "bar", "data": {"name": "figures", "values": []}}
"""What the engine is started with."""


def pictures(cache: Cache, shown: Views, later: Later) -> Iterator[Files]:
    """
    Yield the pictures of a chart, those that a page shows first.

    Those of one specification are kept, when somebody has taken all.
    """
    engine = code_of("engine", "frame")
    key = cache.key("shown", engine, dumps(shown))
    known = cache.get(key, SHOWN)
    found = known or _shown(shown)
    yield found
    rest, around, _ = later()
    key_behind = cache.key("behind", engine, dumps(shown | rest), framed("", *around))
    behind = cache.get(key_behind, BEHIND)
    if not behind:
        behind = _behind(shown, rest, framed(found["wide"].decode(), *around))
        cache.put(key_behind, behind)
    if not known:
        cache.put(key, found)
    yield behind


def ready(folder: Path | None) -> Callable[[tuple[Views, Rest]], Files]:
    """Start the engine; return what draws, and keeps what it drew in a folder."""
    from sitegen.graphics import engine

    engine.compiled(FIRST)
    cache = Cache(folder)
    return lambda said: with_poster(cache, said[0], lambda: said[1])


def with_poster(cache: Cache, shown: Views, later: Later) -> Files:
    """Return the pictures of a chart; its PNG is kept, too, while the engine runs."""
    later = Once(later)
    files: Files = {}
    for some in pictures(cache, shown, later):
        files |= some
    *_, is_drawable = later()
    if is_drawable:
        keep(cache, files["chart.svg"])
    return files


def _shown(said: Views) -> Files:
    from sitegen.graphics import engine

    made = _vega(said, engine.compiled)
    picture = engine.svg(made["wide"], WIDE)
    narrow = engine.svg(made["narrow"], NARROW)
    return {"narrow": narrow.encode(), "wide": picture.encode()}


def _behind(shown: Views, rest: Views, alone: str) -> Files:
    from sitegen.graphics import engine

    said = shown | rest
    live = said | _vega(said, engine.compiled)
    return {
        "live.json": f"{dumps(live)}\n".encode(),
        "chart.svg": alone.encode(),
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
