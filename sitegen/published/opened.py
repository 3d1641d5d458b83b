"""A copy by its name on the command line, and for which address it was built."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.export import MANIFEST
from sitegen.published.folder import FolderCopy
from sitegen.published.web import WebCopy, is_here

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.project import Project
    from sitegen.published.compare import Copy


FRONT = "index.html"


class NoCopyError(Exception):
    """The name is that of no copy; says why."""


@contextmanager
def opened(name: str, project: Project) -> Iterator[tuple[Copy, Project]]:
    """
    Yield the copy at an address or in a folder, and the project as it is built for it.

    Raises `NoCopyError` where there is no such thing. A copy at an address of this
    machine is a rehearsal, built for where the content says it will be published.
    """
    if name.startswith(("https://", "http://")):
        try:
            found = WebCopy(name)
        except ValueError as error:
            raise NoCopyError(str(error)) from None
        with found as copy:
            is_said = project.address or is_here(name)
            yield copy, project if is_said else replace(project, address=name)
    elif Path(name).is_dir():
        if not any(Path(name, each).is_file() for each in (FRONT, MANIFEST)):
            message = f"{name!r} holds no site: neither {FRONT} nor {MANIFEST} is there"
            raise NoCopyError(message)
        yield FolderCopy(Path(name)), project
    else:
        raise NoCopyError(f"{name!r} is no folder, and no address by https")
