"""
Workflows in a rehearsal: an editor's branch, and the editions of a new sheet.

Their jobs are read from the files themselves. Commands run as they stand there; of the
actions the checkout is made by git, and what is to be uploaded must be there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
import yaml

from sitegen.cli import SOUND, main
from sitegen.fresh import CACHE
from tests.shared import linked, once
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

pytestmark = pytest.mark.thorough

PROJECT = (".ci", ".github", ".requirements", "sitegen", "templates", "Makefile")
GAZETTE = "content/sources/gazette-2026-01-20.yaml"
ACTIONS = {"checkout", "setup-python", "upload-artifact"}
ALWAYS = "${{ !cancelled() }}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What became of a job: whether it passed, what it said, what it left."""

    has_passed: bool
    said: str
    summary: str
    artifacts: Mapping[str, Path]


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, as nobody in particular."""
    name = ("-c", "user.name=Editor", "-c", "user.email=editor@sheet.example")
    subprocess.run(
        ["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True
    )


@pytest.fixture
def origin(small: Path, tmp_path: Path) -> Path:
    """Return a bare repository of the small sheet, its tool and its workflows."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.rmtree(small / "templates")
    for name in PROJECT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, small / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, small / name)
    ours = (ROOT / ".gitignore").read_text(encoding="utf-8")
    (small / ".gitignore").write_text(f"{ours}/site/\n", encoding="utf-8")
    bare = tmp_path / "origin.git"
    bare.mkdir()
    git(bare, "init", "--quiet", "--bare", "--initial-branch", "main")
    git(small, "init", "--quiet", "--initial-branch", "main")
    git(small, "add", ".")
    git(small, "commit", "--quiet", "--message", "Begin")
    git(small, "push", "--quiet", str(bare), "main")
    return bare


def propose(origin: Path, edit: Callable[[Path], None]) -> None:
    """Edit a clone on a branch, push it, and merge it as GitHub does for its checks."""
    clone = origin.parent / "editor"
    git(origin.parent, "clone", "--quiet", str(origin), str(clone))
    git(clone, "switch", "--quiet", "--create", "edit")
    edit(clone)
    git(clone, "commit", "--quiet", "--all", "--message", "Edit")
    git(clone, "push", "--quiet", "origin", "edit")
    git(clone, "switch", "--quiet", "--detach", "main")
    git(clone, "merge", "--quiet", "--no-ff", "--message", "Merge", "edit")
    git(clone, "push", "--quiet", "origin", "HEAD:refs/pull/1/merge")


def checked_out(origin: Path, depth: int) -> Path:
    """
    Return a folder with the merge, no deeper, and the installed requirements.

    What shows the sheet as it was is drawn already.
    """
    folder = origin.parent / "runner"
    folder.mkdir()
    git(folder, "init", "--quiet")
    given = ("--depth", str(depth), origin.as_uri(), "refs/pull/1/merge")
    git(folder, "fetch", "--quiet", *given)
    git(folder, "checkout", "--quiet", "--detach", "FETCH_HEAD")
    base = str(getattr(sys, "_base_executable", sys.executable))
    venv = folder / ".venv"
    subprocess.run([base, "-m", "venv", "--without-pip", venv], check=True)
    (packages,) = venv.glob("lib/python*/site-packages")
    installed = sysconfig.get_path("purelib")
    (packages / "installed.pth").write_text(f"{installed}\n", encoding="utf-8")
    shutil.copy(folder / ".requirements/site.txt", venv / "site-ready")
    linked(origin.parent / "project" / CACHE, folder / CACHE)
    return folder


def run(origin: Path) -> Job:
    """Run the job of a pull request, step by step, as its workflow says."""
    workflow = ROOT / ".github/workflows/pages.yml"
    steps = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]["changes"]["steps"]
    folder = checked_out(origin, steps[0]["with"]["fetch-depth"])
    summary = origin.parent / "summary.md"
    told = {"GITHUB_STEP_SUMMARY": str(summary), "CI": "true"}
    artifacts: dict[str, Path] = {}
    said, has_passed = [], True
    for step in steps:
        if not has_passed and step.get("if") != ALWAYS:
            continue
        if "uses" in step:
            artifacts |= uploaded(folder, step)
            continue
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=folder,
            env={**os.environ, **told},
            capture_output=True,
            text=True,
            check=False,
        )
        said.append(f"{done.stdout}{done.stderr}")
        has_passed = has_passed and done.returncode == 0
    text = summary.read_text(encoding="utf-8") if summary.is_file() else ""
    joined = "".join(said)
    return Job(has_passed=has_passed, said=joined, summary=text, artifacts=artifacts)


