"""What `make bench` measures is sound, and what it tells can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.project import Project
from tests.bench import told
from tests.bench.cases import BARE, COLD, PREVIEW, REAL, named
from tests.bench.growth import draw
from tests.bench.maker import CHARTED, UNCHARTED
from tests.bench.measured import Cost, run
from tests.bench.ours import OURS, PYTHON
from tests.bench.parts import inside
from tests.bench.peers import PEERS
from tests.bench.sheets import GOODS, YEARS, sheet
from tests.bench.sizes import shown_of, sizes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.maker import Maker


def test_sheets_are_sound_whatever_digit_is_edited(tmp_path: Path) -> None:
    """A site of sheets has no fault, and its page shows the values of any edit."""
    OURS.write(tmp_path, 2)
    project = Project(tmp_path, tmp_path / OURS.site)
    shown = OURS.shown(sheet(0).rows[GOODS[0]])
    for label in (CHARTED, UNCHARTED):
        pages = build(project, Report(is_strict=True))

        OURS.prove(pages[OURS.page].decode(), shown)

        shown = OURS.edit(tmp_path, label, 3)
    OURS.prove(build(project, Report(is_strict=True))[OURS.page].decode(), shown)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_peers_get_the_same_numbers(tmp_path: Path, peer: Maker) -> None:
    """The content of each peer states all that a sheet does, and an edit of it."""
    folder = tmp_path / "project"
    peer.write(folder, 2)
    page = (folder / "content" / "port-1.md").read_text("utf-8")
    assert all(value in page for value in sheet(1).rows.values())

    shown = peer.edit(folder, CHARTED, 3)

    page = (folder / "content" / "port-0.md").read_text("utf-8")
    assert 2 == page.count(shown)  # in its table and in its chart


def test_a_command_that_fails_is_told_and_not_measured(tmp_path: Path) -> None:
    """What cannot be run has no cost."""
    cost = run((PYTHON, "-c", "pass"), tmp_path)

    assert 0 < cost.processor < 60
    with pytest.raises(RuntimeError, match="no such thing"):
        run((PYTHON, "-c", "raise SystemExit('no such thing')"), tmp_path)


@pytest.mark.thorough
def test_tables_have_medians_and_ratios(tmp_path: Path) -> None:
    """Each case has its median, and a ratio to ours; a sheet draws how they grow."""
    costs = {
        (REAL, BARE, OURS.name): [Cost(processor=0.01, wall=0.02, memory=10**7)],
        **{
            (named(count), case, maker): [
                Cost(processor=count * each, wall=0.5, memory=10**8)
                for each in (scale, 2 * scale, 90)
            ]
            for count in (1, 10)
            for case in (COLD, PREVIEW)
            for maker, scale in ((OURS.name, 2), (PEERS[0].name, 1))
        },
    }
    found = told.middles(costs)

    assert f"| {COLD} | 10 sheets | 40 | 20 ×0.50 |" in told.compared(found)
    assert f"| {PREVIEW} | 10 sheets | 0.5 | 0.5 ×1.00 |" in told.compared(found)
    assert "1 sheet to 10 sheets | 4000.0 | 2000.0 |" in told.compared(found)
    assert "| bare Python | 0.010 | 0.020 | 10 | 1.0 |" in told.start(found)
    front = draw(tmp_path / "growth", told.growth(found))
    assert "40.000" in front.read_text("utf-8")
    assert sizes(front.parent)["first view"][1] > len(front.read_bytes())


def test_what_a_page_shows_is_weighed_apart_from_what_it_offers(tmp_path: Path) -> None:
    """A file of a chart is a download, and so is one of data; their pages are not."""
    files = {
        "index.html": 1,
        "data/index.html": 2,
        "charts/a/index.html": 4,
        "static/icon.png": 8,
        "charts/a/chart.png": 16,
        "charts/a/chart.svg": 32,
        "data/fact-sheet.html": 64,
        "charts/a/live.json": 128,
    }
    for path, size in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(bytes(size))

    found = sizes(tmp_path)

    assert 1 + 2 + 4 + 8 == shown_of(found)
    assert 16 + 32 + 64 == found["downloads"][1]


@pytest.mark.thorough
def test_what_figures_cost_is_told_of_the_steps_that_there_are(tmp_path: Path) -> None:
    """A build that is measured step by step has all that its table asks for."""
    OURS.write(tmp_path, 1)
    spent = inside(tmp_path)
    table = told.figures({1: spent}, len(GOODS) + len(YEARS))
    assert spent["figure pages"] == len(GOODS) + len(YEARS)
    assert spent["charts"] == 1  # drawn in their step, not where a page asks for them
    assert f"{spent['total']:.2f}" in table


def test_what_is_done_once_is_no_cost_of_a_figure() -> None:
    """Of each more figure it is left out, and so are pictures."""

    def spent(total: float, drawn: float, linked: float) -> dict[str, float]:
        parts = {"seconds of figure pages": 0.0, "seconds of cards": 0.0}
        return {**parts, "total": total, "draw": drawn, "links": linked}

    few, many = spent(2.0, 0.5, 0.1), spent(24.0, 3.5, 8.0)
    table = told.figures({1: few, 100: many}, 20)
    head, _, _, last = [line.split(" | ") for line in table.splitlines()]

    column = head.index("ms each more figure")
    assert last[column] == f"{1000 * (12.5 - 1.4) / (99 * 20):.2f}"
