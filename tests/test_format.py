"""The page for editors: every example on it is run, and together they are a sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sitegen.build import build
from sitegen.cli import FAULTS, SOUND, main
from sitegen.diagnostics import Report
from sitegen.model.page import Form
from sitegen.new import STARTER
from sitegen.read.schema import SHAPES
from sitegen.render.parts import PARTS
from tests.support import small_project

if TYPE_CHECKING:
    from pathlib import Path

PAGE = STARTER / "content" / "README.md"
BLOCK = re.compile(
    r"^```(\w+)\n(?:# |<!-- )(\S+)(?: -->)?\n(.*?)^```\n", re.MULTILINE | re.DOTALL
)
Captured = pytest.CaptureFixture[str]


def written(root: Path) -> Path:
    """Write the examples as the files that their first lines name."""
    for _, name, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        path = root / (name if name.startswith("texts/") else f"content/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    return root


def test_the_examples_are_a_sound_sheet(tmp_path: Path, capsys: Captured) -> None:
    """They are checked strictly, and each figure is proved by the text beside it."""
    root = written(tmp_path)

    checked = main(["check", "--strict", "--root", str(root)])
    proved = main(["verify", str(root / "texts"), "--strict", "--root", str(root)])

    told = capsys.readouterr()
    assert ("", SOUND, SOUND) == (told.err, checked, proved)
    assert "proved: 12 figures at 12 places of 1 source\n" in told.out


def test_every_kind_of_file_has_an_example() -> None:
    """Whatever content may hold is shown; only what verify writes is not."""
    found = {name for _, name, _ in BLOCK.findall(PAGE.read_text(encoding="utf-8"))}
    shown = {
        {"sources": "source", "charts": "chart"}.get(
            name.rpartition("/")[0], name.rpartition("/")[2].partition(".")[0]
        )
        for name in found
    }

    alike = {"partners", "enterprises", "scopes"}  # written as products are
    assert {*SHAPES} - alike - {"paragraphs"} == shown - {"index", "office"}
    assert {"pages/index.md", "texts/office.txt"} <= found


def test_every_form_and_part_is_named() -> None:
    """The page names each form of a number and each part of a page."""
    text = PAGE.read_text(encoding="utf-8")

    named = {each: f"`{{id|{each}}}`" for each in Form} | {Form.LEVEL: "`{id}`"}
    assert [] == [each for each, form in named.items() if form not in text]
    assert [] == [each for each in PARTS if f"`{each}`" not in text]


def test_the_page_is_no_content(tmp_path: Path) -> None:
    """A build neither reads nor publishes it, whatever it says."""
    project = small_project(tmp_path)
    before = build(project, Report(is_strict=True))
    (project.content / "README.md").write_text("---\n{no-figure} 5\n", "utf-8")

    assert before == build(project, Report(is_strict=True))


@pytest.mark.parametrize("name", ["readme.md", "pages/README.md", "README.yaml"])
def test_only_the_page_at_the_top_is_passed_over(
    tmp_path: Path, name: str, capsys: Captured
) -> None:
    """A page of another name or place is told as one that nothing reads."""
    project = small_project(tmp_path)
    (project.content / name).write_text("x\n", "utf-8")

    assert FAULTS == main(["check", "--root", str(project.root)])
    assert f"content/{name}:1:1: error[file-unknown]" in capsys.readouterr().err
