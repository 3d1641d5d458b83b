"""The folders of one fact sheet."""

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

    @property
    def content(self) -> Path:
        """What is said."""
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """How it looks."""
        return self.root / "templates"
