"""What is being done, while it is: for who waits at a terminal, or asks."""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from threading import Event, Thread
from time import perf_counter
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE, BEAT = 1.0, 0.2
"""Seconds that nobody minds to wait without a word, and from one word to the next."""
WIDTH = 20
"""Letters of the bar."""
WIPED = "\r\x1b[K"


class Progress:
    """
    Tells what a command does, on a stream for people.

    With *is_verbose* each step is told when it ends, with its seconds; otherwise
    what takes more than a second is shown in a terminal until it ends, with a bar, and
    then how long it took. No clock is read for anything else.
    """

    def __init__(self, stream: TextIO | None, *, is_verbose: bool) -> None:
        self._stream, self._is_verbose = stream, is_verbose
        self._step, self._begun, self._steps = "begin", 0, 1

    def begin(self, step: str) -> None:
        """Say what is done from now on."""
        self._step, self._begun = step, self._begun + 1

    def say(self, line: str) -> None:
        """Say a line that stays."""
        self._say(f"{line}\n")

    @contextmanager
    def shown(self, pipeline: ModuleType) -> Iterator[None]:
        """Tell of each step that the module *pipeline* calls, while the block runs."""
        steps = {
            name: found
            for name, found in vars(pipeline).items()
            if isinstance(found, FunctionType)
            and found.__module__.startswith("sitegen.")
            and found.__module__ != pipeline.__name__
        }
        vars(pipeline).update({name: self._told(steps[name]) for name in steps})
        self._steps = len(steps) + 1  # and the writing
        start = perf_counter()
        ended = Event()
        # By this name `forked` knows that it may copy the process beside it.
        watcher = Thread(
            target=self._watch, args=(ended,), name="progress", daemon=True
        )
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()
            vars(pipeline).update(steps)
            self._end(perf_counter() - start)

    def _told(self, step: Callable[..., Any]) -> Callable[..., Any]:
        room = step.__module__.split(".")[1]
        name = step.__name__ if step.__name__ == room else f"{room}.{step.__name__}"

        @wraps(step)
        def told(*arguments: Any, **options: Any) -> Any:
            self.begin(name)
            start = perf_counter()
            try:
                return step(*arguments, **options)
            finally:
                if self._is_verbose:
                    self._say(f"{perf_counter() - start:8.3f} s  {name}\n")

        return told

    def _watch(self, ended: Event) -> None:
        """Show the step and the seconds so far, and wipe them away in the end."""
        if self._is_verbose or not self._stream or not self._stream.isatty():
            return
        seconds = PATIENCE
        is_over = ended.wait(PATIENCE)
        while not is_over:
            self._say(f"{WIPED}{self._bar()} {seconds:.0f} s")
            is_over = ended.wait(BEAT)
            seconds += BEAT
        if seconds > PATIENCE:
            self._say(WIPED)

    def _bar(self) -> str:
        """Return how far it is, and what is done."""
        far = int(WIDTH * min(1, max(self._begun - 1, 0) / self._steps))
        bar = f"{'#' * far}{'.' * (WIDTH - far)}"
        return f"sitegen: [{bar}] {self._step} …"

    def _end(self, seconds: float) -> None:
        """Say how long all of it took, where somebody waited or asks."""
        is_seen = bool(self._stream and self._stream.isatty())
        if self._is_verbose:
            self._say(f"{seconds:8.3f} s  total\n")
        elif is_seen and seconds > PATIENCE:
            self._say(f"sitegen: that took {seconds:.1f} s\n")

    def _say(self, text: str) -> None:
        if self._stream:
            self._stream.write(text)
            self._stream.flush()
