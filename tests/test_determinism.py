"""The same content makes the same site: anywhere, at any time, without a network."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.shared import turn
from tests.support import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

SCRIPT = """
import json, socket, sys, time
from hashlib import sha256
from pathlib import Path

root, clock = Path(sys.argv[1]), float(sys.argv[2])
real = time.time
time.time = lambda: real() + clock
time.time_ns = lambda: int(time.time() * 1e9)
opened = []

def note(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        opened.append(f"{event} {arguments}")

class Refused(socket.socket):
    def __init__(self, *arguments, **options):
        raise AssertionError("a build opens no socket")

sys.addaudithook(note)
socket.socket = socket.create_connection = Refused

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.project import Project

outputs = build(Project(root, root / "site"), Report(is_strict=True))
hashes = {path: sha256(data).hexdigest() for path, data in outputs.items()}
traces = [path for path, data in outputs.items() if str(root).encode() in data]
print(json.dumps([hashes, list(outputs), opened, traces]))
"""

YEARS = 20 * 365 * 24 * 3600


def copied(folder: Path) -> Path:
    """Copy the project in another order of files, all with the same old time."""
    names = [
        path.relative_to(ROOT)
        for part in ("content", "templates")
        for path in sorted((ROOT / part).rglob("*"), reverse=True)
        if path.is_file()
    ]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
        os.utime(folder / name, (0, 0))
    return folder


@dataclass(frozen=True, slots=True)
class Built:
    """What a build in a process of its own made."""

    hashes: dict[str, str]
    order: list[str]
    opened: list[str]
    """The network events that Python told of."""
    traces: list[str]
    """The files that name the folder of the project."""


def built(root: Path, cwd: Path, clock: int, variables: dict[str, str]) -> Built:
    """Build the project at *root*, with the clock put forward by so many seconds."""
    done = run(["-c", SCRIPT, str(root), str(clock)], cwd=cwd, **variables)
    assert "" == done.stderr
    return Built(*json.loads(done.stdout))


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """
    Build the project, and a copy of it elsewhere in the world and years later.

    The copy finds nothing that an earlier build drew.
    """
    here = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
    folder = tmp_path_factory.mktemp("a copy, of the project")
    no_fonts = folder / "fonts.conf"
    no_fonts.write_text("<fontconfig><dir>/no/fonts</dir></fontconfig>")
    elsewhere = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "de_DE.UTF-8",
        "LANGUAGE": "de",
        "PYTHONHASHSEED": "4711",
        "PYTHONUTF8": "0",
        "HOME": str(folder / "no home"),
        "FONTCONFIG_FILE": str(no_fonts),
        "COLUMNS": "40",
        "USER": "somebody",
    }
    other = copied(folder / "another" / "project")
    with turn("ours"):  # what one draws is drawn for all
        first = built(ROOT, ROOT, 0, here)
    return first, built(other, folder, YEARS, elsewhere)


def test_same_bytes_wherever_and_whenever(builds: tuple[Built, Built]) -> None:
    """
    Neither path, clock, zone, locale, fonts, hash seed nor file order show in it.

    The copy has nothing beside it, so that nothing outside the project does.
    """
    here, elsewhere = builds

    assert here.hashes == elsewhere.hashes
    assert here.order == elsewhere.order


def test_build_opens_no_socket(builds: tuple[Built, Built]) -> None:
    """A build needs no network, and does not even look for one."""
    assert [[], []] == [each.opened for each in builds]


def test_site_does_not_name_its_folder(builds: tuple[Built, Built]) -> None:
    """No file of the site tells where on the disk it was made."""
    assert [[], []] == [each.traces for each in builds]


def test_no_plugin_reads_along(tmp_path: Path) -> None:
    """What another program hooked into pydantic sees and changes nothing."""
    about = tmp_path / "meddler-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Name: meddler\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text("[pydantic]\nm = meddler:it\n", "utf-8")
    (tmp_path / "meddler.py").write_text("it = None\n", "utf-8")
    script = (
        "import sys\n"
        "from sitegen.diagnostics import Report\n"
        "from sitegen.project import Project\n"
        "from sitegen.read import read\n"
        "from pathlib import Path\n"
        "root, none = map(Path, sys.argv[1:])\n"
        "read(Project(root, none / 'site', drawings=none), Report())\n"
        "print('pydantic' in sys.modules, 'meddler' in sys.modules)\n"
    )
    sheet = str(ROOT / "tests" / "sites" / "merisia")

    found = run(["-c", script, sheet, str(tmp_path)], PYTHONPATH=str(tmp_path))

    assert ("True False\n", "") == (found.stdout, found.stderr)
