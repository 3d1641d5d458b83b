"""A new sheet is sound, says that it is an example, and is never put over another."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from errno import ENOSPC
from os import strerror
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from sitegen import new
from sitegen.cli import SOUND, WRONG_USE, main
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """Return what runs a command and returns its status and what it said."""

    def tell(*arguments: object) -> tuple[int, str, str]:
        status = main([str(each) for each in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return tell


@pytest.mark.parametrize("place", ["", "Nowhere-on-Sea", "Côte d’Exemple"])
def test_a_new_sheet_is_sound(told: Told, tmp_path: Path, place: str) -> None:
    """Whatever the place is called, the sheet passes what its workflow demands."""
    root = tmp_path / "my sheet"
    given = ["--place", place] if place else []

    begun, out, err = told("new", root, *given)
    checked = told("check", "--strict", "--root", root)
    proved = told("verify", root / "texts", "--strict", "--root", root)

    assert (SOUND, "") == (begun, err)
    assert out.endswith(f"next: cd '{root}' && sitegen serve\n")
    assert (SOUND, "") == (checked[0], checked[2])
    assert (SOUND, "proved: 13 figures at 13 places of 2 sources\n", "") == proved
    text = (root / "content/pages/index.md").read_text("utf-8")
    assert f"title: {place or new.PLACE} sells more" in text
    assert (new.PLACE in text) is (not place)


def test_a_new_sheet_is_built(told: Told, tmp_path: Path) -> None:
    """It becomes a site with the tool's templates, and says that it is invented."""
    told("new", tmp_path / "sheet")

    status, _, err = told("build", "--strict", "--root", tmp_path / "sheet")

    front = (tmp_path / "sheet/site/index.html").read_text("utf-8")
    assert (SOUND, "") == (status, err)
    assert not (tmp_path / "sheet/templates").exists()
    assert "every number of it is invented" in front
    assert "62.4" in front


@pytest.mark.parametrize("held", ["file", ".hidden", "content/site.yaml"])
def test_a_folder_that_is_not_empty_is_refused(
    told: Told, tmp_path: Path, held: str
) -> None:
    """What lies there already is left as it is, and the cure is named."""
    path = tmp_path / held
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", "utf-8")

    status, out, err = told("new", tmp_path)

    assert (WRONG_USE, "") == (status, out)
    expected = f"{tmp_path} is not empty; name a folder that is new or empty\n"
    assert f"sitegen: {expected}" == err
    assert [path] == [each for each in tmp_path.rglob("*") if each.is_file()]


