"""
What was read before: files that are the same are not read again.

A reader is a function of its files alone, so that what it made of them, and all that it
told, is what it would make and tell again. This process remembers both; what another
made, and had nothing to tell of, is kept (`sitegen.read.kept`).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sitegen.diagnostics import BuildError, Diagnostic, Report
from sitegen.read.kept import Part, Shelf
from sitegen.remembered import for_builds

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
Texts = dict[PurePosixPath, str]
MOST = 4096
"""So much is remembered at once; a large sheet has some thousand files."""


def known(
    part: Part[T], texts: Mapping[PurePosixPath, str], to: Report, cache: Path
) -> T:
    """
    Return what is read of files as a part of the content.

    What its reader tells goes *to* a report; *cache* is where other processes keep it.
    """
    try:
        made, told = _read(part, tuple(texts.items()), cache)
    except BuildError as error:  # of more faults than anybody reads
        to.add(error.report.diagnostics)
        raise BuildError(to) from None
    to.add(told)
    return cast("T", made)


@for_builds
@lru_cache(maxsize=MOST)
def _read(
    part: Part[Any], files: tuple[tuple[PurePosixPath, str], ...], cache: Path
) -> tuple[Any, tuple[Diagnostic, ...]]:
    shelf, own, texts = Shelf(cache), Report(), dict(files)
    made = shelf.get(part, texts)
    if made is None:
        # What reads takes longer to load than all that is known takes to be found.
        from sitegen.read.readers import READERS

        made = READERS[part.name](texts, own)
        if made is not None and not own.diagnostics:
            shelf.put(part, texts, made)
    return made, own.diagnostics
