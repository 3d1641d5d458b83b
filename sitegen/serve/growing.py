"""
The files of a site that was begun: what is asked for at once, the rest later.

That is a page, and what is drawn of a chart; for all else the site is finished.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING

from sitegen.assets import posters
from sitegen.build import finish
from sitegen.later import Lazy

if TYPE_CHECKING:
    from sitegen.build import Begun
    from sitegen.diagnostics import Report
    from sitegen.outputs import Outputs
    from sitegen.project import Project


class Growing(Mapping[str, bytes]):
    """
    The files by path; for all else than these, and for all faults, it is finished.

    Whoever asks for one gets `BuildError` where the site turns out not to be sound.
    """

    def __init__(self, begun: Begun, project: Project, report: Report) -> None:
        self._begun, self._project, self._report = begun, project, report
        self._whole: Outputs | None = None
        made = partial(posters, begun.site, begun.drawings, project.cache)
        self._posters = Lazy(made)
        self._lock = RLock()

    def __getitem__(self, path: str) -> bytes:
        begun = self._begun
        for part in (begun.pages, begun.drawn):
            if path in part and self._report.is_sound:
                return part[path]
        if path in self._posters and self._report.is_sound:
            return self._posters[path]()
        return self.whole()[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole())

    def __len__(self) -> int:
        return len(self.whole())

    def __bool__(self) -> bool:
        return True

    def steps(self) -> Iterator[None]:
        """Make page after page, and give way before each; then finish."""
        yield
        for _ in self._begun.pages:
            yield
        self.whole()

    def whole(self) -> Outputs:
        """Return all files; raises `BuildError` where the site is not sound."""
        with self._lock:
            if self._whole is None:
                self._whole = finish(self._begun, self._project, self._report)
            return self._whole