def uploaded(folder: Path, step: Mapping[str, Any]) -> dict[str, Path]:
    """Return what an action uploads, which must be there; others upload nothing."""
    name = re.sub(r"^actions/|@.*$", "", step["uses"])
    assert name in ACTIONS
    if name != "upload-artifact":
        return {}
    assert "error" == step["with"]["if-no-files-found"]
    path = folder / step["with"]["path"]
    assert path.exists()
    return {step["with"]["name"]: path}


GH = """\
#!/usr/bin/env bash
# Keeps releases in a folder, as GitHub does for its own program.
case "$1 $2" in
"release list") for each in "$RELEASED"/*.zip; do basename "$each" .zip; done ;;
"release create") cp "${@: -2}" "$RELEASED" ;;
"release download") cp "$RELEASED/$3.zip" "$RELEASED/$3.zip.sha256" "$5" ;;
esac
"""
TOLD = {
    "base_url": "http://sheet.example",
    "repository": "owner/sheet",
    "server_url": "https://code.example",
    "sha": "ab" * 20,
    "token": "none",
}
"""What a runner knows, by the last part of its names."""


@pytest.fixture
def new_sheet(tmp_path: Path) -> Path:
    """Return a new sheet, beside programs that stand for GitHub's and the tool."""
    (tmp_path / "bin").mkdir()
    command = f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m sitegen "$@"\n'
    for name, text in (("gh", GH), ("sitegen", f"#!/bin/sh\n{command}")):
        (tmp_path / "bin" / name).write_text(text, encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    assert SOUND == main(["new", str(tmp_path / "sheet"), "--quiet"])
    linked(once("new", drawn_anew) / CACHE, tmp_path / "sheet" / CACHE)
    return tmp_path / "sheet"


def drawn_anew(root: Path) -> None:
    """Begin a new sheet, and draw all that it shows."""
    assert SOUND == main(["new", str(root), "--quiet"])
    assert SOUND == main(["build", "--root", str(root), "--quiet"])


def run_of_new(
    root: Path, name: str, jobs: tuple[str, ...], event: str = "push"
) -> dict[str, Path]:
    """Run a new sheet's jobs, and return what they keep; by default those of main."""
    text = (root / f".github/workflows/{name}").read_text("utf-8")
    text = re.sub(r"\$\{\{ [\w.]*?(\w+) \}\}", lambda each: TOLD.get(each[1], ""), text)
    known = yaml.safe_load(text)["jobs"]
    kept: dict[str, Path] = {}
    for step in (step for job in jobs for step in known[job]["steps"]):
        if event not in step.get("if", event):
            continue
        if "/upload-artifact@" in step.get("uses", ""):
            kept |= uploaded(root, step)
        if "pip install" in step.get("run", "pip install"):
            continue  # it is an action, or installs the tool
        path = f"{root.parent / 'bin'}:{os.environ['PATH']}"
        told = {
            "PATH": path,
            "RELEASED": str(root.parent),
            "GITHUB_SHA": TOLD["sha"],
            "GITHUB_STEP_SUMMARY": str(root.parent / "summary.md"),
        }
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=root,
            env={**os.environ, **told, **step.get("env", {})},
            capture_output=True,
            text=True,
            check=False,
        )
        assert 0 == done.returncode, done.stderr
    return kept


