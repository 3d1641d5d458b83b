"""The tool as it is installed elsewhere: packed, with its templates."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.support import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("sitegen", "templates", "pyproject.toml", "README.md", "LICENSE", ".gitignore")


def files(folder: Path) -> set[str]:
    """Return the files below a folder, but for what Python leaves there."""
    return {
        path.relative_to(folder.parent).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of this checkout, packed without a network."""
    source, made = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("made")
    for part in PARTS:
        path = ROOT / part
        (shutil.copytree if path.is_dir() else shutil.copy)(path, source / part)
    flags = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet")
    done = run(["-m", "pip", "wheel", ".", *flags, "--wheel-dir", str(made)], source)
    assert 0 == done.returncode, done.stderr
    (found,) = made.glob("*.whl")
    return found


def test_a_wheel_has_the_tool_and_its_templates(wheel: Path) -> None:
    """All that is in sitegen/ and templates/ is packed, and nothing else."""
    packed = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}

    templates = {f"sitegen/{name}" for name in files(ROOT / "templates")}
    assert sorted(files(ROOT / "sitegen") | templates) == sorted(packed)
