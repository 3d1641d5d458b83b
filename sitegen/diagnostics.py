"""Places in content files, what is wrong there, and the report that collects it."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from functools import total_ordering
from operator import attrgetter
from pathlib import PurePosixPath  # noqa: TC003 - as in sitegen.model
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST = 1000
"""So many faults end a build at once."""


@total_ordering
class Location:
    """
    A place in a file of the project; line and column count from 1.

    Nobody changes it. It is no `Struct`, so that what tells records by all that they
    say can leave it out.
    """

    __slots__ = ("column", "line", "path")

    def __init__(self, path: PurePosixPath, line: int = 1, column: int = 1) -> None:
        self.path: Final = path
        self.line: Final = line
        self.column: Final = column

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Location) and _parts(self) == _parts(other)

    def __lt__(self, other: Location) -> bool:
        return _parts(self) < _parts(other)

    def __hash__(self) -> int:
        return hash(_parts(self))

    def __repr__(self) -> str:
        return f"Location({str(self)!r})"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


_parts = attrgetter("path", "line", "column")


class Severity(StrEnum):
    """
    An error stops the build, a warning stops it only under ``--strict``.

    A remark stops nothing: the content says what it means in an older way.
    """

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


class Note(Struct, frozen=True):
    """A second place that explains a diagnostic."""

    at: Location
    message: str


class Edit(Struct, frozen=True, order=True):
    """What was plainly meant: *old* stands in a line, at a place or behind it."""

    at: Location
    old: str
    new: str


class Diagnostic(Struct, frozen=True):
    """One fault: where, of what kind, what is wrong and what to do about it."""

    at: Location
    code: str
    message: str
    severity: Severity = Severity.ERROR
    notes: tuple[Note, ...] = ()
    edits: tuple[Edit, ...] = ()
    """What mends it, where the intention is plain; see `sitegen.fixes`."""

    def __str__(self) -> str:
        return f"{self.at}: {self.severity}[{self.code}] {self.message}"


class Report(Struct):
    """
    Collects diagnostics; the one mutable object that the steps share.

    A step adds all that it finds, goes as far as it can and ends with
    `stop_on_errors`, so that one run shows every fault of the step.
    """

    is_strict: bool = False
    _found: list[Diagnostic] = field(default_factory=list)

    def error(
        self,
        code: str,
        at: Location,
        message: str,
        *notes: Note,
        edits: tuple[Edit, ...] = (),
    ) -> None:
        """Add an error; raises `BuildError` where nobody would read one more."""
        self._found.append(Diagnostic(at, code, message, Severity.ERROR, notes, edits))
        if len(self._found) >= MOST:
            raise BuildError(self)

    def add(self, found: Iterable[Diagnostic], since: int | None = None) -> None:
        """Add what was found, for all told *since*; raises as `error` does."""
        del self._found[len(self._found) if since is None else since :]
        for each in found:
            self._found.append(each)
            if each.severity is Severity.ERROR and len(self._found) >= MOST:
                raise BuildError(self)

    def taken(self, since: int) -> list[Diagnostic]:
        """Return what was found, *since* so many told, and forget it."""
        found = self._found[since:]
        del self._found[since:]
        return found

    def warn(self, code: str, at: Location, message: str, *notes: Note) -> None:
        """Add a warning."""
        self._found.append(Diagnostic(at, code, message, Severity.WARNING, notes))

    def remark(
        self, code: str, at: Location, message: str, edits: tuple[Edit, ...] = ()
    ) -> None:
        """Add what an editor should know and need not mend."""
        self._found.append(Diagnostic(at, code, message, Severity.REMARK, (), edits))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found so far, each once, in order of place."""
        found = dict.fromkeys(self._found)
        return tuple(sorted(found, key=lambda d: (d.at, d.code, d.message)))

    @property
    def told(self) -> int:
        """How often something was found so far, twice the same included."""
        return len(self._found)

    def forget_edits(self) -> None:
        """Forget what was plainly meant, once it is written."""
        self._found = [replace(each, edits=()) for each in self._found]

    @property
    def is_sound(self) -> bool:
        """Nothing found so far stops a build."""
        return not self._stops(self._found)

    def stop_on_errors(self, since: int = 0) -> None:
        """Raise `BuildError` if what was found, *since* so many told, stops a build."""
        if self._stops(self._found[since:]):
            raise BuildError(self)

    def _stops(self, found: list[Diagnostic]) -> bool:
        harmless = {Severity.REMARK, *(() if self.is_strict else (Severity.WARNING,))}
        return any(each.severity not in harmless for each in found)


class BuildError(Exception):
    """The content is not sound; carries the report that says why."""

    def __init__(self, report: Report) -> None:
        super().__init__("\n".join(map(str, report.diagnostics)))
        self.report = report


def reported(prove: Callable[[Report], object]) -> tuple[Diagnostic, ...]:
    """
    Return what a proof reports, apart from all else that is found.

    Where nobody would read one more, whoever adds this to a report ends the build.
    """
    own = Report()
    with suppress(BuildError):
        prove(own)
    return own.diagnostics