@pytest.mark.parametrize("is_there", [False, True])
def test_half_a_sheet_is_not_left(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    """On a full disk nothing stays in the way of the next try; the cure is room."""
    folder = tmp_path / "sheet"
    if is_there:
        (folder / ".git").mkdir(parents=True)
    opened = Path.open

    def fill(path: Path, *given: str, **more: str) -> object:
        if path.name == "site.yaml" and "x" in given:
            raise OSError(ENOSPC, strerror(ENOSPC), str(path))
        return opened(path, *given, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", fill)

    status, out, err = told("new", folder)

    assert (WRONG_USE, "") == (status, out)
    assert err.endswith("; make room on the disk\n")
    left = [path.name for path in folder.iterdir()] if folder.is_dir() else None
    assert ([".git"] if is_there else None) == left


def test_a_file_is_no_folder(told: Told, tmp_path: Path) -> None:
    """A file in the way of the sheet, or of a folder above it, is told."""
    (tmp_path / "file").write_text("mine", "utf-8")

    for path in (tmp_path / "file", tmp_path / "file/below"):
        status, out, err = told("new", path)
        assert (WRONG_USE, "") == (status, out)
        assert "; name a folder that " in err


def test_an_empty_repository_may_be_there(told: Told, tmp_path: Path) -> None:
    """A folder that holds a repository and no file yet is as good as empty."""
    (tmp_path / ".git").mkdir()

    assert SOUND == told("new", tmp_path)[0]


@pytest.mark.parametrize("place", ["", "Route 66", "a: b", "x}", "<b>", "-x", "a" * 99])
def test_a_name_that_is_none_is_refused(told: Told, tmp_path: Path, place: str) -> None:
    """A name that would be read as something else in the content is not taken."""
    status, _, err = told("new", tmp_path / "sheet", f"--place={place}")

    assert WRONG_USE == status
    assert f"sitegen: {place!r} is no name of a place; " in err
    assert not (tmp_path / "sheet").exists()


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (None, "sitegen==9.9\n"),
        (
            {"url": "https://code.example/s", "vcs_info": {"commit_id": "abc"}},
            "sitegen @ git+https://code.example/s@abc\n",
        ),
        ({"url": "file:///home/me/s", "dir_info": {}}, ""),
        ({"url": "file:///home/me/s", "vcs_info": {"commit_id": "abc"}}, ""),
    ],
)
def test_a_new_sheet_names_its_tool(
    record: object, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others install the tool from where it came from; never from a folder of mine."""

    class Found:
        version = "9.9"

        @staticmethod
        def read_text(_: str) -> str | None:
            return json.dumps(record) if record else None

    monkeypatch.setattr(new, "distribution", lambda _: Found)

    assert expected == new.origin()


def test_its_workflows_are_as_strict_as_ours(told: Told, tmp_path: Path) -> None:
    """The same actions, pinned alike; they check, verify and allow nothing more."""
    told("new", tmp_path / "sheet")
    folder = tmp_path / "sheet/.github/workflows"
    names = {"site.yml": "pages.yml", "release.yml": "release.yml"}

    assert {*names} == {path.name for path in folder.iterdir()}
    for name, our in names.items():
        text = (folder / name).read_text("utf-8")
        ours = (ROOT / ".github/workflows" / our).read_text("utf-8")
        for pattern in (r"uses: (.+)", r"\w+: write", r"environment:.*"):
            assert {*re.findall(pattern, text)} <= {*re.findall(pattern, ours)}
    text = (folder / "site.yml").read_text("utf-8")
    assert "sitegen check --strict" in text
    assert "sitegen verify texts --strict" in text
    command = [str(Path(sys.executable).with_name("zizmor"))]
    flags = ["--offline", "--quiet", "--pedantic"]
    done = subprocess.run(
        [*command, *flags, str(folder)], capture_output=True, text=True, check=False
    )
    assert (0, "") == (done.returncode, done.stderr)


def test_its_workflow_keeps_drawings_as_ours_does(told: Told, tmp_path: Path) -> None:
    """The same rooms of the cache, pictures too, and nothing that runs."""
    told("new", tmp_path / "sheet")
    paths = (
        tmp_path / "sheet/.github/workflows/site.yml",
        ROOT / ".github/workflows/pages.yml",
    )

    cached, ours = (
        [
            step
            for step in yaml.safe_load(path.read_text("utf-8"))["jobs"]["build"][
                "steps"
            ]
            if step.get("uses", "").startswith("actions/cache@")
        ]
        for path in paths
    )

    assert 1 == len(cached)
    assert ours == cached
    told("build", "--root", tmp_path / "sheet")
    lines = cached[0]["with"]["path"].split()
    found, left_out = (
        {
            path.name
            for line in lines
            if (line[0] == "!") is is_out
            for path in (tmp_path / "sheet").glob(line.removeprefix("!"))
        }
        for is_out in (False, True)
    )
    assert {"drawn", "read"} <= found
    assert {"templates"} == left_out


def test_its_readers_report_errors_on_our_form(told: Told, tmp_path: Path) -> None:
    """The form that its pages fill in lies where GitHub looks for it."""
    told("new", tmp_path / "sheet")

    form = (tmp_path / "sheet" / new.FORM).read_bytes()

    assert (ROOT / ".github/ISSUE_TEMPLATE/figure.yml").read_bytes() == form


def test_the_example_is_removed_as_is_told(told: Told, tmp_path: Path) -> None:
    """What the README of a sheet says to delete leaves a sheet that can be begun."""
    root = tmp_path / "sheet"
    told("new", root)
    way = (root / "README.md").read_text("utf-8").partition("## Remove the example")[2]
    for name in re.findall(r"`([a-z/.]+)`", way.partition("Set `")[0]):
        path = root / name
        for each in path.iterdir() if path.is_dir() else [path]:
            each.unlink(missing_ok=True)
    page = root / "content/pages/index.md"
    page.write_text("---\ntitle: Ours\ndescription: A sheet.\n---\nSoon.\n", "utf-8")
    settings = root / "content/site.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  - {label: About, path: about/}\n", ""), "utf-8")

    status, _, _ = told("check", "--strict", "--root", root)

    assert SOUND == status
    assert ["content/pages/index.md"] == [
        path.relative_to(root).as_posix()
        for folder in ("content/sources", "content/charts", "content/pages", "texts")
        for path in (root / folder).iterdir()
    ]


def test_its_workflows_run_our_scripts(told: Told, tmp_path: Path) -> None:
    """What they run beside the tool is there, and is what our own workflows run."""
    root = tmp_path / "sheet"
    told("new", root)
    workflows = (root / ".github/workflows").iterdir()

    run = {
        name
        for path in workflows
        for name in re.findall(r"bash (\.ci/\w+)", path.read_text("utf-8"))
    }
    scripts = {f".ci/{name}" for name in new.SCRIPTS}
    assert scripts == run
    for name in scripts:
        assert (ROOT / name).read_bytes() == (root / name).read_bytes()
