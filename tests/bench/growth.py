"""How costs grow with the number of sheets, drawn as a small fact sheet of our own."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.bench.measured import run
from tests.bench.ours import OURS
from tests.support import SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

MEASURES = {
    "build from nothing": "Seconds of a processor until the site is there.",
    "save to served": "Seconds from a save until the page is served.",
}
UNIT = """\
s: {label: seconds, is_measured: yes, nouns: [seconds]}
"""
CHART = """\
kind: bars
title: By sitegen it takes {{{first}}} with {{"{content}"}}
subtitle: {label}, seconds, {{{first}|period}}
panels: partner
figures: [{ids}]
"""
FRONT = """\
---
title: How costs grow
description: What builds and previews take as there are more sheets.
---
All panels of a chart have one scale, so that growth is seen.

{charts}

::: sources
"""
Row = tuple[str, str, str, float]
"""Maker, measure, content and seconds."""


def draw(folder: Path, rows: list[Row]) -> Path:
    """Write a sheet of what was measured into a folder; return its front page."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in _texts(rows).items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run(OURS.build, folder)
    return folder / OURS.site / "index.html"


def _texts(rows: list[Row]) -> dict[str, str]:
    today = datetime.now(tz=UTC).date()
    charts = dict.fromkeys(_slug(measure) for _, measure, _, _ in rows)
    return {
        "site.yaml": SETTINGS.replace("2025-03-01", f"{today}").replace(
            "Norland in figures", "What sheets cost"
        ),
        "vocabulary/units.yaml": UNIT,
        "vocabulary/topics.yaml": "costs: {label: Costs, summary: What is taken.}\n",
        "vocabulary/measures.yaml": "".join(
            f"{_slug(name)}: {{label: {name.capitalize()}, definition: {said}"
            ", topic: costs, is_stock: yes}\n"
            for name, said in MEASURES.items()
        ),
        "vocabulary/products.yaml": _terms({maker for maker, *_ in rows}),
        "vocabulary/partners.yaml": _terms({content for _, _, content, _ in rows}),
        "sources/run.yaml": (
            f"title: A run of make bench\nname: The run\npublisher: make bench\n"
            f"published: {today}\ncovers: {today.year}\n"
            f"url: https://bench.example/\ntext: run.txt\nfigures:\n"
            + "".join(_figure(place, row) for place, row in enumerate(rows, 1))
        ),
        **{f"charts/{name}.yaml": _chart(name, rows) for name in charts},
        "pages/index.md": FRONT.format(
            charts="\n\n".join(f"::: chart {name}" for name in charts)
        ),
    }


def _figure(place: int, row: Row) -> str:
    maker, measure, content, seconds = row
    today = datetime.now(tz=UTC).date()
    return (
        f"  {_id(row)}:\n    measure: {_slug(measure)}\n    product: {_slug(maker)}\n"
        f"    partner: {_slug(content)}\n    period: at-{today}\n"
        f"    value: {seconds:.3f} s\n    printed: {{{place}: {seconds:.3f} seconds}}\n"
    )


def _chart(name: str, rows: list[Row]) -> str:
    shown = [row for row in rows if _slug(row[1]) == name]
    return CHART.format(
        first=_id(next(row for row in reversed(shown) if row[0] == OURS.name)),
        content=shown[-1][2],
        label=shown[0][1].capitalize(),
        ids=", ".join(map(_id, shown)),
    )


def _id(row: Row) -> str:
    return "-".join(_slug(each) for each in row[:3])


def _terms(names: set[str]) -> str:
    return "".join(f'{_slug(each)}: {{label: "{each}"}}\n' for each in sorted(names))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", f"n{name}".lower()).strip("-")
