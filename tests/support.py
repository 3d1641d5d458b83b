"""What several tests share: this project, and a small fact sheet of another place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sitegen import check
from sitegen.build import build
from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Location, Report
from sitegen.model.figure import Figure, Kind, Subject
from sitegen.model.period import Period
from sitegen.model.place import Place
from sitegen.project import Project
from sitegen.read import read
from sitegen.read.fields import read_quantity
from sitegen.render.kept import Kept
from sitegen.resolve import resolve
from sitegen.resolve.units import in_units
from tests.shared import linked, once, share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pytest

    from sitegen.model.quantity import Quantity, Unit
    from sitegen.model.site import Site

ROOT = Path(__file__).parents[1]
HERE = Location(PurePosixPath("content/sources/gazette.yaml"))

SETTINGS = """\
title: Norland in figures
description: The foreign trade of Norland.
language: en-GB
edition: 2025-03-01
licence: CC BY 4.0
licence_url: https://creativecommons.org/licenses/by/4.0/
navigation:
  - {label: Fact sheet, path: .}
"""
MEASURES = """\
trade: {label: Foreign trade, definition: Exports plus imports., topic: trade}
exports:
  {label: Exports, definition: Goods sent abroad., topic: trade, partner_word: to}
imports: {label: Imports, definition: Goods brought in., topic: trade}
depots: {label: Depots, definition: Customs depots., topic: trade, is_stock: true}
"""
UNITS = """\
EUR bn: {label: billion euros, short: bn €, currency: EUR, scale: 9, nouns: [euros]}
EUR mn:
  label: million euros
  short: mn €
  currency: EUR
  scale: 6
  of: EUR bn
  factor: 0.001
  nouns: [euros]
USD mn:
  {label: million dollars, currency: USD, scale: 6, nouns: [dollars, USD, $]}
"%": {label: "%", nouns: ["%", per cent]}
times: {label: times, of: "%", factor: 100, nouns: [times]}
pp:
  label: percentage points
  one: percentage point
  nouns: [percentage points, percentage point]
rank: {label: rank, nouns: [rank]}
depots: {label: depots, one: depot, nouns: [depots, bonded depots]}
years: {label: years, one: year, nouns: [anniversary]}
"""
TERMS = {
    "partners": "south: {label: South, inline: the South}\n",
    "products": "boats: {label: Boats, inline: boats}\n",
    "enterprises": "private: {label: Private firms, inline: private firms}\n",
    "scopes": "world: {label: The world, inline: all countries}\n",
    "topics": "trade: {label: Trade, summary: All of it.}\n",
}
GAZETTE = """\
title: Trade, "as never before"
name: The Gazette
publisher: Norland Gazette
published: 2025-02-01
covers: 2024
url: https://gazette.example/trade
text: gazette.txt
inferred: The year is {"2024"}.
figures:
  trade-2024:
    measure: trade
    period: 2024
    value: 56.7 EUR bn
    printed: {1: to <56.7 billion euros>, 4: total of <56.7 billion euros>}
    note: |-
      Called "large", though not by all,
      and {trade-2024|change}.
    growth: {value: 12 %, printed: {1: 12%}}
    equivalent: {value: about 300 USD mn, printed: {1: about $300 million}}
  exports-boats-2024:
    measure: exports
    product: boats
    partner: south
    period: 2024-H1
    value: 470 EUR mn
    printed: {2: 470 million euros}
    growth: {value: 1.8 times, printed: {2: 1.8 times}}
    share: {value: 7.6 %, scope: exports, printed: {2: "<7.6%> of exports"}}
    rank: {value: 1 rank, scope: world, printed: {2: a record high}}
  imports-2024:
    measure: imports
    enterprise: private
    period: 2024-Q1..Q3
    growth: {value: -3.2 %, base: 2022, printed: {3: fell by 3.2%}}
    difference: {value: 1 pp, scope: world, printed: {3: one percentage point}}
"""
HERALD = """\
title: Depots
name: The Herald
publisher: Norland Herald
covers: 2025-01
url: https://herald.example/depots
text: herald.txt
figures:
  depots-2024:
    measure: depots
    period: at-2024-12-31
    value: over 4,900 depots
    printed: {1: "over 4,900 bonded depots"}
  depots-planned:
    measure: depots
    period: at-undated
    nature: target
    value: 7 depots
    printed: {1: seven bonded depots}
