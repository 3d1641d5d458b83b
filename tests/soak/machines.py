"""
Machines that fail: deaths, full disks and builds at once.

``python -m tests.soak.machines`` runs many of each and tells how many; the tests run
few. Each has a seed, so that what went wrong can be repeated.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from posixpath import dirname, join, normpath
from random import Random
from time import sleep
from typing import TYPE_CHECKING

from sitegen.diagnostics import BuildError, Report
from sitegen.fresh import STAGE
from sitegen.write import MANIFEST, write

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGES = 40
FOREIGN = {"CNAME": b"x", ".gitignore": b"*", ".sitegen-stage-mine/thesis.txt": b"mine"}
WRITER = """
import sys
from pathlib import Path
from sitegen.diagnostics import Report
from sitegen.write import write
from tests.soak.machines import edition
print(flush=True)
for number in range(int(sys.argv[2]), 10 ** 9):
    write(edition(number), Path(sys.argv[1]), Report())
"""


def edition(number: int) -> Mapping[str, bytes]:
    """
    Return a site in which each edition differs from the one before.

    Pages come and go, and each leads to all the others of its edition.
    """
    names = [
        f"p{page}-{number if page % 4 == 0 else 0}/index.html" for page in range(PAGES)
    ]
    links = "".join(f'<a href="../{name}">{name}</a>' for name in names)
    pages = {
        name: f"<p>{number if place % 3 else 'same'}</p>{links}".encode() * 20
        for place, name in enumerate(names)
    }
    front = links.replace("../", "").encode()
    return {"index.html": b"%d %s" % (number, front), **pages}


def prove_open(folder: Path, editions: range) -> None:
    """
    Assert that each page is one that was written, and that a walk meets no gap.

    A page that is new and not yet led to may lead to one that is still to come.
    """
    made: dict[str, set[bytes]] = {}
    for number in editions:
        for name, data in edition(number).items():
            made.setdefault(name, set()).add(data)
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.html")
        if STAGE not in path.parts
    }
    for name, data in found.items():
        assert data in made[name], f"{name} is torn"
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        name = waiting.pop()
        for link in set(re.findall(rb'href="([^"]*)"', found[name])):
            target = normpath(join(dirname(name), link.decode()))
            assert target in found, f"{name} leads to {target}, which is missing"
            if target not in reached:
                reached.add(target)
                waiting.append(target)


def prove_healed(folder: Path, number: int) -> None:
    """Assert that the next build makes the whole site, and no more."""
    write(edition(number), folder, Report())
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }
    assert {**edition(number), **FOREIGN} == files
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    assert sorted(edition(number)) == sorted(manifest)


def new_site(folder: Path) -> Path:
    """Return the first edition in a folder in which others have files too."""
    for name, data in FOREIGN.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    write(edition(0), folder, Report())
    return folder


def kills(count: int, folder: Path, seed: int = 1) -> Counter[str]:
    """Kill writers at random moments; return how many stages were left by them."""
    random, site, seen = Random(seed), new_site(folder / "site"), Counter[str]()
    number = 0
    for _ in range(count):
        arguments = [sys.executable, "-c", WRITER, str(site), str(number)]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE) as writer:
            assert writer.stdout
            writer.stdout.readline()
            sleep(random.uniform(0, 0.3))
            writer.kill()
        seen["stages left"] += (site / STAGE).exists()
        seen["kills"] += 1
        front = (site / "index.html").read_bytes()
        reached = int(front.partition(b" ")[0])
        prove_open(site, range(min(number, reached), reached + 2))
        number = reached + 2
        prove_healed(site, number)
    return seen


def full_disks(count: int, disk: Path, seed: int = 1) -> Counter[str]:
    """Fill a small disk at random moments; return how often it stopped a build."""
    random, site, seen = Random(seed), new_site(disk / "site"), Counter[str]()
    for number in range(1, count + 1):
        left = shutil.disk_usage(disk).free
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(random.randrange(left // 2, left)))
        before = edition(number - 1)
        try:
            write(edition(number), site, Report())
        except BuildError as error:
            seen[error.report.diagnostics[0].code] += 1
            assert all((site / name).read_bytes() == before[name] for name in before)
        else:
            seen["written"] += 1
        assert not (site / STAGE).exists()
        ballast.unlink()
        prove_healed(site, number)
    return seen


def pairs(count: int, project: Path, seed: int = 1) -> Counter[str]:
    """Build a project twice at once, after edits; return how often one had to wait."""
    random, seen = Random(seed), Counter[str]()
    page = project / "content/pages/index.md"
    arguments = [sys.executable, "-m", "sitegen", "build", "--root", str(project)]
    text = page.read_text("utf-8")
    for _ in range(count):
        builds, word = [], ""
        for _ in range(2):
            word = f"Word{random.randrange(10**9)}x".translate(
                str.maketrans("0123456789", "abcdefghij")
            )
            page.write_text(f"{text}\n{word}\n", "utf-8")
            builds.append(subprocess.Popen(arguments, stdout=-1, stderr=-1))
            sleep(random.uniform(0, 0.5))
        told = [each.communicate()[1].decode() for each in builds]
        assert [0, 0] == [each.returncode for each in builds], told
        seen["waited"] += sum("waiting for it" in each for each in told)
        seen["pairs"] += 1
        assert word in (project / "site/index.html").read_text("utf-8")
    return seen


def small_disk(folder: Path, size: str = "6m") -> bool:
    """Mount a small disk, where this user may."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode == 0


def main() -> None:
    """Run many of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("kills", 200), ("disks", 200), ("pairs", 20), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    options = parser.parse_args()
    from tests.support import small_project

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("deaths:", dict(kills(options.kills, folder, options.seed)), flush=True)
        disk = folder / "disk"
        if small_disk(disk):
            try:
                seen = full_disks(options.disks, disk, options.seed)
            finally:
                subprocess.run(["umount", str(disk)], check=True)
            print("full disks:", dict(seen), flush=True)
        else:
            print("full disks: not tried, since none can be mounted here", flush=True)
        project = small_project(folder / "project").root
        print("builds at once:", dict(pairs(options.pairs, project, options.seed)))


if __name__ == "__main__":
    main()
