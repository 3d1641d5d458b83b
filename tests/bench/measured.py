"""Commands -> what they cost: seconds of processor and of patience, and memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

FEW = 2_000
"""Letters of what a command said before it failed."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one command took, with all processes that it waited for."""

    processor: float
    """Seconds in which a processor was busy with it: others disturb them little."""
    wall: float
    """Seconds until it ended, or until what was asked for was there."""
    memory: int
    """Bytes at the peak of its largest process."""


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a *command* in a *folder*; raises `RuntimeError` where it fails."""
    with tempfile.TemporaryFile("w+") as said:
        begun = perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=surroundings(), stdout=said, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{command} failed: {said.read()[-FEW:]}")
    processor = used.ru_utime + used.ru_stime
    return Cost(processor=processor, wall=wall, memory=used.ru_maxrss * 1024)


def surroundings() -> dict[str, str]:
    """Return the environment of a user: Python may keep what it compiled."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "GITHUB_ACTIONS", "CI"}
    return {name: each for name, each in os.environ.items() if name not in left_out}


def middle(costs: Iterable[Cost]) -> Cost:
    """Return the medians of several runs of one thing, the highest memory."""
    found = [*costs]
    return Cost(
        processor=median(each.processor for each in found),
        wall=median(each.wall for each in found),
        memory=max(each.memory for each in found),
    )
