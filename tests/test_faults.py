"""
What is wrong with content, told as ``path:line:column``, all at once.

A folder of faults/ is laid over sites/small: its files replace those of the same
name, ``X.append`` is added to the end of X, and ``X.delete`` removes X. The name
of the folder is the code, and behind two hyphens what is special about it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sitegen.cli import FAULTS as REFUSED
from sitegen.cli import main

FAULTS = sorted(path for path in Path(__file__).parent.glob("faults/*") if path.is_dir())
EXPECTED = "expected.txt"


@pytest.mark.parametrize("case", FAULTS, ids=lambda path: path.name)
def test_a_fault_is_told(
    *, case: Path, small: Path, golden: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """A faulty project is refused with the expected diagnostics and nothing else."""
    lay_over(case, small)

    told = refusal(small, capsys)

    if golden:
        (case / EXPECTED).write_text(told, encoding="utf-8")
    assert (case / EXPECTED).read_text(encoding="utf-8") == told
    assert f"error[{case.name.partition('--')[0]}]" in told


def lay_over(case: Path, project: Path) -> None:
    """Change a sound project by the files of a folder."""
    for path in sorted(case.rglob("*")):
        target = project / path.relative_to(case)
        if path.is_dir() or path.name == EXPECTED:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".delete":
            target.with_suffix("").unlink()
        elif path.suffix == ".append":
            with target.with_suffix("").open("ab") as file:
                file.write(path.read_bytes())
        else:
            shutil.copyfile(path, target)


def refusal(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Build a faulty project in vain and return its diagnostics, a line each."""
    kept = project / "site" / "kept.html"
    kept.parent.mkdir()
    kept.write_text("as it was", encoding="utf-8")

    status = main(["build", "--root", str(project)])

    told = capsys.readouterr()
    assert REFUSED == status
    assert not told.out
    assert [kept] == list(kept.parent.iterdir())
    assert "as it was" == kept.read_text(encoding="utf-8")
    *lines, last = told.err.splitlines(keepends=True)
    count = sum(not line.startswith("  ") for line in lines)
    assert f"{count} {'fault' if count == 1 else 'faults'}; nothing was written\n" == last
    return "".join(lines)
