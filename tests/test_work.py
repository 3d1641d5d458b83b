"""
How much work an edit makes: charts drawn, pages made, files read, modules loaded.

Work is counted and never timed, since seconds are those of one machine. What there is
to do for a figure hangs on where it is shown, not on how large the sheet is.
"""

from __future__ import annotations

import shutil
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from sitegen.build import begin, build
from sitegen.check.book import Book
from sitegen.check.proofs import Proofs
from sitegen.diagnostics import Report
from sitegen.outputs import file_of
from sitegen.project import Project
from sitegen.render.held import SLICE
from sitegen.render.kept import Kept
from tests.bench import sheets
from tests.bench.maker import CHARTED, UNCHARTED
from tests.bench.ours import OURS
from tests.sheets import MERISIA as SHEET
from tests.sheets import sheet_in
from tests.support import run, with_templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sitegen.check.of_source import OfSource
    from sitegen.model.figure import Figure

DRAW, READ = import_module("sitegen.draw.files"), import_module("sitegen.read.readers")
PROVE, ALONE = map(import_module, ("sitegen.check.evidence", "sitegen.check.alone"))
PARTS = import_module("sitegen.export.parts")
PORT, OFFICE = "corvane-2025-05", "trade-2025-05"
HEAVY = {
    *("altair", "vl_convert", "PIL", "pandas", "narwhals", "jsonschema", "http"),
    *("markdown_it", "xml"),
}
"""What a build that draws nothing does without."""
LOADED = 600
"""So many modules a build that makes a few pages loads at most."""


@dataclass
class Work:
    """What was done, by name."""

    made: list[str] = field(default_factory=list)
    """Texts of pages and cards."""
    drawn: list[str] = field(default_factory=list)
    """Charts."""
    read: list[str] = field(default_factory=list)
    """Files of YAML."""
    proved: list[str] = field(default_factory=list)
    """Figures, by what is printed of them."""
    packed: list[set[str]] = field(default_factory=list)
    """Workbooks of topics and charts, by the figures in them."""

    def clear(self) -> None:
        """Count from now on."""
        for name in Work.__dataclass_fields__:
            getattr(self, name).clear()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a sheet with charts that was built."""
    folder = tmp_path_factory.mktemp("work") / "project"
    project = with_templates(sheet_in(folder, SHEET))
    build(project, Report())
    return project


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Return the work that is done from now on."""
    done = Work()
    keep, draw, parse = Kept.keep, DRAW.drawn, READ.parse
    faults, workbook = PROVE.faults, PARTS.workbook

    def kept(self: Kept, *, is_whole: bool) -> None:
        done.made.extend(self.why)
        keep(self, is_whole=is_whole)

    def drawn(plan: Any, *given: Any) -> Any:
        done.drawn.append(plan.chart.id)
        return draw(plan, *given)

    def parsed(text: str, path: Any, *arguments: Any) -> Any:
        done.read.append(path.stem)
        return parse(text, path, *arguments)

    def proved(stated: Any, lexicon: Any) -> Any:
        done.proved.append(stated.figure.id)
        return faults(stated, lexicon)

    def packed(settings: Any, rows: Any) -> Any:
        done.packed.append({row["id"] for row in rows["figures"]})
        return workbook(settings, rows)

    monkeypatch.setattr(PROVE, "faults", proved)
    monkeypatch.setitem(PARTS.FORMS, "xlsx", packed)
    monkeypatch.setattr(Kept, "keep", kept)
    monkeypatch.setattr(DRAW, "drawn", drawn)
    monkeypatch.setattr(READ, "parse", parsed)
    return done


@pytest.fixture
def work(built: Project, counted: Work) -> Iterator[Work]:
    """Return the same of an edit of the sheet; at last it is as it was."""
    build(built, Report())
    counted.clear()
    yield counted
    for path in (SHEET / "content").rglob("*.yaml"):
        shutil.copyfile(path, built.root / path.relative_to(SHEET))


def edit(project: Project, source: str, old: str, new: str) -> None:
    """Replace a text in the file of a source."""
    path = project.content / "sources" / f"{source}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def slices(work: Work) -> set[str]:
    """Return which slices of long lists were made."""
    return {name for name in work.made if name.startswith(SLICE)}


def of_pages(names: set[str]) -> Counter[str]:
    """Return how many slices were made of each page."""
    return Counter(name.removeprefix(SLICE).split()[0] for name in names)


