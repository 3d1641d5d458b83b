"""What tests share: golden files, and a copy of the small project."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from sitegen import forked
from sitegen.build import build
from sitegen.cli import FAULTS, main
from sitegen.diagnostics import Report
from sitegen.fresh import CACHE
from sitegen.project import Project
from tests.shared import (
    bundled_once,
    compiled_once,
    in_memory,
    linked,
    once,
    share,
    spoilt,
    together,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# A law of numbers does not hang on how busy the machine is. `make quick` tries fewer.
hypothesis.settings.register_profile("calm", deadline=None)
hypothesis.settings.register_profile("quick", deadline=None, max_examples=25)
hypothesis.settings.load_profile("calm")

HERE = Path(__file__).parent
SMALL = HERE / "sites" / "small"
LONGEST = (
    *("browser/test_pages.py", "browser/test_slow.py", "browser/test_cards.py"),
    *("browser/test_modes.py", "browser/test_sheets.py", "browser/test_charts.py"),
    *("browser/test_keyboard.py", "browser/test_past.py", "test_rehearsal.py"),
    *("browser/test_find.py", "browser/test_html.py", "test_kept.py", "test_cli.py"),
    "browser/test_reading.py",  # looks at what test_pages.py has seen by then
    *("test_catalogue.py", "browser/test_serve.py", "test_mutate.py", "test_faults.py"),
    *("test_propose.py", "test_determinism.py", "test_diff.py", "sheet/test_mutate.py"),
    "derive/test_formula.py",
    *("test_pictures.py", "test_scale.py", "browser/test_print.py", "test_charted.py"),
    *("browser/test_comforts.py", "browser/test_linked.py", "browser/test_survey.py"),
    *("derive/test_value.py", "test_past.py", "test_wheel.py", "test_hostile.py"),
    *("test_work.py", "test_bench.py", "test_one_digit.py", "browser/test_alone.py"),
    *("browser/test_files.py", "browser/test_walks.py"),
)
"""Files of which each takes more than five seconds, the longest first."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what renews the expected files."""
    parser.addoption(
        "--golden",
        action="store_true",
        help="write what is made into the expected files; read the diff before you "
        "commit it",
    )


def pytest_configure() -> None:
    """Let what tests write lie in memory, and what takes long be made once."""
    in_memory()
    together()
    compiled_once()
    bundled_once()


def pytest_xdist_auto_num_workers() -> int:
    """Start one more than there are cores: who looks at pages waits for browsers."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that none is left for the end."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(
        key=lambda item: places.get(item.path.relative_to(HERE).as_posix(), len(places))
    )


def pytest_collection_finish() -> None:
    """Let no search for garbage go through what is loaded to stay."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _uncopied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all be made in this process, where tests count it and browsers are held."""
    monkeypatch.setattr(forked, "THREADS", Path("/nowhere"))


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let this process look like one with two cores and no thread but its own."""
    threads = tmp_path / "threads"
    (threads / "1").mkdir(parents=True)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(forked, "THREADS", threads)
    monkeypatch.setattr(os, "sched_setaffinity", lambda *_: None, raising=False)
    return threads


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether the expected files are to be renewed."""
    return bool(request.config.getoption("--golden"))


@pytest.fixture(scope="session", autouse=True)
def unspoilt() -> Iterator[None]:
    """Prove at the end that no test changed what all of them share."""
    yield
    assert [] == spoilt()


@pytest.fixture(scope="session")
def drawn() -> Path:
    """Return the small project with all its pictures, which take long to draw."""

    def draw(root: Path) -> None:
        shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("expected"))
        build(Project(root, root / "site"), Report())

    root = once("small", draw)
    share(root / CACHE)
    return root


@pytest.fixture
def small(tmp_path: Path, drawn: Path) -> Path:
    """Return a sound little project that a test may spoil."""
    root = tmp_path / "project"
    shutil.copytree(drawn, root, ignore=shutil.ignore_patterns(CACHE))
    linked(drawn / CACHE, root / CACHE)
    return root


@pytest.fixture
def refusal(small: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[], list[str]]:
    """Return what builds the small project in vain and returns its diagnostics."""

    def refuse() -> list[str]:
        kept = small / "site" / "kept.html"
        kept.parent.mkdir(exist_ok=True)
        kept.write_text("as it was", encoding="utf-8")

        status = main(["build", "--root", str(small)])

        told = capsys.readouterr()
        assert FAULTS == status
        assert not told.out
        assert [kept] == list(kept.parent.iterdir())
        assert "as it was" == kept.read_text(encoding="utf-8")
        *lines, last = told.err.splitlines()
        heads = [line for line in lines if not line.startswith("  ")]
        count = sum(" remark[" not in line for line in heads)
        faults = "1 fault" if count == 1 else f"{count} faults"
        assert f"{faults}; nothing was written" == last
        return lines

    return refuse