"""
DERIVED = """\
trade-2023: {formula: prior, of: [trade-2024, trade-2024.growth]}
"""
FRONT = """\
---
title: Norland
description: Trade was {trade-2024}.
---
Trade was {trade-2024} in {trade-2024|period}, {trade-2024|change}.

::: headline trade-2024
"""
CONTENT = {
    "site.yaml": SETTINGS,
    "vocabulary/measures.yaml": MEASURES,
    "vocabulary/units.yaml": UNITS,
    **{f"vocabulary/{name}.yaml": text for name, text in TERMS.items()},
    "sources/gazette.yaml": GAZETTE,
    "sources/herald.yaml": HERALD,
    "derived.yaml": DERIVED,
    "pages/index.md": FRONT,
}
"""Path below content/ -> text."""

TEXTS = {
    "gazette.txt": (
        "Trade rose by 12% to 56.7 billion euros (about $300 million).\n\n"
        "Boats: 470 million euros, an increase of 1.8 times, 7.6% of exports after "
        "37.6% before, and a record high.\n"
        "Imports of private firms fell by 3.2%, one percentage point more.\n"
        "In short, a total of 56.7 billion euros.\n"
    ),
    "herald.txt": "There are over 4,900 bonded depots; seven bonded depots will come",
}
"""What the articles of the small fact sheet print."""


def small_project(folder: Path, content: Mapping[str, str] = CONTENT) -> Project:
    """
    Write a small fact sheet into *folder*, made with the templates of this project.

    Its pictures are drawn, and its templates compiled, only once.
    """
    project = _undrawn(folder, content)
    linked(_drawn(), project.cache)
    return project


def with_templates(project: Project) -> Project:
    """Give a project the templates of this one for its own, so that they may change."""
    shutil.copytree(ROOT / "templates", project.templates.own)
    return project


def _undrawn(folder: Path, content: Mapping[str, str]) -> Project:
    for name, text in content.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(folder, folder / "site")


@cache
def _drawn() -> Path:
    """Return the cache of the small fact sheet after a build."""
    folder = once("norland", lambda root: build(_undrawn(root, CONTENT), Report()))
    return share(Project(folder, folder / "site").cache)


def texts_in(folder: Path, texts: Mapping[str, str] = TEXTS) -> Path:
    """Write the texts of articles into *folder*."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    return folder


def site_of(project: Project) -> Site:
    """Return all figures of a sound project, the computed ones too."""
    report = Report(is_strict=True)
    return derive(resolve(read(project, report), report), report)


@cache
def real_site() -> Site:
    """Return all figures of this project."""
    return site_of(Project(ROOT, ROOT / "site"))


def small_site(folder: Path, content: Mapping[str, str] = CONTENT) -> Site:
    """Return the small fact sheet; *folder* is used to read it from."""
    return site_of(small_project(folder, content))


def prove(site: Site, report: Report) -> None:
    """Prove the values of a site by what is printed, and do nothing meanwhile."""
    check.prove(site, report).settle()


def quantity(text: str, units: Mapping[str, Unit]) -> Quantity:
    """Return the quantity that content states as *text*."""
    return in_units(read_quantity(text), units)


def figure(
    value: str, units: Mapping[str, Unit], kind: Kind = Kind.LEVEL, printed: str = "x"
) -> Figure:
    """Return a figure that matters only by its value."""
    return Figure(
        id="some-figure",
        kind=kind,
        subject=Subject(measure="trade"),
        period=Period.parse("2024"),
        quantity=quantity(value, units),
        places=(Place(paragraph=1, printed=printed, at=HERE),),
        source="gazette",
        at=HERE,
    )


def codes(report: Report) -> list[str]:
    """Return the codes of what was found, in order of place."""
    return [each.code for each in report.diagnostics]


def faults(error: BuildError) -> list[str]:
    """Return what a build found, a line each."""
    return [str(each) for each in error.report.diagnostics]


def run(
    arguments: Sequence[str], cwd: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run this Python with *arguments*, and with other environment *variables*."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONUNBUFFERED": "", **variables},  # it cuts long lines
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=600,
    )


def made_anew(patch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """Return what of pages is made anew from now on, and why."""
    found: dict[str, tuple[str, ...]] = {}
    keep = Kept.keep

    def spied(self: Kept, *, is_whole: bool) -> None:
        found.update(self.why)
        keep(self, is_whole=is_whole)

    patch.setattr(Kept, "keep", spied)
    return found
