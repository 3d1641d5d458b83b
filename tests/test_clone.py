"""A folder with all that was set up in it can be moved and copied."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a clone whose environment runs the code in it."""
    root = tmp_path / "first"
    compiled = shutil.ignore_patterns("__pycache__")  # others write there meanwhile
    for part in ("sitegen", ".ci"):
        shutil.copytree(ROOT / part, root / part, ignore=compiled)
    base = str(getattr(sys, "_base_executable", sys.executable))
    subprocess.run([base, "-m", "venv", "--without-pip", root / ".venv"], check=True)
    subprocess.run([root / ".venv/bin/python", root / ".ci/link"], check=True)
    return root


def version(root: Path, cwd: Path) -> str:
    """Return what the command in a clone says that it is."""
    command = [str(root / ".venv/bin/sitegen"), "--version"]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert "" == done.stderr
    return done.stdout.removeprefix("sitegen ").strip()


def mark(root: Path, number: str) -> None:
    """Give the code in a clone a version by which to know it."""
    path = root / "sitegen/__init__.py"
    text = path.read_text("utf-8").partition("__version__")[0]
    path.write_text(f'{text}__version__ = "{number}"\n', "utf-8")


@pytest.mark.parametrize("name", ["second", "with space", "$HOME costs $5", "a'b\"c"])
def test_moved_clone_runs_its_own_code(clone: Path, name: str) -> None:
    """Moved anywhere, the command runs, and what it runs is beside it."""
    mark(clone, "1.moved")
    moved = clone.rename(clone.with_name(name))

    assert "1.moved" == version(moved, moved)
    assert "1.moved" == version(moved, moved.parent)


def test_copied_clone_does_not_run_the_original(clone: Path, tmp_path: Path) -> None:
    """A copy and the original each run their own, from wherever they are called."""
    copy = shutil.copytree(clone, tmp_path / "copy", symlinks=True)
    mark(clone, "1.original")
    mark(copy, "2.copy")

    assert ("2.copy", "2.copy") == (version(copy, copy), version(copy, clone))
    assert ("1.original", "1.original") == (version(clone, copy), version(clone, clone))


def test_make_runs_nothing_by_a_script_with_a_path() -> None:
    """Programs of the environment are run as modules, or are no scripts of Python."""
    text = (ROOT / "Makefile").read_text("utf-8")

    words = {word for line in text.splitlines() for word in line.split()}
    run = {word for word in words if word.startswith(".venv/bin/")}
    assert {
        f".venv/bin/{name}" for name in ("python", "ruff", "sitegen", "zizmor")
    } == run


def test_all_that_the_site_needs_is_locked() -> None:
    """A fresh clone installs the lock and nothing else."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[ <>=\[]", each)[0] for each in wanted["dependencies"]}
    for lock in ("site", "test"):
        locked = (ROOT / f".requirements/{lock}.txt").read_text("utf-8")
        assert names <= {
            each.lower() for each in re.findall(r"(?m)^([\w.-]+)==", locked)
        }
