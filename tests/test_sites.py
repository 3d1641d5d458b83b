"""Small projects and all that is made of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.project import Project

if TYPE_CHECKING:
    from sitegen.outputs import Outputs

SITES = sorted(path for path in Path(__file__).parent.glob("sites/*") if path.is_dir())


@pytest.mark.parametrize("case", SITES, ids=lambda path: path.name)
def test_a_site_is_made_as_expected(*, case: Path, golden: bool) -> None:
    """Each folder of sites/ makes the files of its expected/, no more and no less."""
    outputs = build(Project(case, case / "site"), Report(is_strict=True))
    expected = case / "expected"
    if golden:
        _renew(expected, outputs)

    kept = {
        path.relative_to(expected).as_posix(): path.read_bytes()
        for path in expected.rglob("*")
        if path.is_file()
    }

    assert sorted(kept) == sorted(outputs)
    for path, data in sorted(kept.items()):
        assert data.decode() == outputs[path].decode(), path


def test_every_site_has_expected_files() -> None:
    """No folder of sites/ passes because nothing is expected of it."""
    assert [] == [case.name for case in SITES if not (case / "expected").is_dir()]
    assert SITES


def _renew(folder: Path, outputs: Outputs) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in outputs.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
