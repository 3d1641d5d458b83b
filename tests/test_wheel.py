"""The tool as it is installed elsewhere: packed, with its templates."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
import tarfile
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from sitegen import __version__
from sitegen.new import SCRIPTS
from tests.support import ROOT, run

PARTS = (
    *("sitegen", "templates", ".ci", ".github"),
    *("pyproject.toml", "README.md", "LICENSE", ".gitignore"),
)


def files(folder: Path) -> set[str]:
    """Return the files below a folder, but for what Python leaves there."""
    return {
        path.relative_to(folder.parent).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what is packed of this checkout."""
    folder = tmp_path_factory.mktemp("source")
    for part in PARTS:
        path = ROOT / part
        (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / part)
    return folder


@pytest.fixture(scope="module")
def packed(source: Path) -> tuple[Path, Path]:
    """Return sdist and wheel as `python -m build` asks the backend for them."""
    done = run(["-m", "hatchling", "build", "--directory", "made"], source)
    assert 0 == done.returncode, done.stderr
    (sdist,), (wheel,) = (source.glob(f"made/*.{end}") for end in ("tar.gz", "whl"))
    return sdist, wheel


@pytest.fixture(scope="module")
def wheel(packed: tuple[Path, Path]) -> Path:
    """Return the wheel of this checkout, packed without a network."""
    return packed[1]


def test_a_wheel_has_the_tool_and_its_templates(wheel: Path) -> None:
    """All of sitegen/ and templates/ is packed, a new sheet's scripts, nothing else."""
    packed = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}

    templates = {f"sitegen/{name}" for name in files(ROOT / "templates")}
    scripts = {f"sitegen/ci/{name}" for name in (*SCRIPTS, "figure.yml")}
    assert sorted(files(ROOT / "sitegen") | templates | scripts) == sorted(packed)


def test_what_is_packed_says_what_it_is(wheel: Path) -> None:
    """Name, version, README and licence travel with it."""
    with ZipFile(wheel) as archive:
        (about,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        (licence,) = (name for name in archive.namelist() if name.endswith("/LICENSE"))
        said = archive.read(about).decode()

    assert f"\nVersion: {__version__}\n" in said
    assert (ROOT / "README.md").read_text(encoding="utf-8").strip() in said
    assert ZipFile(wheel).read(licence) == (ROOT / "LICENSE").read_bytes()


def test_an_sdist_makes_the_same_wheel(
    packed: tuple[Path, Path], tmp_path: Path
) -> None:
    """Whoever builds from the source release gets every file of the wheel."""
    sdist, wheel = packed
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    flags = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet")
    done = run(["-m", "pip", "wheel", ".", *flags, "--wheel-dir", "made"], folder)

    assert 0 == done.returncode, done.stderr
    (again,) = folder.glob("made/*.whl")
    assert wheel.name == again.name
    assert contents(wheel) == contents(again)


def contents(wheel: Path) -> dict[str, bytes]:
    """Return the files of a wheel by name."""
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.thorough
def test_a_new_sheet_is_whole_with_the_installed_tool(
    wheel: Path, tmp_path: Path
) -> None:
    """Installed beside its libraries, the tool begins, checks, proves and builds."""
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env/bin/python"
    (packages,) = (tmp_path / "env").glob("lib/*/site-packages")
    flags = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check")
    done = run(["-m", "pip", "--python", str(python), "install", *flags, str(wheel)])
    assert 0 == done.returncode, done.stderr
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
            [str(tmp_path / "env/bin/sitegen"), *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (0, "") == (done.returncode, done.stderr), arguments
    assert (sheet / "site/static/style.css").is_file()
    wanted = (sheet / "requirements.txt").read_text(encoding="utf-8")
    assert {"#"} == {line[0] for line in wanted.splitlines()}  # a file says no origin

    (origin,) = packages.glob("sitegen-*.dist-info/direct_url.json")
    origin.unlink()  # as where it came by its name
    subprocess.run(
        [str(tmp_path / "env/bin/sitegen"), "new", "named"], cwd=tmp_path, check=True
    )
    wanted = (tmp_path / "named/requirements.txt").read_text(encoding="utf-8")
    assert wanted.endswith(f"\nsitegen=={__version__}\n")