def test_nothing_is_done_for_a_remark(built: Project, work: Work) -> None:
    """A comment is read, and that is all."""
    edit(built, PORT, "figures:", "# remark\nfigures:")

    build(built, Report())

    assert Work(read=[PORT]) == work


def test_a_figure_makes_what_shows_it(built: Project, work: Work) -> None:
    """A digit makes no page on which it does not stand, and draws nothing."""
    before = build(built, Report())
    edit(built, PORT, "about 1,500,000 TEU", "about 1,600,000 TEU")
    edit(built, PORT, "about 1.5 million TEU", "about 1.6 million TEU")

    after = build(built, Report())

    assert ([PORT], []) == (work.read, work.drawn)
    pages = {file_of(name) for name in work.made} & {*after}
    changed = {path for path in pages if before[path] != after[path]}
    assert {"figures/containers-2025/index.html", "figures/index.html"} <= changed
    assert set() == pages - changed


def test_a_figure_of_a_chart_draws_that_chart(built: Project, work: Work) -> None:
    """A digit that one chart shows draws the one, and makes no page of another."""
    edit(built, OFFICE, "0.50 USD bn", "0.51 USD bn")
    edit(built, OFFICE, "$0.50 billion", "$0.51 billion")

    build(built, Report())

    assert ([OFFICE], ["exports-by-product"]) == (work.read, work.drawn)
    pages = [each for each in work.made if each.startswith("charts/")]
    assert ["charts/", "charts/exports-by-product/"] == pages


def test_a_figure_is_proved_and_packed_where_it_is(built: Project, work: Work) -> None:
    """A digit proves its own figure, and packs the downloads that have it."""
    edit(built, PORT, "about 1,500,000 TEU", "about 1,700,000 TEU")
    edit(built, PORT, "about 1.5 million TEU", "about 1.7 million TEU")

    build(built, Report())

    assert ["containers-2025"] == [name for name in work.proved if "." not in name]
    assert work.packed
    assert [] == [each for each in work.packed if "containers-2025" not in each]


def test_a_page_that_is_asked_for_makes_no_other(built: Project, work: Work) -> None:
    """Until the site is finished only what was asked for is made."""
    edit(built, PORT, "about 1,500,000 TEU", "about 1,600,000 TEU")
    edit(built, PORT, "about 1.5 million TEU", "about 1.6 million TEU")

    begun = begin(built, Report())

    assert "1,600,000" in begun.pages["figures/containers-2025/index.html"].decode()
    assert [] == work.drawn + work.made + work.packed


@pytest.mark.usefixtures("work")
def test_what_did_not_change_is_the_very_same(built: Project) -> None:
    """In one process a digit leaves all figures as they are but those it is in."""
    before = begin(built, Report()).site
    edit(built, PORT, "about 1,500,000 TEU", "about 1,600,000 TEU")
    edit(built, PORT, "about 1.5 million TEU", "about 1.6 million TEU")

    after = begin(built, Report()).site

    new = {
        each.id
        for each in after.figures.values()
        if each is not before.figures[each.id]
    }
    of_port = {name for name, each in after.figures.items() if PORT in each.articles}
    assert "containers-2025" in new
    assert set() == new - of_port
    same = {*map(id, before.identities)}
    parts = [each for each in after.identities if each.rule in {"part", "parts"}]
    assert parts
    for each in parts:  # of all rules they have the most identities
        assert id(each) in same or of_port & {figure.id for figure in each.figures}


