"""The folders of one fact sheet, and where it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """Where the content and the templates are, and where the site goes."""

    root: Path
    output: Path
    address: str = ""
    """Where the site is published, instead of what ``site.yaml`` says."""
    repository: str = ""
    """The project's page on GitHub, likewise."""
    drawings: Path | None = None
    """Where to keep what was drawn, if not in the project itself."""

    @property
    def content(self) -> Path:
        """What is said."""
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """How it looks."""
        return self.root / "templates"

    @property
    def cache(self) -> Path:
        """What was drawn before; may be deleted at any time."""
        return self.drawings or self.root / ".sitegen-cache"
