"""Charts of which nothing changed are neither planned nor drawn, and none is stale."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.build import begin, build
from sitegen.cache import Store
from sitegen.diagnostics import Report
from sitegen.draw import known as drawings
from sitegen.draw.files import shown
from sitegen.draw.pictures import SHOWN, pictures
from sitegen.graphics import engine
from sitegen.graphics.cache import ROOM as DRAWN
from sitegen.graphics.cache import Cache
from sitegen.plan import known as plans
from sitegen.project import Project
from sitegen.remembered import forget
from tests.bench.ours import OURS

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.draw.pictures import Rest


@pytest.fixture(scope="module")
def charted(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a sheet with a chart that was drawn."""
    folder = tmp_path_factory.mktemp("charted")
    OURS.write(folder, 1)
    project = Project(folder, folder / OURS.site)
    build(project, Report())
    return project


@pytest.fixture(scope="module")
def clean(charted: Project) -> dict[str, bytes]:
    """Return the files of its site, of which nothing that was kept is altered."""
    return made(charted)


def made(project: Project) -> dict[str, bytes]:
    """Return the files of the site, as another process would make them."""
    forget()
    return dict(build(project, Report()))


def test_what_a_page_shows_is_drawn_before_all_else_is_said(
    charted: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody who waits for a page waits for more; and nothing is drawn twice."""
    [drawing] = begin(charted, Report()).drawings.values()
    said, cache = shown(drawing.plan()), Cache(tmp_path)
    told: list[str] = []
    kept: list[bool] = []

    def later() -> Rest:
        told.append("rest")
        return {"orders": []}, ([], [], "Port", "A port"), False

    def drawn() -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for some in pictures(cache, said, later):
            told.extend(sorted(some))
            kept.append(any(tmp_path.rglob("*")))
            found |= some
        return found

    first = drawn()
    monkeypatch.setattr(engine, "svg", None)
    monkeypatch.setattr(engine, "compiled", None)

    assert drawn() == first
    assert told == [*SHOWN, "rest", "chart.svg", "live.json"] * 2
    assert kept == [False, True, True, True]
    assert all(first.values())


@pytest.mark.parametrize("damage", ["lost", "spoiled", "unknown"])
def test_a_check_without_pictures_leaves_no_empty_ones(
    tmp_path: Path, charted: Project, clean: dict[str, bytes], damage: str
) -> None:
    """What a trial shows in the place of a picture never comes into the site."""
    project = replace(charted, drawings=tmp_path / "kept")
    shutil.copytree(charted.cache, project.cache)
    for path in [*(project.cache / DRAWN).iterdir()]:
        path.unlink()
        if damage != "lost":
            Store(project.cache, DRAWN).put(path.name, b"{}")
    forget()
    if damage == "unknown":
        Store(project.cache, plans.ROOM).remove(drawings.KNOWN)
    build(project, Report(), is_trial=True)
    forget()

    assert clean == made(project)


@pytest.mark.parametrize(
    ("entry", "other"),
    [
        ("figures", ["nobody"]),
        *(("plan", each) for each in (1, None, ["", {}], ["", [1], []])),
        *(("drawing", each) for each in (1, None, ["", "", "", []])),
        *(("drawable", each) for each in (None, "no", 1)),
        ("key", "../../site/x"),
        ("hash", None),
        ("file", ["../x", "a" * 64, 1]),
        *(("file", ["chart.svg", each, 1]) for each in (None, "a" * 63)),
        *(("file", ["chart.svg", "a" * 64, each]) for each in ("a", None, 0, 1e999)),
    ],
)
def test_what_is_kept_of_a_chart_names_no_path_and_nobody(
    tmp_path: Path,
    charted: Project,
    clean: dict[str, bytes],
    entry: str,
    other: object,
) -> None:
    """What is known of charts and was altered is of no use, and does no harm."""
    project = replace(charted, drawings=tmp_path / "kept")
    shutil.copytree(charted.cache, project.cache)
    name = plans.KNOWN if entry in {"plan", "figures"} else drawings.KNOWN
    store = Store(project.cache, plans.ROOM)
    ground, known = json.loads(store.get(name) or b"")
    assert known
    for chart, told in known.items():
        if entry in {"plan", "drawing"}:
            known[chart] = other
        elif entry == "file":
            told[3][-1] = other
        else:
            told[{"key": 1, "hash": 2, "figures": 2, "drawable": 4}[entry]] = other
    store.put(name, json.dumps((ground, known)).encode())
    forget()

    assert clean == made(project)


def test_a_page_that_shows_a_download_follows_it(small: Path) -> None:
    """Templates of a project may read what shipped ones only lead to, of any size."""
    project = Project(small, small / "site")
    page, chart = small / "templates/404.html", small / "content/charts/trade.yaml"
    shown = '{{ drawings["trade"].files["chart.vl.json"].decode() }}'
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}{{% block content %}}{shown}{{% endblock %}}", "utf-8")
    said = chart.read_text(encoding="utf-8")
    for word in ("came", "went"):
        # A letter that no picture has: a PNG would be of another size.
        title = f"Trade \U0001f9ff {word} to"
        chart.write_text(said.replace("Trade came to", title), encoding="utf-8")
        assert f"{word} to".encode() in made(project)["404.html"]
