"""
A preview that follows edits: the time from a save until the page is served.

The page is asked for again and again at once, as an editor would reload it; a maker
that proves each answer answers once.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from signal import SIGTERM
from socket import socket
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from tests.bench.maker import CHARTED
from tests.bench.measured import Cost, surroundings
from tests.bench.sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.maker import Maker

PATIENCE = 60.0
"""Seconds after which a preview is given up."""
STEP, REST = 0.005, 1.0
"""Seconds between two requests; and without work, until a preview is at rest."""
TICKS = os.sysconf("SC_CLK_TCK")


def served(maker: Maker, folder: Path, numbers: range) -> list[Cost]:
    """
    Return the costs of edits of a charted figure while a preview goes on.

    Their wall time ends when the page is served, the processor's when the preview is
    at rest. Peak memory is that of the preview by then.
    """
    costs = []
    maker.rewrite(folder, sheet(0))
    with _previewed(maker, folder) as (process, port):
        for number in numbers:
            used, begun = _at_rest(process), perf_counter()
            shown = maker.edit(folder, CHARTED, number)
            _wait_for(maker, port, shown)
            wall = perf_counter() - begun
            costs.append(
                Cost(
                    processor=_at_rest(process) - used,
                    wall=wall,
                    memory=_peak(process),
                )
            )
    return costs


@contextmanager
def _previewed(maker: Maker, folder: Path) -> Iterator[tuple[int, int]]:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        maker.serve(port),
        cwd=folder,
        env=surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(maker, port, maker.shown(sheet(0).rows[CHARTED]))
        yield process.pid, port
    finally:
        os.killpg(process.pid, SIGTERM)
        process.wait()


def _wait_for(maker: Maker, port: int, shown: str) -> None:
    """Ask for the page until it shows something, and then prove it."""
    end = perf_counter() + PATIENCE
    page = ""
    while shown not in page:
        if perf_counter() > end:
            raise TimeoutError(f"{maker.name} never serves {shown}")
        page = _got(port, f"/{maker.page.removesuffix('index.html')}")
        if shown not in page:
            sleep(STEP)
    maker.prove(page, shown)


def _got(port: int, path: str) -> str:
    """Return what is served, or nothing while the server is not there."""
    asked = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        asked.request("GET", path)
        return asked.getresponse().read().decode("utf-8", "replace")
    except (OSError, HTTPException):
        return ""
    finally:
        asked.close()


def _at_rest(process: int) -> float:
    """Wait until a process does next to nothing; return its seconds of processor."""
    before = -1.0
    while (now := _used(process)) > before + 0.03 * REST:
        before = now
        sleep(REST)
    return now


def _used(process: int) -> float:
    """Return the seconds of processor of a process and those it began or waited for."""
    return sum(sum(map(int, each[13:17])) for each in _family(process)) / TICKS


def _peak(process: int) -> int:
    """Return the peak memory of the largest of them in bytes."""
    told = (Path(f"/proc/{each[0]}/status").read_text() for each in _family(process))
    return max(int(each.partition("VmHWM:")[2].split()[0]) * 1024 for each in told)


def _family(process: int) -> Iterator[list[str]]:
    """Yield what the system tells of all processes of a session, as in proc(5)."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            head, _, tail = path.read_text().rpartition(")")
        except OSError:  # it has just ended
            continue
        told = [head.partition(" ")[0], "", *tail.split()]
        if int(told[5]) == process:
            yield told
