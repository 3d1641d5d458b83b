"""What takes long and needs nothing of what goes on, made on another core meanwhile."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def beside(make: Callable[[], T]) -> Callable[[], T]:
    """
    Begin to *make* something in a process of its own; return what waits for it.

    On a single core, and where that process cannot be had or dies, it is made here,
    when it is waited for.
    """
    if (os.cpu_count() or 1) == 1:
        return make
    try:
        pool = ProcessPoolExecutor(
            1,
            mp_context=get_context("spawn"),  # the engine here has threads: no fork
            initializer=signal.signal,  # who interrupts a build is told so once
            initargs=(signal.SIGINT, signal.SIG_IGN),
        )
        begun = pool.submit(make)
    except OSError:
        return make

    def made() -> T:
        try:
            with pool:
                return begun.result()
        except BrokenProcessPool:
            return make()

    return made
