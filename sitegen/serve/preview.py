"""
What is served: the site of the content as it now is, or why there is none.

Freshness is proved by the bytes of all inputs whenever somebody asks, so that no
notice of the system can be missed and none be waited for. The page that is asked for
is made first. What nobody asks for is made when nobody asks, and then the site is
proved as a whole: a fault that only shows there comes as a state of its own.
"""

from __future__ import annotations

import gc
from functools import partial
from hashlib import sha256
from threading import Condition, Thread
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from sitegen.build import begin
from sitegen.diagnostics import BuildError, Report
from sitegen.inputs import edited, ground, touched
from sitegen.serve.answers import Answer, answer
from sitegen.serve.growing import Growing
from sitegen.show import show

if TYPE_CHECKING:
    from sitegen.outputs import Outputs
    from sitegen.project import Project

BEAT = 0.02
"""Seconds from one look at the inputs to the next, while somebody waits."""
QUIET = 0.5
"""Seconds without a request after which what nobody asked for is made."""
TRIES = 5
"""Builds that an editor who saves all the time can spoil before one is shown."""


class State(Struct, frozen=True, kw_only=True):
    """One state of the content, and what was made of it."""

    number: int = 0
    """Counts the states; a page knows of which it is."""
    inputs: str = ""
    outputs: Outputs
    """The files of the site: of this state if it is sound, else of the last sound."""
    faults: str = ""
    """What stops this state, as the command line tells it; nothing if it is sound."""

    @property
    def name(self) -> str:
        """What a page knows its state by, also when the preview has begun anew."""
        return f"{self.number}-{self.inputs[:12]}"


class Preview:
    """Begins anew when the inputs are new, and keeps the last sound site."""

    def __init__(self, project: Project, *, is_strict: bool) -> None:
        self._project, self._is_strict = project, is_strict
        self._changed = Condition()
        self._state = State(outputs={})
        self._sound: Outputs = {}
        """The last site that was proved as a whole."""
        self._is_unsure = False
        """What the state was made of may be something else than its inputs."""
        self._ground = ""
        """A hash of the templates of the state."""
        self._asked = monotonic()
        self.finishers: list[Thread] = []
        self.top = urlsplit(project.address).path or "/"

    def answer(self, target: str, before: str = "") -> Answer:
        """Return what a request gets, of the content as it is at this moment."""
        for _ in range(TRIES):
            state = self.state()
            self._asked = monotonic()
            try:
                found = answer(state, target, self.top, before)
            except (BuildError, OSError) as error:
                self._refuse(state, error)
                continue
            if self._inputs() == state.inputs:
                break
        else:
            found = answer(self.state(), target, self.top, before)
        self._asked = monotonic()
        return found

    def end(self) -> None:
        """Leave what was begun; the threads that finish it end soon."""
        with self._changed:
            self._state = State(outputs={})

    def state(self) -> State:
        """Return the state of the content as it is at this moment."""
        root = str(self._project.root)
        with self._changed:
            for _ in range(TRIES):
                # Times first: what is written behind them is told by one or the other.
                before, inputs = touched(root), self._inputs()
                is_known = self._state.number and inputs == self._state.inputs
                if is_known and not self._is_unsure:
                    break
                self._asked = monotonic()
                self._state = self._made(inputs)
                # What was put back meanwhile has the bytes of before, but was read.
                self._is_unsure = before != touched(root)
                # Bytes, by which an answer is proved too, tell where times do not.
                if not self._is_unsure and (before or inputs == self._inputs()):
                    self._begin_to_finish()
                    break
            else:
                self._begin_to_finish()
            return self._state

    def after(self, name: str, seconds: float) -> State:
        """Wait for a state other than that *name*, *seconds* at most."""
        end = monotonic() + seconds
        state = self.state()
        while state.name == name and monotonic() < end:
            with self._changed:
                self._changed.wait(BEAT)
            state = self.state()
        return state

    def _inputs(self) -> str:
        project = self._project
        settings = (project.address, project.repository)
        return edited(str(project.root), settings) or self._stamp()

    def _stamp(self) -> str:
        """
        Return what tells inputs apart of which some are no plain files.

        An editor's lock is such a one, a link to nothing; names, sizes and times do.
        """
        total = sha256()
        project = self._project
        for top in (project.content, *project.templates.folders):
            for path in sorted(top.rglob("*")):
                try:
                    found = path.lstat()
                except OSError:  # it has just gone
                    continue
                line = f"{path} {found.st_size} {found.st_mtime_ns}\n"
                total.update(line.encode(errors="surrogateescape"))
        return total.hexdigest()

    def _made(self, inputs: str) -> State:
        report, number = Report(is_strict=self._is_strict), self._state.number + 1
        made = partial(State, number=number, inputs=inputs)
        templates = ground(str(self._project.root))
        if templates != self._ground:  # what was not made by them cannot be any more
            self._ground, self._state = (
                templates,
                replace(self._state, outputs=self._sound),
            )
        try:
            begun = begin(self._project, report)
            begun.proofs.settle()  # no page shows a value that does not follow
        except (BuildError, OSError) as error:
            return made(outputs=self._state.outputs, faults=self._told(error))
        return made(outputs=Growing(begun, self._project, report))

    def _begin_to_finish(self) -> None:
        made = Thread(target=self._finish, args=(self._state,), daemon=True)
        self.finishers = [*filter(Thread.is_alive, self.finishers), made]
        made.start()

    def _finish(self, state: State) -> None:
        """Make what nobody asked for, while nobody asks and nothing is edited."""
        growing = state.outputs
        if not isinstance(growing, Growing):
            return
        try:
            for _ in growing.steps():
                while monotonic() < self._asked + QUIET and self._is_of(growing):
                    with self._changed:
                        self._changed.wait(BEAT)
                if not self._is_of(growing):
                    return
        except (BuildError, OSError) as error:
            self._refuse(state, error)
        else:
            self._sound = growing.whole()
            _settle()

    def _is_of(self, growing: Growing) -> bool:
        return self._state.outputs is growing

    def _refuse(self, state: State, error: Exception) -> None:
        """Let a state whose site turns out unsound be followed by one that says so."""
        with self._changed:
            if self._state.outputs is state.outputs:
                self._state = replace(
                    self._state,
                    number=self._state.number + 1,
                    outputs=self._sound,
                    faults=self._state.faults or self._told(error),
                )
                self._changed.notify_all()

    def _told(self, error: Exception) -> str:
        """Return faults as the command line tells them."""
        if isinstance(error, BuildError):
            found = error.report.diagnostics
            return show(found, "text", self._project.root, has_lines=True)
        return f"{error}; check the rights of that file"  # it went while it was read


def _settle() -> None:
    """
    Let the collector of garbage pass over all that is here to stay, from now on.

    Among everything that is remembered of a large sheet it searches longer than an
    edit takes.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