def test_a_pull_request_of_a_new_sheet_can_be_looked_at(new_sheet: Path) -> None:
    """Its summary tells what changed; a page with pictures and the site are kept."""
    git(new_sheet, "init", "--quiet")
    git(new_sheet, "add", ".")
    git(new_sheet, "commit", "--quiet", "--message", "Begin")
    source = "content/sources/office-2025-01-20.yaml"
    for name in (source, "texts/office-2025-01-20.txt"):
        text = (new_sheet / name).read_text("utf-8")
        (new_sheet / name).write_text(text.replace("7.9 ", "7.8 "), "utf-8")
    git(new_sheet, "commit", "--quiet", "--all", "--message", "Edit")

    kept = run_of_new(new_sheet, "site.yml", ("check",), "pull_request")

    assert {"changes", "site"} == {*kept}
    assert "7.8" in (kept["site"] / "index.html").read_text("utf-8")
    summary = (new_sheet.parent / "summary.md").read_text("utf-8")
    assert "7.9 billion euros → 7.8 billion euros" in summary


def test_a_new_sheet_keeps_its_editions(new_sheet: Path) -> None:
    """What its workflow has released stays below the next edition, byte for byte."""
    root, day, tmp_path = new_sheet, "2025-02-10", new_sheet.parent
    settings = root / "content/site.yaml"

    run_of_new(root, "release.yml", ("pack", "release"))
    edition = settings.read_text("utf-8").replace(day, "2025-03-10")
    settings.write_text(edition, encoding="utf-8")
    run_of_new(root, "site.yml", ("check", "build"))

    page = root / "site/as-of" / day / "index.html"
    with ZipFile(tmp_path / f"edition-{day}.zip") as archive:
        assert archive.read("site/index.html") == page.read_bytes()
    assert b'<link rel="canonical" href="https://sheet.example/">' in page.read_bytes()
    assert f"{TOLD['sha']}\n" == (root / "site/data/commit.txt").read_text("utf-8")


def correct(root: Path) -> None:
    """Remove a figure, and correct another from which a third is computed."""
    path = root / GAZETTE
    text = path.read_text(encoding="utf-8")
    text = text[: text.index("  cuts-2026:")]
    text = text.replace("41.2 XTS", "41.3 XTS").replace("41.2 billion", "41.3 billion")
    path.write_text(text, encoding="utf-8")
    known = root / "content/identities.yaml"
    text = known.read_text(encoding="utf-8").replace("(41.2 XTS", "(41.3 XTS")
    known.write_text(text, encoding="utf-8")


def slip(root: Path) -> None:
    """Mistype one digit of a value."""
    path = root / GAZETTE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("over 23 XTS", "over 22 XTS"), encoding="utf-8")


def test_a_pull_request_says_what_it_changes(origin: Path) -> None:
    """Losses come first, then values with their words, what moved, what stayed."""
    propose(origin, correct)

    job = run(origin)

    assert (True, "") == (job.has_passed, re.sub(r"(?m)^(?!::).*\n", "", job.said))
    told = re.sub(r"\\(.)", r"\1", job.summary)
    short = told[told.index("### In short") :].split("\n\n")[1].splitlines()
    order = (
        "- removed: ",
        "41.2 billion florins → 41.3 billion florins; printed paragraph 1",
        "1 computed figure changed with them",
        "all other pages are the same, byte for byte",
    )
    places = [
        next(at for at, line in enumerate(short) if each in line) for each in order
    ]
    assert sorted(places) == places
    assert len(short) <= 12
    assert {"changes", "site"} == {*job.artifacts}
    page = job.artifacts["changes"].read_text(encoding="utf-8")
    assert 2 == len({*re.findall(r"data:image/svg\+xml;base64,[^\"]+", page)})
    front = (job.artifacts["site"] / "index.html").read_text(encoding="utf-8")
    assert "41.3" in front


def test_a_slip_is_told_at_its_line(origin: Path) -> None:
    """One wrong digit is one annotation; what it changes is told all the same."""
    propose(origin, slip)

    job = run(origin)

    found = re.findall(r"(?m)^::(\w+) (.*?)::(.*)", job.said)
    assert not job.has_passed
    assert [("error", f"file={GAZETTE},line=21,col=12")] == [each[:2] for each in found]
    assert "[value-differs]" in found[0][2]
    assert "over 23 billion florins → over 22 billion florins" in job.summary
    assert {"changes"} == {*job.artifacts}
