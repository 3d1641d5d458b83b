"""
The bundle of Vega that the live view loads, from the package that draws.

It is the same for every site and takes a second to make, so that it is kept in
the cache; only pages that a reader asks to come alive ever load it.

That package holds each work of others in it as a module for browsers, with its name,
its version and what it imports; it has no list of them. So they are read there, from
those that the bundle begins with to all that these need.
"""

from __future__ import annotations

import json
import mmap
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.outputs import WORKS, vega_address

if TYPE_CHECKING:
    from sitegen.draw.cache import Cache
    from sitegen.project import Templates

SCRIPT = "static/explore.js"
"""Without this file among the templates there is no live view."""

Work = tuple[str, str]
"""Name and version."""

_NAMED = rb"/npm/((?:@[a-z0-9-]+/)?[a-z0-9._-]+)@([0-9][0-9A-Za-z.-]*)/"
HEAD = re.compile(rb"Original file: " + _NAMED)
"""How a module begins; it ends with the address of its map."""
IMPORT = re.compile(rb"[\"']" + _NAMED + rb"\+esm[\"']")
END = b"sourceMappingURL"
NONE = "-"
"""No version begins so."""
PACKED = {"vega-embed": ("fast-json-patch", "semver")}
"""Works that others have within themselves, in versions of which nothing tells."""


def bundle(templates: Templates, cache: Cache) -> dict[str, bytes]:
    """
    Return the bundle by its path, and the list of the works that it is made of.

    Return nothing where the templates want no live view.
    """
    if templates.find(SCRIPT) is None:
        return {}
    key = cache.key("live")
    files = cache.get(key, ("vega.js", "works.json"))
    if files is None or not _is_list(files["works.json"]):
        from sitegen.draw import engine

        works = [{"name": name, "version": said} for name, said in bundled()]
        files = {
            "vega.js": engine.bundle().encode(),
            "works.json": f"{json.dumps(works, indent=1)}\n".encode(),
        }
        cache.put(key, files)
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


def bundled() -> tuple[Work, ...]:
    """Return the works that the bundle is made of, in order of names."""
    import vl_convert

    from sitegen.draw.engine import VEGA_LITE

    begun = {
        "vega": f"{vl_convert.get_vega_version()}.",
        "vega-lite": f"{VEGA_LITE}.",
        "vega-embed": f"{vl_convert.get_vega_embed_version()}.",
        "lodash.debounce": "",
    }
    folder = Path(str(vl_convert.__file__)).parent
    (library,) = (each for each in folder.iterdir() if each.suffix in {".so", ".pyd"})
    with (
        library.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        needs = _needs(data)
    found: set[Work] = set()
    new = {
        (name, version)
        for name, version in needs
        if f"{version}.".startswith(begun.get(name, NONE))
    }
    while new:
        found |= new
        new = {each for work in new for each in needs.get(work, ())} - found
    packed = {(name, "") for whole, _ in found for name in PACKED.get(whole, ())}
    return tuple(sorted(found | packed))


def _needs(data: mmap.mmap) -> dict[Work, set[Work]]:
    """Return the modules of a library, each with those that it imports."""
    needs: dict[Work, set[Work]] = defaultdict(set)
    for head in HEAD.finditer(data):
        end = data.find(END, head.end())
        imported = IMPORT.findall(data[head.end() : end])
        needs[_work(*head.groups())] |= {_work(*each) for each in imported}
    return needs


def _work(name: bytes, version: bytes) -> Work:
    return name.decode(), version.decode()
