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
SayRest = Callable[[], Rest]
"""Says the rest of a chart; it is asked when a page has what it shows."""
Question = tuple[Views, Rest | None]
"""What a page shows of a chart, which is drawn; or, where it is said, the rest."""
SHOWN = ("narrow", "wide")
FURTHER = ("live.json", "chart.svg")
FIRST = {"mark": "bar", "data": {"name": "figures", "values": []}}
"""What the engine is started with."""


def pictures(cache: Cache, shown: Views, later: SayRest) -> Iterator[Files]:
    """
    Yield the pictures of a chart, those that a page shows first.

    Those of one specification are kept, when the page has them that waits for them.
    """
    key = _key_of_page(cache, shown)
    known = cache.get(key, SHOWN)
    found = known or _drawn(shown)
    yield found
    if known is None:
        cache.put(key, found)
    yield _further(cache, shown, found, later())


def ready(folder: Path | None) -> Callable[[Question], Files]:
    """Start the engine; return what draws, and keeps what it drew in a folder."""
    from sitegen.graphics import engine

    engine.compiled(FIRST)
    cache = Cache(folder)

    def drawn(asked: Question) -> Files:
        shown, rest = asked
        found = _of_page(cache, shown)
        return found if rest is None else _with_poster(cache, shown, found, rest)

    return drawn


def with_poster(cache: Cache, shown: Views, later: SayRest) -> Files:
    """Return the pictures of a chart; its PNG is kept, too, while the engine runs."""
    found = _of_page(cache, shown)
    return found | _with_poster(cache, shown, found, later())


def _with_poster(cache: Cache, shown: Views, found: Files, rest: Rest) -> Files:
    files, (*_, is_drawable) = _further(cache, shown, found, rest), rest
    if is_drawable:
        keep(cache, files["chart.svg"])
    return files


def _of_page(cache: Cache, shown: Views) -> Files:
    """Return what a page shows, drawn in both widths."""
    key = _key_of_page(cache, shown)
    return cache.get(key, SHOWN) or _kept(cache, key, _drawn(shown))


def _key_of_page(cache: Cache, shown: Views) -> str:
    return cache.key("shown", code_of("engine", "frame"), dumps(shown))


def _further(cache: Cache, shown: Views, found: Files, rest: Rest) -> Files:
    """Return what else is drawn of a chart, of which a page shows what was *found*."""
    said, around, _ = rest
    told = dumps(shown | said), framed("", *around)
    key = cache.key("further", code_of("engine", "frame"), *told)
    if known := cache.get(key, FURTHER):
        return known
    from sitegen.graphics import engine

    live = shown | said | _vega(shown | said, engine.compiled)
    alone = framed(found["wide"].decode(), *around)
    made = {"live.json": f"{dumps(live)}\n".encode(), "chart.svg": alone.encode()}
    return _kept(cache, key, made)


def _kept(cache: Cache, key: str, files: Files) -> Files:
    cache.put(key, files)
    return files


def _drawn(shown: Views) -> Files:
    from sitegen.graphics import engine

    made = _vega(shown, engine.compiled)
    picture = engine.svg(made["wide"], WIDE)
    narrow = engine.svg(made["narrow"], NARROW)
    return {"narrow": narrow.encode(), "wide": picture.encode()}


def _vega(
    said: dict[str, Any], compiled: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    """Return views as the engine and browsers draw them, which know no Vega-Lite."""
    return {
        name: compiled(view) if "data" in view else _vega(view, compiled)
        for name, view in said.items()
        if isinstance(view, dict)
    }
