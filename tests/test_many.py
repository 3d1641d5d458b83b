"""Many sheets, each built by itself, that share what was drawn."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from sitegen.remembered import forget
from tests.soak.edits import outcome
from tests.support import CONTENT, ROOT, small_project


def test_the_cache_of_another_sheet_changes_no_byte(tmp_path: Path) -> None:
    """A sheet that finds what another left is the sheet that finds nothing."""
    texts = {name: text.replace("Norland", "Sudland") for name, text in CONTENT.items()}
    one, other = (
        small_project(tmp_path / name, content)
        for name, content in (("one", CONTENT), ("other", texts))
    )
    shutil.rmtree(other.cache)
    clean = outcome(other)
    outcome(one)
    shutil.rmtree(other.cache)
    shutil.copytree(one.cache, other.cache)
    forget()

    assert clean == outcome(other)
    assert isinstance(clean, dict)


def test_the_workflow_for_many_sheets_allows_nothing_needless(tmp_path: Path) -> None:
    """What CONTRIBUTING shows passes what our own workflows have to pass."""
    text = (ROOT / ".github/CONTRIBUTING.md").read_text("utf-8")
    (shown,) = re.findall(r"```yaml\n(name: sheets\n.*?)```", text, re.DOTALL)
    path = tmp_path / ".github/workflows/sheets.yml"
    path.parent.mkdir(parents=True)
    path.write_text(shown, "utf-8")

    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--pedantic", path], capture_output=True, check=False
    )
    assert 0 == done.returncode, done.stdout + done.stderr
