"""Of which commit a site is: said once, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.build import build
from sitegen.cli import WRONG_USE, main
from sitegen.diagnostics import Report
from tests.support import CONTENT, small_project

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = "---\ntitle: About\ndescription: How it is made.\n---\nBy hand.\n"
COMMIT = "0123456789abcdef" * 2 + "01234567"


def test_a_commit_changes_one_page(tmp_path: Path) -> None:
    """The about page and one file name it; all else is the same, byte for byte."""
    project = small_project(tmp_path, {**CONTENT, "pages/about.md": ABOUT})
    code = "https://code.example/sheet"
    project = replace(project, repository=code)

    before = build(project, Report(is_strict=True))
    after = build(replace(project, commit=COMMIT), Report(is_strict=True))

    assert {"about/index.html", "data/commit.txt", "data/manifest.sha256"} == {
        path for path, data in after.items() if before.get(path) != data
    }
    assert f"{COMMIT}\n".encode() == after["data/commit.txt"]
    assert f'href="{code}/commit/{COMMIT}"'.encode() in after["about/index.html"]


def test_the_environment_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command line reads it where a workflow puts it."""
    project = small_project(tmp_path)
    monkeypatch.setenv("SITEGEN_COMMIT", COMMIT)

    main(["build", "--root", str(project.root), "--quiet"])

    path = project.output / "data/commit.txt"
    assert f"{COMMIT}\n" == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("given", ["main", COMMIT[:7], COMMIT.upper(), f"{COMMIT}\n"])
def test_what_is_no_commit_is_wrong_use(
    given: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A branch or half of a hash is told, and nothing is built."""
    project = small_project(tmp_path)
    monkeypatch.setenv("SITEGEN_COMMIT", given)

    status = main(["build", "--root", str(project.root)])

    assert WRONG_USE == status
    assert "which is no whole hash of a commit" in capsys.readouterr().err
    assert not project.output.exists()
