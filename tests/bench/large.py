"""
``python -m tests.bench.large``: what one large sheet costs to read, derive and check.

Prints for each size the number of figures, the seconds of computing that each step
takes and the peak of memory; the tests count work instead, since seconds are those of
one machine.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from time import process_time

from sitegen.check import check
from sitegen.derive import derive
from sitegen.diagnostics import Report
from sitegen.project import Project
from sitegen.read import read
from sitegen.resolve import resolve
from tests.bench.sheet import write
from tests.support import prove

YEARS = (1, 3, 10)
PARTNERS = 12
"""They and all together make some thousand figures a year."""


def measure(years: int) -> str:
    """Return what so many years cost, in this process and from cold."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), years=years, partners=PARTNERS)
        project, report = Project(Path(folder), Path(folder) / "site"), Report()
        clock = [process_time()]
        content = read(project, report)
        clock.append(process_time())
        site = resolve(content, report)
        clock.append(process_time())
        prove(site, report)
        clock.append(process_time())
        site = derive(site, report)
        clock.append(process_time())
        site = check(site, report)
        clock.append(process_time())
    steps = " ".join(f"{after - before:8.2f}" for before, after in pairwise(clock))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    total = clock[-1] - clock[0]
    return f"{len(site.figures):8} {steps} {total:8.2f} {memory:8.0f}"


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.stdout.write(f"{measure(int(sys.argv[1]))}\n")
    else:
        names = ("figures", "read", "resolve", "prove", "derive", "check", "s", "MB")
        sys.stdout.write(" ".join(f"{name:>8}" for name in names) + "\n")
        sys.stdout.flush()
        for size in YEARS:  # a process each, so that memory is that of one size
            command = [sys.executable, "-m", "tests.bench.large", str(size)]
            subprocess.run(command, check=True)
