"""The tool as it is installed elsewhere: packed, with its templates."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from sitegen import __version__
from tests.support import ROOT, run

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


def test_a_new_sheet_is_whole_with_the_installed_tool(
    wheel: Path, tmp_path: Path
) -> None:
    """Installed beside its libraries, the tool begins, checks, proves and builds."""
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env/bin/python"
    (packages,) = (tmp_path / "env").glob("lib/*/site-packages")
    ZipFile(wheel).extractall(packages)  # as an installer does
    # Its libraries; this checkout is on no path of theirs.
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if path.suffix != ".pth" and not path.name.startswith("sitegen"):
            (libraries / path.name).symlink_to(path)
    (packages / "libraries.pth").write_text(f"{libraries}\n", encoding="utf-8")
    sheet = tmp_path / "sheet"

    for arguments in (
        ("new", str(sheet)),
        ("check", "--strict", "--root", str(sheet)),
        ("verify", str(sheet / "texts"), "--strict", "--root", str(sheet)),
        ("build", "--strict", "--root", str(sheet)),
    ):
        done = subprocess.run(
            [str(python), "-I", "-m", "sitegen", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (0, "") == (done.returncode, done.stderr), arguments
    assert (sheet / "site/static/style.css").is_file()
    made = (sheet / "requirements.txt").read_text(encoding="utf-8")
    assert made.endswith(f"\nsitegen=={__version__}\n")
