"""Ours, as one of the makers, and the real content of this project."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from tests.bench import sheets
from tests.bench.maker import Maker
from tests.bench.measured import run

if TYPE_CHECKING:
    from pathlib import Path

PYTHON = sys.executable
TOOL = (PYTHON, "-m", "sitegen")
ROOT = sheets.ROOT
SOURCE = "content/sources/{}.yaml"
UNCHARTED = ("asiacity-five-year-plan", "3,000", "3,01{}")
"""A figure of the real content that no chart shows: file, digits, and others."""
FAR = 5
"""So far are digits that are only checked from those that are built."""
CHARTED = ("asiacity-2025-three-quarters", "19.86", "19.7{}")
"""One that a chart shows, in another file."""


def _write(folder: Path, count: int) -> None:
    sheets.write(folder / "content", count)


def _rewrite(folder: Path, sheet: sheets.Sheet) -> None:
    path = folder / SOURCE.format(f"gazette-{sheet.number}")
    path.write_text(sheets.source(sheet), encoding="utf-8")


OURS = Maker(
    name="sitegen",
    draws=True,
    write=_write,
    rewrite=_rewrite,
    build=(*TOOL, "build", "--quiet"),
    serve=lambda port: (*TOOL, "serve", "--quiet", "--port", str(port)),
    page="port-0/index.html",
    site="site",
    kept=(".sitegen-cache",),
    shown=lambda value: f"{float(value):,.1f}",
)


def copied(folder: Path) -> None:
    """Copy the real content into a folder."""
    shutil.copytree(ROOT / "content", folder / "content")


def published(folder: Path) -> Path:
    """Build a project once more, as it is published; return the folder of the site."""
    from tests.whole import HOME, REPOSITORY  # not above: it would weigh on what is run

    site = folder / "published"
    place = ("--output", str(site), "--address", HOME, "--repository", REPOSITORY)
    run((*OURS.build, *place), folder)
    return site


def digit(folder: Path, place: tuple[str, str, str], number: int) -> None:
    """Give a figure of a copy of the real content another value."""
    name, digits, others = place
    path = SOURCE.format(name)
    text = (ROOT / path).read_text("utf-8")
    assert digits in text, f"{path} states no {digits} any more; name another figure"
    new = text.replace(digits, others.format(number % 10))
    (folder / path).write_text(new, encoding="utf-8")
