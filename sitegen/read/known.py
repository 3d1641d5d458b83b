"""
What was read in this process before: files that are the same are not read again.

A reader is a function of its files alone, so that what it made of them, and all that it
told, is what it would make and tell again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sitegen.diagnostics import BuildError, Diagnostic, Report
from sitegen.read.nodes import Node, parse
from sitegen.remembered import for_builds

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
Texts = dict[PurePosixPath, str]
Reader = Callable[[Texts, Report], T]
MOST = 4096
"""So much is remembered at once; a large sheet has some thousand files."""


def known(reader: Reader[T], texts: Mapping[PurePosixPath, str], to: Report) -> T:
    """Return what *reader* makes of files; what it tells goes *to* a report."""
    try:
        made, told = _read(reader, tuple(texts.items()))
    except BuildError as error:  # of more faults than anybody reads
        to.add(error.report.diagnostics)
        raise BuildError(to) from None
    to.add(told)
    return cast("T", made)


def nodes_of(texts: Texts, report: Report) -> dict[str, Node]:
    """Return the YAML of files by their names, as far as it can be read."""
    found = {path.stem: parse(text, path, report) for path, text in texts.items()}
    return {name: node for name, node in found.items() if node}


@for_builds
@lru_cache(maxsize=MOST)
def _read(
    reader: Reader[Any], files: tuple[tuple[PurePosixPath, str], ...]
) -> tuple[Any, tuple[Diagnostic, ...]]:
    own = Report()
    return reader(dict(files), own), own.diagnostics
