"""
What is served: the site of the content as it now is, or why there is none.

Freshness is proved by the bytes of all inputs whenever somebody asks, so that no
notice of the system can be missed and none be waited for. A request is answered from
one build, which is made again if the inputs changed under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from threading import Condition
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitegen.build import build
from sitegen.diagnostics import BuildError, Report
from sitegen.fresh import fingerprint
from sitegen.show import show

if TYPE_CHECKING:
    from sitegen.outputs import Outputs
    from sitegen.project import Project

BEAT = 0.1
"""Seconds from one look at the inputs to the next, while somebody waits."""
TRIES = 5
"""Builds that an editor who saves all the time can spoil before one is shown."""


@dataclass(frozen=True, kw_only=True)
class State:
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
    """Builds when the inputs are new, and keeps the last sound site."""

    def __init__(self, project: Project, *, is_strict: bool) -> None:
        self._project, self._is_strict = project, is_strict
        self._changed = Condition()
        self._state = State(outputs={})
        self.top = urlsplit(project.address).path or "/"

    def state(self) -> State:
        """Return the state of the content as it is at this moment."""
        with self._changed:
            for _ in range(TRIES):
                inputs = self._inputs()
                if self._state.number and inputs == self._state.inputs:
                    break
                made = self._made(inputs)
                if self._is_other(made):
                    self._state = made
                if inputs == self._inputs():
                    break
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
        return fingerprint(str(project.root), settings) or self._stamp()

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
        report = Report(is_strict=self._is_strict)
        outputs, faults = self._state.outputs, ""
        try:
            outputs = build(self._project, report)
        except BuildError:
            root = self._project.root
            faults = show(report.diagnostics, "text", root, has_lines=True)
        except OSError as error:  # a file that went while it was read
            faults = f"{error}; check the rights of that file"
        number = self._state.number + 1
        return State(number=number, inputs=inputs, outputs=outputs, faults=faults)

    def _is_other(self, made: State) -> bool:
        """Tell whether a reader would see another site, or the inputs are others."""
        known = self._state
        return (made.inputs, made.faults) != (known.inputs, known.faults) or (
            made.outputs is not known.outputs and made.outputs != known.outputs
        )
