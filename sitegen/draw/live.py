"""
The bundle of Vega that the live view loads, from the package that draws.

It is the same for every site and takes a second to make, so that it is kept in
the cache; only pages that a reader asks to come alive ever load it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.outputs import vega_address

if TYPE_CHECKING:
    from sitegen.draw.cache import Cache
    from sitegen.project import Templates

SCRIPT = "static/explore.js"
"""Without this file among the templates there is no live view."""


def bundle(templates: Templates, cache: Cache) -> dict[str, bytes]:
    """Return the bundle by its path, or nothing where the templates want none."""
    if templates.find(SCRIPT) is None:
        return {}
    key = cache.key("live")
    files = cache.get(key, ("vega.js",))
    if files is None:
        from sitegen.draw import engine

        files = {"vega.js": engine.bundle().encode()}
        cache.put(key, files)
    return {vega_address(): files["vega.js"]}
