"""What tests share: golden files, and a copy of the small project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SMALL = Path(__file__).parent / "sites" / "small"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what renews the expected files."""
    parser.addoption(
        "--golden",
        action="store_true",
        help="write what is made into the expected files; read the diff before you "
        "commit it",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether the expected files are to be renewed."""
    return bool(request.config.getoption("--golden"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a sound little project that a test may spoil."""
    for folder in ("content", "templates"):
        shutil.copytree(SMALL / folder, tmp_path / "project" / folder)
    return tmp_path / "project"
