"""
Large fact sheets: the work grows as the number of figures, not faster.

Calls of functions are counted, since they are the same on every machine; `make bench`
shows the seconds.
"""

from __future__ import annotations

import cProfile
import pstats
from collections import Counter
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest

from sitegen.check import check
from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Report
from sitegen.guesses import did_you_mean
from sitegen.project import Project
from sitegen.read import read
from sitegen.remembered import forget
from sitegen.render.views import views
from sitegen.resolve import resolve
from tests.bench.sheet import write
from tests.support import prove

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sitegen.model.site import Site

SLACK = 1.25
"""Sorting, and whatever is done once."""


def calls(work: Callable[[], object]) -> int:
    """Return how many calls *work* makes."""
    with cProfile.Profile() as profile:
        work()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def checked(folder: Path) -> Site:
    """Return the sheet in *folder* with all that is computed and checked."""
    project, report = Project(folder, folder / "site"), Report(is_strict=True)
    site = resolve(read(project, report), report)
    prove(site, report)
    return check(derive(site, report), report)


@pytest.mark.thorough
@pytest.mark.parametrize("more", ["years", "partners"])
def test_work_grows_as_the_figures(tmp_path: Path, more: str) -> None:
    """Three times the figures are three times the work to read, derive and check."""
    counts, figures = [], []
    for count in (2, 6):
        size = {"years": 2, "partners": 2, more: count}
        folder = tmp_path / str(count)
        figures.append(write(folder, **size))
        forget()  # what another test read would be read for nothing
        counts.append(calls(partial(checked, folder)))

    assert counts[1] / counts[0] < SLACK * figures[1] / figures[0]


def test_every_rule_that_can_has_work(tmp_path: Path) -> None:
    """The large sheet is sound, and its figures do meet one another."""
    write(tmp_path, years=2, partners=3)

    rules = {each.rule for each in checked(tmp_path).identities}

    assert {"growth", "span", "sum", "part", "parts"} <= rules


def test_pages_of_long_series_stay_small(tmp_path: Path) -> None:
    """The page of a figure lists the nearest of its subject, and counts the rest."""
    write(tmp_path, years=3, partners=1)
    site = checked(tmp_path)
    subjects = Counter(each.subject for each in site.figures.values())

    pages = [make() for _, name, make in views(site, {}, list) if name == "figure.html"]

    assert len(site.figures) == len(pages)
    for each in pages:
        figure, others = each["figure"], each["others"]
        listed = {figure.id, *(other.id for other in others)}
        assert {figure.subject} == {other.subject for other in others}
        assert min(12, subjects[figure.subject] - 1) == len(others)
        assert subjects[figure.subject] == len(listed) + each["more"]
    july = next(each for each in pages if each["figure"].id == "exports-1991-07")
    assert {1991} == {other.period.end_day.year for other in july["others"]}


def test_many_unknown_ids_are_answered_in_time() -> None:
    """A guess for each of many unknown ids looks at few of the known ones."""
    known = [f"exports-p{a}-{year}" for a in range(50) for year in range(1990, 2090)]
    did_you_mean("x", known)

    one = calls(lambda: did_you_mean("exprots-p7-2011", known))

    assert "; did you mean 'exports-p7-2011'?" == did_you_mean("exprots-p7-2011", known)
    assert one < 4 * len(known)


@pytest.mark.thorough
def test_many_unknown_ids_in_files_are_told_in_time(tmp_path: Path) -> None:
    """Each of hundreds of unknown ids in a file costs a look at the known ones."""
    known = write(tmp_path, years=3, partners=8)
    derived, counts = tmp_path / "content/derived.yaml", []
    project = Project(tmp_path, tmp_path / "site")
    for unknown in (0, 450):
        ids = [f"exprots-p{each % 8}-1991-{each:03}" for each in range(unknown)]
        lines = [f"d{each}: {{formula: share, of: [{each}, {each}]}}" for each in ids]
        derived.write_text("\n".join(lines) or "{}", "utf-8")
        report = Report()
        forget()

        counts.append(calls(partial(_read, project, report)))

        found = [each.code for each in report.diagnostics]
        assert unknown == found.count("figure-unknown") == len(found)

    assert counts[1] - counts[0] < 4 * known * 450


def _read(project: Project, report: Report) -> None:
    with suppress(BuildError):
        resolve(read(project, report), report)
