"""A page of which nothing changed is not made again, and no page is ever stale."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from sitegen.build import build
from sitegen.cache import Store
from sitegen.cli import SOUND, main
from sitegen.diagnostics import Report
from sitegen.render import kept
from sitegen.render.kept import Kept
from tests.soak.edits import NAMES, outcome, sequence
from tests.support import small_project

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.project import Project

GAZETTE = "content/sources/gazette.yaml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project of which all pages are kept."""
    project = small_project(tmp_path_factory.mktemp("kept") / "project")
    build(project, Report(), is_trial=True)
    return project


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """Return what is made anew from now on, and why."""
    found: dict[str, tuple[str, ...]] = {}
    keep = Kept.keep_reasons

    def spied(self: Kept) -> None:
        found.update(self.why)
        keep(self)

    monkeypatch.setattr(Kept, "keep_reasons", spied)
    return found


def edited(project: Project, file: str, old: str, new: str) -> None:
    """Replace one text in a file of the project."""
    path = project.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("sheet", NAMES)
def test_whatever_is_edited_the_site_is_the_clean_one(
    tmp_path: Path, sheet: str
) -> None:
    """Edits of content and templates, back and forth: all builds are clean builds."""
    assert sequence(tmp_path, 1, sheet)["sound"] > 0


def test_nothing_is_made_for_a_remark(
    built: Project, made: dict[str, tuple[str, ...]]
) -> None:
    """A comment in the content changes no page, and makes none."""
    edited(built, GAZETTE, "figures:", "# remark\nfigures:")
    build(built, Report(), is_trial=True)
    assert {} == made


def test_a_link_to_a_line_follows_it(tmp_path: Path) -> None:
    """Where pages lead to the lines of the content, a remark moves their links."""
    project = small_project(tmp_path / "project")
    known = replace(project, repository="https://github.example/norland")
    build(known, Report(), is_trial=True)
    edited(known, GAZETTE, "figures:", "# remark\nfigures:")
    made = build(known, Report(), is_trial=True)
    clean = build(replace(known, drawings=tmp_path / "kept"), Report(), is_trial=True)
    pages = [path for path in made if path.endswith(".html")]
    assert [clean[path] for path in pages] == [made[path] for path in pages]
    assert any(b"gazette.yaml#L" in made[path] for path in pages)


def test_a_note_makes_the_pages_that_show_it(
    built: Project, made: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    """
    A note changes pages and cards of what it is about, and of no other figure.

    Pages that only count figures, or say from when to when they are, do without.
    """
    name = "exports-boats-2024"
    edited(built, GAZETTE, f"  {name}:\n", f"  {name}:\n    note: Counted at sea.\n")
    files = build(built, Report(), is_trial=True)
    assert b"Counted at sea" in files[f"figures/{name}/index.html"]
    assert {f"figures/{name}/", f"card of {name}"} <= made.keys()
    others = {each for each in made if each.startswith(("figures/", "card of"))}
    assert {each for each in others if name in each} == others - {"figures/"}
    assert (
        set() == {"sources/", "data/", "checks/", "topics/", "404.html"} & made.keys()
    )
    clean = replace(built, drawings=tmp_path / "kept")
    texts = shutil.ignore_patterns(kept.ROOM, "markup", "templates")
    shutil.copytree(built.cache, clean.cache, ignore=texts)
    assert outcome(clean) == dict(files)


def test_a_note_at_the_end_of_a_page_follows_its_figure(tmp_path: Path) -> None:
    """What only the note of a number says of its figure makes the page anew."""
    project = small_project(tmp_path / "project")
    edited(project, "content/pages/index.md", "::: head", "{depots-2024}\n\n::: head")
    build(project, Report(), is_trial=True)
    day = "period: at-2024-12-3"
    edited(project, "content/sources/herald.yaml", f"{day}1", f"{day}0")
    files = build(project, Report(), is_trial=True)
    assert b"30 December 2024" in files["index.html"]
    assert b"31 December 2024" not in files["index.html"]


def test_a_check_and_a_build_share_their_pages(
    built: Project, made: dict[str, tuple[str, ...]]
) -> None:
    """What a build made a check does not make again, nor the other way round."""
    edited(built, GAZETTE, "Gazette\n", "Gazette of Norland\n")
    build(built, Report())
    assert made
    made.clear()
    build(built, Report(), is_trial=True)
    assert {} == made
    edited(built, GAZETTE, "Gazette of Norland\n", "Gazette\n")
    build(built, Report(), is_trial=True)
    assert made
    made.clear()
    build(built, Report())
    assert {} == made


def test_what_is_kept_may_be_damaged(tmp_path: Path, built: Project) -> None:
    """Entries of another kind, sealed or not, are made anew."""
    project = replace(built, drawings=tmp_path / "kept")
    clean = outcome(project)
    store = Store(project.cache, kept.ROOM)
    damages = cycle([b"", b"{", b"[]", b'{"text": 1}', b"{}\n\xff", b"\0" * 9])
    for path, damage in zip(
        (project.cache / kept.ROOM).iterdir(), damages, strict=False
    ):
        store.put(path.name, damage)
    assert clean == outcome(project)


def test_an_editor_is_told_why_a_page_was_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``build --why PATH`` names what the page shows that changed."""
    project = small_project(tmp_path / "project")
    ask = ["build", "--root", str(project.root), "--why", "glossary/index.html"]
    assert SOUND == main(ask)
    assert "was not made anew" in capsys.readouterr().out
    edited(
        project, "content/vocabulary/units.yaml", "billion euros", "thousand mn euros"
    )
    assert SOUND == main(ask)
    assert kept.GROUND in capsys.readouterr().out
    assert SOUND == main(ask)
    assert "was not made anew" in capsys.readouterr().out
    json.loads(Store(project.cache, kept.ROOM).get(kept.REASONS) or b"")
