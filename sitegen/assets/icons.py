"""The icon of the templates in the sizes that home screens ask for."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from struct import unpack
from typing import TYPE_CHECKING

from sitegen.diagnostics import Location, Report
from sitegen.graphics.cache import Cache
from sitegen.inputs import tool

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.project import Templates

ICON, SIZES = "static/icon.svg", (192, 512)
_FETCHED = re.compile(r"""(?:href\s*=\s*["']|url\(\s*["']?)\s*(?!#|data:)([^"')]+)""")


def icons(
    templates: Templates, report: Report, folder: Path | None = None
) -> dict[str, bytes]:
    """Return the icon in each size; one that cannot be drawn goes to the report."""
    path = templates.find(ICON)
    if path is None:
        return {}
    try:
        return _icons(path.read_text(encoding="utf-8"), Cache(folder))
    except (OSError, ValueError, RuntimeError) as error:
        reason = str(error).partition("\n")[0]
        message = f"this icon cannot be drawn: {reason}; save it afresh as SVG"
        at = Location(PurePosixPath("templates") / ICON)
        report.error("icon-broken", at, message)
        return {}


def _icons(svg: str, cache: Cache) -> dict[str, bytes]:
    if found := _FETCHED.search(svg):  # a build asks nobody for anything
        message = f"it asks for {found[1]!r}"
        raise ValueError(message)
    wide, high = unpack(">II", _png(svg, cache)[16:24])  # in the head of a PNG
    if wide != high:
        message = f"it is {wide} by {high} pixels, and icons are square"
        raise ValueError(message)
    return {
        f"static/icon-{size}.png": _png(svg, cache, scale=size / wide) for size in SIZES
    }


def _png(svg: str, cache: Cache, scale: float = 1) -> bytes:
    key = cache.key("packed-icon", tool(), svg, str(scale))
    kept = cache.get(key, ("png",))
    if kept is None:
        from sitegen.graphics import engine

        kept = {"png": engine.icon(svg, scale)}
        cache.put(key, kept)
    return kept["png"]
