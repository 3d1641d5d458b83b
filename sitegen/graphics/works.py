"""
The script that makes charts live, and the works of others that it is made of.

The package that draws holds each of them as a module for browsers, with its name, its
version and what it imports; it has no list of them. So they are read there, from those
that the script begins with to all that these need. It begins with what of Vega draws
charts without maps and selections: they come compiled, so that no reader needs
Vega-Lite.
"""

from __future__ import annotations

import mmap
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import vl_convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Work = tuple[str, str]
"""Name and version."""

_NAMED = rb"/npm/((?:@[a-z0-9-]+/)?[a-z0-9._-]+)@([0-9][0-9A-Za-z.-]*)/"
HEAD = re.compile(rb"Original file: " + _NAMED)
"""How a module begins; it ends with the address of its map."""
IMPORT = re.compile(rb"[\"']" + _NAMED + rb"\+esm[\"']")
END = b"sourceMappingURL"
USED = {
    "vega-dataflow": "transforms",
    "vega-interpreter": "expressionInterpreter",
    "vega-parser": "parse",
    "vega-view": "View",
}
"""Module -> what of it is used by its name."""
TRANSFORMS = {
    "vega-encode": "encode",
    "vega-regression": "regression",
    "vega-transforms": "data",
    "vega-view-transforms": "layout",
}
"""Modules of transforms that Vega-Lite compiles to, and what we call each."""


def bundled() -> tuple[Work, ...]:
    """Return the works that the script is made of, in order of names."""
    folder = Path(str(vl_convert.__file__)).parent
    (library,) = (each for each in folder.iterdir() if each.suffix in {".so", ".pyd"})
    with (
        library.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        needs = _needs(data)
    found: set[Work] = set()
    new = _begun(needs)
    while new:
        found |= new
        new = {each for work in new for each in needs.get(work, ())} - found
    return tuple(sorted(found))


def bundle(works: Iterable[Work]) -> str:
    """Return the script for browsers; `window.vega` has what is used of *works*."""
    versions = dict(works)
    imports = [f"{{{used}}}" for used in USED.values()]
    imports += [f"* as {called}" for called in TRANSFORMS.values()]
    script = "".join(
        f'import {what} from "/npm/{name}@{versions[name]}/+esm";\n'
        for name, what in zip(USED | TRANSFORMS, imports, strict=True)
    )
    script += f"Object.assign(transforms, {', '.join(TRANSFORMS.values())});\n"
    script += f"window.vega = {{{', '.join(USED.values())}}};\n"
    text: str = vl_convert.javascript_bundle(script)
    return text


def _begun(needs: Mapping[Work, set[Work]]) -> set[Work]:
    """Return the modules that are named here, as this Vega and vega-embed have them."""
    wholes = {
        "vega": f"{vl_convert.get_vega_version()}.",
        "vega-embed": f"{vl_convert.get_vega_embed_version()}.",
    }
    return {
        each
        for (name, version), needed in needs.items()
        if name in wholes and f"{version}.".startswith(wholes[name])
        for each in needed
        if each[0] in USED | TRANSFORMS
    }


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
