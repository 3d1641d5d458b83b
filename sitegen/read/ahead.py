"""
What is new in the content, read on another core while other work goes on.

To load what reads takes as long as to load much of the pipeline, and what it reads is
kept (`sitegen.read.kept`): so this process finds it, and need not load that at all,
nor have room for it. It waits where it misses something, and reads till then what is
not new.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sitegen.diagnostics import BuildError, Report
from sitegen.forked import forked
from sitegen.read import parts, texts_of
from sitegen.read.kept import UNDER_WAY, Shelf
from sitegen.read.known import known

if TYPE_CHECKING:
    from sitegen.project import Project


def ahead(project: Project) -> None:
    """Begin to read the files that are new, for who misses them on the shelf."""
    Shelf(project.cache).make_room()
    if wait := forked(lambda: _read_new(project)):
        UNDER_WAY[str(project.cache)] = wait


def _read_new(project: Project) -> None:
    """Keep what is new; whatever is wrong with it is told by who asks for it."""
    told, shelf = Report(), Shelf(project.cache)
    with suppress(BuildError):  # of more faults than anybody reads
        for part, texts in parts(texts_of(project, told)):
            if not shelf.has(part, texts):
                known(part, texts, told, project.cache)
