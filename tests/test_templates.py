"""The templates of the tool, which count file by file where a project has none."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from sitegen import inputs
from sitegen.build import build
from sitegen.cli import FAULTS, SOUND, main
from sitegen.diagnostics import Report
from sitegen.project import Project
from sitegen.remembered import forget
from tests.support import ROOT, small_project, with_templates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def bare(tmp_path: Path) -> Project:
    """Return a small fact sheet without templates of its own."""
    return small_project(tmp_path / "project")


def own(project: Project, name: str, text: str) -> None:
    """Give a project one template of its own."""
    path = project.templates.own / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def built(project: Project) -> Mapping[str, bytes]:
    """Return the site of a sound project."""
    return build(project, Report(is_strict=True))


def test_a_project_needs_no_templates(bare: Project) -> None:
    """Without templates a sheet is made with those of the tool, file for file."""
    without = built(bare)

    assert built(with_templates(bare)) == without


def test_a_project_overrides_single_files(bare: Project) -> None:
    """A file of the project counts instead of the tool's, and all others stay."""
    before = built(bare)
    own(bare, "moved.html", "<p>never asked for here\n")
    own(bare, "static/site.js", "// ours\n")
    own(bare, "static/more.txt", "more\n")

    after = built(bare)

    assert b"// ours\n" == after["static/site.js"]
    assert b"more\n" == after["static/more.txt"]
    assert {"static/more.txt"} == set(after) - set(before)
    assert after["index.html"] == before["index.html"]


def test_an_empty_file_takes_one_away(bare: Project) -> None:
    """What is copied is left out where the project has an empty file of that name."""
    before = built(bare)
    own(bare, "static/explore.js", "")

    assert {"static/explore.js"} == before.keys() - built(bare).keys()


def test_a_fault_in_a_template_of_the_tool_names_the_cure(
    bare: Project, capsys: Captured
) -> None:
    """One that trips over a template of the project is not called the project's."""
    own(bare, "macros/source.html", "nothing\n")

    status = main(["build", "--root", str(bare.root)])

    told = capsys.readouterr().err
    assert FAULTS == status
    assert "this template is sitegen's own: mend that of yours which it uses" in told
    assert "Traceback" not in told


def test_a_build_is_fresh_until_a_template_changes(
    bare: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """The tool's templates are inputs of a sheet that has none of its own."""
    shipped = shutil.copytree(ROOT / "templates", tmp_path / "shipped")
    monkeypatch.setattr(inputs, "TEMPLATES", str(shipped))
    root = str(bare.root)

    def fingerprint() -> str:
        return inputs.fingerprint(root, ())

    assert SOUND == main(["build", "--root", root, "--quiet"])
    before = fingerprint()
    assert before
    assert before == fingerprint()
    (shipped / "404.html").write_text("other", encoding="utf-8")
    after = fingerprint()
    own(bare, "404.html", "mine")

    assert 3 == len({before, after, fingerprint()})
    assert not capsys.readouterr().err


@pytest.mark.parametrize("is_new", [True, False])
def test_a_constant_in_a_template_is_said_as_the_site_is_now(
    small: Path, *, is_new: bool
) -> None:
    """What a filter makes of a constant is not compiled: a figure may be in it."""
    project = Project(small, small / "site")
    said = """{% extends "base.html" %}{% block title %}Not found{% endblock %}
{% block description %}{{ "{trade-2025}" | plain }}{% endblock %}
"""
    own(project, "404.html", said)
    assert b"41.2" in built(project)["404.html"]

    for path in project.content.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("41.2", "41.3"), encoding="utf-8")
    if is_new:
        forget()

    assert b"41.3" in built(project)["404.html"]