def test_an_edit_is_checked_with_its_own_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one process other measures and other sources are not looked at again."""
    OURS.write(tmp_path, sheets.PER_TOPIC + 1)  # the last has a measure of its own
    project = Project(tmp_path, tmp_path / OURS.site)
    before = begin(project, Report()).site.identities
    settled, sources, stated = Book.of, list[set[str]](), list[str]()
    found, named = ALONE.articles.prove_figures, Proofs.name

    def of(figures: tuple[Figure, ...], words: Any) -> Book:
        sources.append({each.source for each in figures})
        return settled(figures, words)

    def proved(given: OfSource, report: Report) -> None:
        stated.extend(each.source for each in given.figures)
        found(given, report)

    def name(proofs: Proofs, of: Any) -> str:
        stated.append(of.figure.source)
        return named(proofs, of)

    monkeypatch.setattr(Book, "of", of)
    monkeypatch.setattr(ALONE.articles, "prove_figures", proved)
    monkeypatch.setattr(Proofs, "name", name)
    OURS.edit(tmp_path, CHARTED, 1)
    after = begin(project, Report()).site.identities

    assert [{f"gazette-{each}" for each in range(sheets.PER_TOPIC)}] == sources
    assert {"gazette-0"} == {*stated}
    assert len(before) == len(after)


@pytest.mark.thorough
def test_an_edit_is_no_more_work_where_there_are_more_sheets(
    tmp_path: Path, counted: Work
) -> None:
    """One digit makes the same pages and charts, and reads the same files, of many."""
    works: dict[str, list[Work]] = {CHARTED: [], UNCHARTED: []}
    for count in (1, 9):
        folder = tmp_path / str(count)
        OURS.write(folder, count)
        project = Project(folder, folder / OURS.site)
        counted.clear()
        build(project, Report())
        assert [f"chart-{each}" for each in range(count)] == sorted(counted.drawn)
        for label, made in works.items():
            OURS.write(folder, count)  # as it was before another edit
            build(project, Report())  # of which nothing is lost that is not asked for
            counted.clear()
            OURS.edit(folder, label, count)  # what was read before is not read again
            build(project, Report())
            made.append(deepcopy(counted))

    for label, (few, many) in works.items():
        assert (["gazette-0"], ["chart-0"] * (label == CHARTED)) == (
            few.read,
            few.drawn,
        )
        assert (few.read, few.drawn, few.proved) == (many.read, many.drawn, many.proved)
        assert {*few.made} - slices(few) == {*many.made} - slices(many)
        for each in (few, many):
            made_of = of_pages(slices(each))
            assert "figures/" in made_of
            assert max(made_of.values()) <= 2  # of a row that moves, both
        assert len(few.packed) == len(many.packed)


def test_a_check_draws_nothing(tmp_path: Path, counted: Work) -> None:
    """A trial of what was never built makes its pages, and no picture."""
    OURS.write(tmp_path, 1)

    build(Project(tmp_path, tmp_path / OURS.site), Report(), is_trial=True)

    assert ([], True) == (counted.drawn, "figures/" in counted.made)


def test_a_check_makes_no_page_of_a_chart_that_is_as_it_was(
    tmp_path: Path, counted: Work
) -> None:
    """Who looks for its figures among all is kept as it was drawn."""
    project = with_templates(sheet_in(tmp_path, SHEET))
    chart = project.content / "charts" / "exports-by-product.yaml"
    named = chart.read_text("utf-8").partition("figures:")[0]
    query = "query: {kind: level, product: any, period: 2025-05}\n"
    chart.write_text(f"{named}{query}", "utf-8")
    build(project, Report())
    counted.clear()
    edit(project, PORT, "containers-2025:\n", "containers-2025:\n    called: boxes\n")

    build(project, Report(), is_trial=True)

    assert "figures/containers-2025/" in counted.made
    assert [] == [each for each in counted.made if each.startswith("charts/")]


def test_only_charts_that_show_a_digit_are_planned_again(
    built: Project, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one process the other charts keep their plans and their drawings."""
    before = begin(built, Report()).drawings.values()
    assert all(each.description for each in before)  # they are planned, and remembered
    room, made = import_module("sitegen.plan"), list[str]()
    plan = room.planned

    def planned(draft: Any) -> Any:
        made.append(draft.chart.id)
        return plan(draft)

    monkeypatch.setattr(room, "planned", planned)
    edit(built, OFFICE, "0.50 USD bn", "0.52 USD bn")
    edit(built, OFFICE, "$0.50 billion", "$0.52 billion")

    begin(built, Report())

    assert ["exports-by-product"] == made
    assert ["exports-by-product"] == work.drawn


def test_what_is_not_needed_is_not_loaded(built: Project) -> None:
    """A build of what was drawn before loads nothing that draws."""
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from sitegen.build import build\n"
        "from sitegen.diagnostics import Report\n"
        "from sitegen.project import Project\n"
        "root = Path(sys.argv[1])\n"
        "build(Project(root, root / 'site'), Report())\n"
        "print(*sorted(sys.modules))\n"
    )
    build(built, Report())

    loaded = run(["-c", script, str(built.root)]).stdout.split()

    assert set() == {name.partition(".")[0] for name in loaded} & HEAVY
    assert "sitegen.render" in loaded
    assert not {"sitegen.render.worded", "sitegen.printed.named"} & {*loaded}
    assert LOADED > len(loaded)
