"""The folders of one fact sheet, and where it is published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.shipped import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Templates(Struct, frozen=True):
    """How it looks: the project's own files, and the tool's where it has none."""

    own: Path
    shipped: Path = Path(TEMPLATES)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where a file is looked for; the first that has it counts."""
        return tuple(dict.fromkeys((self.own, self.shipped)))

    def find(self, name: str) -> Path | None:
        """Return the file of that *name*; an empty one takes the tool's away."""
        paths = (folder / name for folder in self.folders)
        found = next((path for path in paths if path.is_file()), None)
        return found if found and found.stat().st_size else None


class Said(Struct, frozen=True, kw_only=True):
    """What is said under a heading: lines, each with what stands below it."""

    heading: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


class Edition(Struct, frozen=True, kw_only=True):
    """An edition before the current one, as it was released."""

    day: date
    name: str
    """The file in which it was released."""
    digest: str
    """The SHA-256 of that file."""
    site: Mapping[str, bytes]
    """Its files, by their paths below its site."""
    made_of: Mapping[str, bytes]
    """The files of its content and templates, by their paths in the project."""
    since: tuple[Said, ...] = ()
    """What changed since then, the summary first."""


class Project(Struct, frozen=True):
    """Where the content and the templates are, and where the site goes."""

    root: Path
    output: Path
    address: str = ""
    """Where the site is published, instead of what ``site.yaml`` says."""
    repository: str = ""
    """The project's page on GitHub, likewise."""
    commit: str = ""
    """Of which commit of git the content is; empty if nobody said."""
    drawings: Path | None = None
    """Where to keep what was drawn, if not in the project itself."""
    earlier: tuple[Edition, ...] = ()
    """Editions to keep below the current one, the newest first."""

    @property
    def content(self) -> Path:
        """What is said."""
        return self.root / "content"

    @property
    def templates(self) -> Templates:
        """How it looks."""
        return Templates(self.root / "templates")

    @property
    def cache(self) -> Path:
        """What was drawn before; may be deleted at any time."""
        return self.drawings or self.root / ".sitegen-cache"
