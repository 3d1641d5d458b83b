"""What a phone downloads: bytes as they are, and as servers send them."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST = 6_000_000
"""Bytes of HTML, style, scripts and pictures that an edition may have."""
DATA = "data/index.html"
SHOWN = {".html", ".css", ".js", ".svg", ".png", ".webmanifest"}
EDITION = re.compile(r"as-of/\d{4}-\d{2}-\d{2}/")
OF_CHART = re.compile(r"charts/[^/]+/chart\.")
"""A chart as a file. Pages have it as SVG in them, and show none of these."""
ASKED = re.compile(
    r'<link(?=[^>]* rel="stylesheet")[^>]* href="([^"]+)"'
    r'|<script[^>]* src="([^"]+)"|<img[^>]* src="([^"]+)"'
)
"""What a browser asks for at once."""
PACK = """\
const { brotliCompressSync, constants } = require("zlib");
const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
const paths = JSON.parse(require("fs").readFileSync(0));
const packed = (path) => brotliCompressSync(require("fs").readFileSync(path), {params});
console.log(paths.reduce((sum, path) => sum + packed(path).length, 0));
"""
Sizes = tuple[int, int, int, int]
"""Files, and their bytes: as they are, by gzip, and by brotli if Node is there."""


def sizes(site: Path) -> dict[str, Sizes]:
    """Return the sizes of what readers see first, of one of each, and of all."""
    parts: dict[str, list[Path]] = {}
    for path in sorted(each for each in site.rglob("*") if each.is_file()):
        parts.setdefault(part_of(path.relative_to(site).as_posix()), []).append(path)
    found = {
        "first view": _asked(site / "index.html"),
        "page of a figure": _largest(site.glob("figures/*/index.html")),
        "page of a chart": _largest(site.glob("charts/*/index.html")),
        "chart, one SVG": _largest(site.glob("charts/*/chart.svg")),
        "cards of a page": _largest(site.glob("cards/*.json")),
        **{part: parts[part] for part in sorted(parts)},
    }
    return {name: _sizes(paths) for name, paths in found.items() if paths}


def shown_of(found: dict[str, Sizes]) -> int:
    """Return the bytes that the limit of an edition is on."""
    return sum(size[1] for name, size in found.items() if name.startswith("all "))


def part_of(name: str) -> str:
    """Say to which part of a site a file belongs."""
    ending = f".{name.rpartition('.')[2]}"
    if EDITION.match(name):
        return "earlier editions"
    if name.startswith("cards/") or name.endswith("live.json"):
        return "fetched when asked for"
    if OF_CHART.match(name) or (name.startswith("data/") and name != DATA):
        return "downloads"
    return f"all {ending[1:]}" if ending in SHOWN else "downloads"


def _asked(page: Path) -> list[Path]:
    """Return a page and what a browser asks for with it."""
    text = page.read_text("utf-8")
    names = {name for found in ASKED.findall(text) for name in found if name}
    asked = [(page.parent / name.partition("?")[0]).resolve() for name in sorted(names)]
    return [page, *asked]


def _largest(paths: Iterable[Path]) -> list[Path]:
    found = sorted(paths, key=lambda path: path.stat().st_size)
    return found[-1:]


def _sizes(paths: list[Path]) -> Sizes:
    data = [path.read_bytes() for path in paths]
    zipped = sum(len(gzip.compress(each, 9, mtime=0)) for each in data)
    if not shutil.which("node"):
        return len(paths), sum(map(len, data)), zipped, 0
    told = subprocess.run(
        ["node", "-e", PACK],
        input=json.dumps([str(path) for path in paths]),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    ).stdout
    return len(paths), sum(map(len, data)), zipped, int(told)
