"""
The works of others that the bundle of Vega is made of.

The package that draws holds each of them as a module for browsers, with its name, its
version and what it imports; it has no list of them. So they are read there, from those
that the bundle begins with to all that these need.
"""

from __future__ import annotations

import mmap
import re
from collections import defaultdict
from pathlib import Path

import vl_convert

from sitegen.graphics.engine import VEGA_LITE

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


def bundled() -> tuple[Work, ...]:
    """Return the works that the bundle is made of, in order of names."""
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
