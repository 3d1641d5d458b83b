"""
The bundle of Vega that the live view loads, from the package that draws.

It is the same for every site and takes a second to make, so that it is kept in
the cache, and made while charts are drawn; only pages that a reader asks to come alive
ever load it.
"""

from __future__ import annotations

import json
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.forked import forked
from sitegen.later import Lazy
from sitegen.outputs import WORKS, vega_address
from sitegen.remembered import memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitegen.graphics.cache import Cache
    from sitegen.outputs import Outputs

MADE: dict[str, Mapping[str, bytes]] = memory()
"""The files that this process made, by their names in the cache."""
MAKER = Path(__file__).parents[1] / "graphics/works.py"
SCRIPT = "static/explore.js"
"""Without this file among the templates there is no live view."""


def bundle(cache: Cache) -> Outputs:
    """Return the bundle by its path, and the list of the works that it is made of."""
    key = cache.key("live", _maker())
    files = cache.get(key, ("vega.js", "works.json"))
    if files is None or not _is_list(files["works.json"]):
        if key not in MADE:
            return Lazy(_begun(key, cache))
        cache.put(key, MADE[key])
        return _placed(MADE[key])
    return _placed(files)


@cache
def _maker() -> str:
    """Return the hash of what makes it; a comment there makes it anew."""
    return sha256(MAKER.read_bytes()).hexdigest()


def _begun(key: str, cache: Cache) -> Callable[[], Outputs]:
    from sitegen.graphics.works import bundle, bundled

    works = bundled()
    make = partial(bundle, works)
    script = forked(make) or make

    def made() -> Outputs:
        listed = [{"name": name, "version": said} for name, said in works]
        told = f"{json.dumps(listed, indent=1)}\n".encode()
        MADE[key] = {"vega.js": script().encode(), "works.json": told}
        cache.put(key, MADE[key])
        return _placed(MADE[key])

    return made


def _placed(files: Mapping[str, bytes]) -> Outputs:
    return {vega_address(): files["vega.js"], WORKS: files["works.json"]}


def _is_list(works: bytes) -> bool:
    """Tell whether what was kept is a list of works; in a trial it is empty."""
    try:
        return all(
            {*each} == {"name", "version"}
            and all(isinstance(text, str) for text in each.values())
            for each in json.loads(works or b"[]")
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return False
